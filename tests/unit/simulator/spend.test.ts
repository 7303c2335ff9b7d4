import { describe, expect, it } from 'vitest';
import { act } from '../../simulator/world/actors';
import { HOUR, MINUTE, spending, truth } from './money';
import { ADVERTISER, CAMPAIGN, Client, NOW } from './simulated';

// 15:20 UTC is 11:20 in New York.
const later = (simulator: ReturnType<typeof spending>, ms: number) => simulator.clock.advance(ms);

describe('spend', () => {
  it('accrues while the campaign delivers, and its ad groups and ads share it', () => {
    const simulator = spending();
    later(simulator, 2 * HOUR);
    expect(truth(simulator, NOW, NOW + HOUR)).toBe(1200);
    const tallies = simulator.world.spend.tally(CAMPAIGN, NOW, NOW + 2 * HOUR);
    expect(tallies.map(({ spend }) => spend)).toEqual([600, 600, 600, 600]);
    expect(new Set(tallies.map(({ owner }) => owner.adGroupId)).size).toBe(2);
    expect(tallies.every(({ impressions }) => impressions === 900)).toBe(true);
  });

  it('is the same however often it is looked at', () => {
    const often = spending();
    for (let minute = 0; minute < 90; minute += 1) {
      later(often, MINUTE);
      truth(often, NOW, NOW + 2 * HOUR);
    }
    const once = spending();
    later(once, 90 * MINUTE);
    const all = (simulator: typeof once) =>
      simulator.world.spend.tally(CAMPAIGN, NOW - 24 * HOUR, NOW + HOUR);
    expect(all(once)).toEqual(all(often));
  });

  it('ends with the pause, and begins again with the resume', async () => {
    const simulator = spending();
    later(simulator, 10 * MINUTE);
    await new Client(simulator).setCampaign('DISABLE');
    later(simulator, HOUR);
    act(simulator.world, { actor: 'user', does: 'enable', campaign: 0 });
    later(simulator, 5 * MINUTE);
    expect(truth(simulator, NOW, NOW + 10 * MINUTE)).toBe(200);
    expect(truth(simulator, NOW + 10 * MINUTE, NOW + 70 * MINUTE)).toBe(0);
    expect(truth(simulator, NOW + 70 * MINUTE, NOW + 2 * HOUR)).toBe(100);
  });

  it('trails a stop for some seconds, which belong to the hour of the stop', async () => {
    const simulator = spending();
    simulator.settings.spend.trailingSeconds = 60;
    later(simulator, 40 * MINUTE - 1000);
    await new Client(simulator).setCampaign('DISABLE');
    later(simulator, HOUR);
    const full = NOW + 40 * MINUTE;
    // 12.00 an hour for 40 minutes and 59 seconds.
    expect(truth(simulator, NOW, full)).toBe(819);
    expect(truth(simulator, full, full + HOUR)).toBe(0);
  });

  it('goes to the ad groups that are left', async () => {
    const simulator = spending();
    const [first, second] = simulator.world.adGroupsOf(CAMPAIGN);
    await new Client(simulator).post('adgroup/status/update', {
      advertiser_id: ADVERTISER,
      adgroup_ids: [first?.id],
      operation_status: 'DISABLE',
    });
    later(simulator, HOUR);
    const tallies = simulator.world.spend.tally(CAMPAIGN, NOW, NOW + HOUR);
    expect(new Set(tallies.map(({ owner }) => owner.adGroupId))).toEqual(new Set([second?.id]));
    expect(truth(simulator, NOW, NOW + HOUR)).toBe(1200);
  });

  it('keeps to the schedule of the ad groups', () => {
    const simulator = spending({ adGroups: [{ startsAt: '+1h', endsAt: '+3h' }] });
    later(simulator, 5 * HOUR);
    const hour = (number: number) => truth(simulator, NOW + number * HOUR, NOW + (number + 1) * HOUR);
    expect([0, 1, 2, 3, 4].map(hour)).toEqual([0, 1200, 1200, 0, 0]);
  });

  it('waits while the account is suspended', () => {
    const simulator = spending();
    act(simulator.world, { actor: 'platform', does: 'suspend' });
    later(simulator, HOUR);
    act(simulator.world, { actor: 'platform', does: 'reinstate' });
    later(simulator, HOUR);
    expect(truth(simulator, NOW, NOW + HOUR)).toBe(0);
    expect(truth(simulator, NOW + HOUR, NOW + 2 * HOUR)).toBe(1200);
  });

  it('of a session goes on while its GMV Max campaign is paused', async () => {
    const simulator = spending({ kind: 'gmv-max', sessions: [{ budget: '48' }] });
    await new Client(simulator).setCampaign('DISABLE');
    later(simulator, HOUR);
    const tallies = simulator.world.spend.tally(CAMPAIGN, NOW, NOW + HOUR);
    expect(tallies).toMatchObject([{ spend: 200, owner: { sessionId: expect.any(String) } }]);
  });
});

