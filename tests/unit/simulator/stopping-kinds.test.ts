import { describe, expect, it } from 'vitest';
import { HOUR, spending, truth } from './money';
import { ADVERTISER, CAMPAIGN, Client, NOW } from './simulated';

const hourAfter = (simulator: ReturnType<typeof spending>) => {
  simulator.clock.advance(HOUR);
  return truth(simulator, NOW, NOW + HOUR);
};

describe('a GMV Max session', () => {
  const inTwoSessions = async () => {
    const simulator = spending({
      kind: 'gmv-max',
      spendPerHour: '0',
      sessions: [{ budget: '24' }, { budget: '48' }],
    });
    const client = new Client(simulator);
    const listed = async () => {
      const { data } = await client.list('campaign/gmv_max/session/list', { campaign_id: CAMPAIGN });
      return (data['session_list'] as { session_id: string }[]).map(({ session_id }) => session_id);
    };
    const remove = (session_id: string) =>
      client.post('campaign/gmv_max/session/delete', { advertiser_id: ADVERTISER, session_id });
    return { simulator, listed, remove, ids: await listed() };
  };

  it('is gone and spends no more once deleted', async () => {
    const { simulator, listed, remove, ids } = await inTwoSessions();
    expect((await remove(ids[1] ?? '')).code).toBe(0);
    expect(await listed()).toEqual([ids[0]]);
    expect(hourAfter(simulator)).toBe(100);
  });

  it('cannot be deleted twice, and stays where a fault swallows the write', async () => {
    const { simulator, listed, remove, ids } = await inTwoSessions();
    simulator.faults.arm({ name: 'write-ignored', times: 1 });
    expect((await remove(ids[0] ?? '')).code).toBe(0);
    expect(await listed()).toEqual(ids);
    expect((await remove(ids[0] ?? '')).code).toBe(0);
    expect((await remove(ids[0] ?? '')).code).toBe(40007);
  });
});

describe('rf/order/cancel', () => {
  const reserved = (kind: 'reach-frequency' | 'manual' = 'reach-frequency') => {
    const simulator = spending({ kind, adGroups: [{ ads: 1 }, { ads: 1, startsAt: '+2d' }] });
    const ids = simulator.world.adGroupsOf(CAMPAIGN).map(({ id }) => id);
    const client = new Client(simulator);
    const cancel = (adgroup_ids: string[]) =>
      client.post('rf/order/cancel', { advertiser_id: ADVERTISER, adgroup_ids });
    return { simulator, client, ids, cancel };
  };

  it('does not end what delivers', async () => {
    const { simulator, client, ids, cancel } = reserved();
    expect(await cancel(ids)).toMatchObject({ code: 0, data: { fail_adgroup_ids: [ids[0]] } });
    expect(await client.statuses('adgroup')).toEqual([
      'ADGROUP_STATUS_DELIVERY_OK',
      'ADGROUP_STATUS_RF_WITHDRAW_ORDER',
    ]);
    expect(hourAfter(simulator)).toBe(1200);
  });

  it('terminates what has begun and does not deliver, withdraws what has not, and neither spends again', async () => {
    const { simulator, client, ids, cancel } = reserved();
    const short = 'ADGROUP_STATUS_RF_SHORT_BALANCE';
    simulator.world.setStatus('adgroup', ids[0] ?? '', short, { kind: 'platform' });
    expect(await cancel(ids)).toMatchObject({ code: 0, data: { fail_adgroup_ids: [] } });
    expect(await client.statuses('adgroup')).toEqual([
      'ADGROUP_STATUS_RF_TERMINATE',
      'ADGROUP_STATUS_RF_WITHDRAW_ORDER',
    ]);
    expect(await client.statuses('ad')).toEqual(['AD_STATUS_DONE', 'AD_STATUS_RF_ADGROUP_CLOSED']);
    expect(hourAfter(simulator)).toBe(0);
  });

  it('lists what it cannot cancel: what is unknown, cancelled already or of another kind', async () => {
    const { ids, cancel } = reserved();
    const unknown = '1846211451413538999';
    await cancel([ids[1] ?? '']);
    const { code, data } = await cancel([ids[1] ?? '', unknown]);
    expect({ code, failed: data['fail_adgroup_ids'] }).toEqual({ code: 0, failed: [ids[1], unknown] });
    const manual = reserved('manual');
    expect((await manual.cancel(manual.ids)).data['fail_adgroup_ids']).toEqual(manual.ids);
    expect(hourAfter(manual.simulator)).toBe(1200);
  });
});

it('legacy Smart+ after June 2026 refuses its campaign’s switch, and takes that of its ad groups', async () => {
  const simulator = spending({ kind: 'legacy-smart-plus' });
  simulator.clock.set(Date.UTC(2026, 6, 1));
  const client = new Client(simulator);
  expect((await client.setCampaign('DISABLE')).code).toBe(40002);
  const adgroup_ids = simulator.world.adGroupsOf(CAMPAIGN).map(({ id }) => id);
  const body = { advertiser_id: ADVERTISER, adgroup_ids, operation_status: 'DISABLE' };
  expect((await client.post('adgroup/status/update', body)).code).toBe(0);
  simulator.clock.advance(HOUR);
  const from = Date.UTC(2026, 6, 1);
  expect(truth(simulator, from - HOUR, from)).toBe(1200);
  expect(truth(simulator, from, from + HOUR)).toBe(0);
});