describe('spend of what says it is off', () => {
  const spentInAnHourAfterPause = async (fault: Parameters<typeof simulatorWith>[0]) => {
    const simulator = simulatorWith(fault);
    const client = new Client(simulator);
    await client.setCampaign('DISABLE');
    later(simulator, HOUR);
    const statuses = [...(await client.statuses('adgroup')), ...(await client.statuses('ad'))];
    return { cents: truth(simulator, NOW, NOW + HOUR), statuses: new Set(statuses) };
  };
  const simulatorWith = (fault: 'delivers-although-off' | 'spends-although-off' | 'child-left-on') => {
    const simulator = spending();
    simulator.faults.arm({ name: fault });
    return simulator;
  };

  it('goes on with delivers-although-off, and the ads say so', async () => {
    const { cents, statuses } = await spentInAnHourAfterPause('delivers-although-off');
    expect(cents).toBe(1200);
    expect(statuses).toContain('AD_STATUS_DELIVERY_OK');
  });

  it('goes on with spends-although-off, and nothing says so', async () => {
    const { cents, statuses } = await spentInAnHourAfterPause('spends-although-off');
    expect(cents).toBe(1200);
    expect(statuses).toEqual(new Set(['ADGROUP_STATUS_CAMPAIGN_DISABLE', 'AD_STATUS_CAMPAIGN_DISABLE']));
  });

  it('goes on in the child that was left on', async () => {
    const simulator = spending();
    const [, second] = simulator.world.adGroupsOf(CAMPAIGN);
    simulator.faults.arm({ name: 'child-left-on', campaign: 0, adGroup: 1 });
    await new Client(simulator).setCampaign('DISABLE');
    later(simulator, HOUR);
    const tallies = simulator.world.spend.tally(CAMPAIGN, NOW, NOW + HOUR);
    expect(tallies.map(({ owner }) => owner.adGroupId)).toEqual([second?.id, second?.id]);
  });

  it('goes on in the first ad group where the fault names none', async () => {
    const simulator = simulatorWith('child-left-on');
    const [first] = simulator.world.adGroupsOf(CAMPAIGN);
    await new Client(simulator).setCampaign('DISABLE');
    later(simulator, HOUR);
    const tallies = simulator.world.spend.tally(CAMPAIGN, NOW, NOW + HOUR);
    expect(tallies.map(({ owner }) => owner.adGroupId)).toEqual([first?.id, first?.id]);
  });

  it('goes on in a single ad that was switched off', async () => {
    const simulator = spending({ adGroups: [{ ads: 1 }] });
    simulator.faults.arm({ name: 'delivers-although-off' });
    const body = { advertiser_id: ADVERTISER, ad_ids: [...simulator.world.ads.keys()] };
    await new Client(simulator).post('ad/status/update', { ...body, operation_status: 'DISABLE' });
    later(simulator, HOUR);
    expect(truth(simulator, NOW, NOW + HOUR)).toBe(1200);
  });

  it('begins with the fault, when that comes after the pause', async () => {
    const simulator = spending();
    await new Client(simulator).setCampaign('DISABLE');
    later(simulator, 30 * MINUTE);
    simulator.faults.arm({ name: 'spends-although-off' });
    later(simulator, 30 * MINUTE);
    expect(truth(simulator, NOW, NOW + HOUR)).toBe(600);
  });

  it('ends with the last request that the fault is for', async () => {
    const simulator = spending();
    const client = new Client(simulator);
    simulator.faults.arm({ name: 'delivers-although-off', times: 2 });
    await client.setCampaign('DISABLE');
    await client.statuses('ad');
    later(simulator, 30 * MINUTE);
    expect(await client.statuses('ad')).toContain('AD_STATUS_DELIVERY_OK');
    later(simulator, 30 * MINUTE);
    expect(await client.statuses('ad')).not.toContain('AD_STATUS_DELIVERY_OK');
    expect(truth(simulator, NOW, NOW + HOUR)).toBe(600);
  });

  it('ends with the fault, when its time is over or it is cleared', async () => {
    for (const end of ['time', 'clear']) {
      const simulator = spending();
      simulator.faults.arm({ name: 'spends-although-off', ...(end === 'time' ? { for: '+30m' } : {}) });
      await new Client(simulator).setCampaign('DISABLE');
      later(simulator, 30 * MINUTE);
      if (end === 'clear') simulator.faults.clear();
      later(simulator, 30 * MINUTE);
      expect(simulator.faults.list()).toEqual([]);
      expect(truth(simulator, NOW, NOW + HOUR)).toBe(600);
    }
  });

  it('concerns only the campaign that the fault names', async () => {
    const simulator = spending();
    simulator.faults.arm({ name: 'spends-although-off', campaign: CAMPAIGN });
    await new Client(simulator).setCampaign('DELETE');
    later(simulator, HOUR);
    expect(truth(simulator, NOW, NOW + HOUR)).toBe(1200);
  });
});
