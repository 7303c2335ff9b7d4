import { describe, expect, it } from 'vitest';
import type { Simulator } from '../../simulator/simulator';
import type { WorldInput } from '../../simulator/world/load';
import { ADVERTISER, CAMPAIGN, Client, NOW, oneCampaign, simulate, type Row } from './simulated';

type RuleInput = NonNullable<WorldInput['rules']>[number];
const MINUTE = 60_000;
/** NOW is 15:20; the rule's first half-hour is 15:30. */
const HALF_PAST = NOW + 10 * MINUTE;

const withRule = (rule: Partial<RuleInput> = {}, campaign: Parameters<typeof oneCampaign>[0] = {}) =>
  simulate({
    ...oneCampaign(campaign),
    rules: [{ name: 'Morning start', campaigns: [CAMPAIGN], ...rule }],
  });
const switchOf = ({ world }: Simulator, id = CAMPAIGN) => world.campaigns.get(id)?.switch;

async function rulesFrom(client: Client, path: string, query: object = {}): Promise<Row[]> {
  const { code, data } = await client.list(`optimizer/rule/${path}`, { ...query });
  expect(code).toBe(0);
  return data.rules as Row[];
}

describe('a rule that turns campaigns on', () => {
  it('does so on the next half-hour after a stop, and the record bears that time', async () => {
    const simulator = withRule();
    await new Client(simulator).setCampaign('DISABLE');
    simulator.clock.set(HALF_PAST - 1);
    expect(switchOf(simulator)).toBe('off');
    simulator.clock.set(HALF_PAST + 7 * MINUTE);
    expect(switchOf(simulator)).toBe('on');
    expect(simulator.world.changes.at(-1)).toMatchObject({
      at: HALF_PAST,
      id: CAMPAIGN,
      to: 'on',
      by: { kind: 'rule', name: 'Morning start' },
    });
  });

  it('has run by the time anything is read, also by a replica that lags', async () => {
    const simulator = withRule({}, { switch: 'off' });
    simulator.settings.lagSeconds.campaign = 60;
    const client = new Client(simulator);
    simulator.clock.set(HALF_PAST + 30_000);
    expect(await client.statuses('campaign')).toEqual(['CAMPAIGN_STATUS_DISABLE']);
    simulator.clock.set(HALF_PAST + 60_000);
    expect(await client.statuses('campaign')).toEqual(['CAMPAIGN_STATUS_ENABLE']);
  });

  it('has run before a stop that comes later, so that the stop holds until the next half-hour', async () => {
    const simulator = withRule({}, { switch: 'off' });
    simulator.clock.set(HALF_PAST + 5 * MINUTE);
    await new Client(simulator).setCampaign('DISABLE');
    expect(simulator.world.changes.map(({ to }) => to)).toEqual(['on', 'off']);
    simulator.clock.set(HALF_PAST + 29 * MINUTE);
    expect(switchOf(simulator)).toBe('off');
    simulator.clock.set(HALF_PAST + 30 * MINUTE);
    expect(switchOf(simulator)).toBe('on');
  });

  it('has run before anybody else’s change, too', () => {
    const { world, clock } = withRule({}, { switch: 'off' });
    clock.set(HALF_PAST + 5 * MINUTE);
    world.setSwitch('campaign', CAMPAIGN, 'off', { kind: 'user' });
    expect(world.changes.map(({ to, by }) => [to, by.kind])).toEqual([
      ['on', 'rule'],
      ['off', 'user'],
    ]);
  });

  it('keeps the wall clock of a zone at a quarter hour', () => {
    const simulator = simulate({
      advertiser: { timezone: 'Asia/Kathmandu' },
      ...oneCampaign({ switch: 'off' }),
      rules: [{ name: 'A', campaigns: [0] }],
    });
    simulator.clock.set(HALF_PAST + 60 * MINUTE);
    // 15:20 UTC is 21:05 there; 21:30 there is 15:45 UTC.
    expect(simulator.world.changes.map(({ at }) => at)).toEqual([NOW + 25 * MINUTE]);
  });

  it('does nothing while it is off, nor before its time', () => {
    const off = withRule({ status: 'OFF' }, { switch: 'off' });
    const later = withRule({ from: '+2h' }, { switch: 'off' });
    for (const simulator of [off, later]) simulator.clock.set(NOW + 119 * MINUTE);
    expect([switchOf(off), switchOf(later)]).toEqual(['off', 'off']);
    later.clock.set(NOW + 130 * MINUTE);
    expect(later.world.changes.map(({ at }) => at)).toEqual([NOW + 130 * MINUTE]);
  });

  it('brings nothing back that is deleted', () => {
    const simulator = withRule({}, { switch: 'deleted' });
    simulator.clock.set(HALF_PAST);
    expect(switchOf(simulator)).toBe('deleted');
  });

  it('for all inactive campaigns takes every kind but Upgraded Smart+ and Promote', () => {
    const kinds = ['manual', 'legacy-smart-plus', 'gmv-max', 'smart-plus', 'promote'] as const;
    const simulator = simulate({
      campaigns: kinds.map((kind) => ({ name: kind, kind, switch: 'off' })),
      rules: [{ name: 'All', campaigns: 'all-inactive' }],
    });
    simulator.clock.set(HALF_PAST);
    const on = [...simulator.world.campaigns.values()].filter((campaign) => campaign.switch === 'on');
    expect(on.map(({ kind }) => kind)).toEqual(['manual', 'legacy-smart-plus', 'gmv-max']);
  });

  it.each([
    ['a campaign that is not there', { rules: [{ name: 'A', campaigns: [7] }] }],
    ['Upgraded Smart+', { rules: [{ name: 'A', campaigns: [1] }] }],
    ['an unknown key', { rules: [{ name: 'A', campaigns: [0], every: '1h' }] }],
    ['another action', { rules: [{ name: 'A', campaigns: [0], action: 'TURN_OFF' }] }],
  ])('cannot be loaded for %s', (_what, more) => {
    const campaigns = [{ name: 'A' }, { name: 'B', kind: 'smart-plus' as const }];
    expect(() => simulate({ campaigns, ...more } as WorldInput)).toThrow();
  });
});

describe('the rule endpoints', () => {
  it('list a rule with what it covers, does and did', async () => {
    const simulator = withRule({}, { switch: 'off' });
    const client = new Client(simulator);
    const [before] = await rulesFrom(client, 'list');
    expect(before).toMatchObject({
      name: 'Morning start',
      rule_status: 'ON',
      apply_objects: [{ dimesion: 'CAMPAIGN', dimension_ids: [CAMPAIGN], pre_condition_type: 'SELECTED' }],
      actions: [{ subject_type: 'TURN_ON' }],
      rule_exec_info: { exec_time_type: 'PER_HALF_HOUR' },
    });
    expect(before).not.toHaveProperty('last_check_result_summary');
    simulator.clock.set(HALF_PAST + MINUTE);
    const [after] = await rulesFrom(client, 'list', { tzone: 'Asia/Kolkata' });
    expect(after?.last_check_result_summary).toMatchObject({
      check_datetime: '2026-03-10 21:00:00',
      change_success: 1,
    });
    const got = await rulesFrom(client, 'get', { rule_ids: [after?.rule_id] });
    expect(got).toMatchObject([{ rule_id: after?.rule_id }]);
  });

  it('tell what a rule turned on, newest first, and which campaigns those were', async () => {
    const simulator = withRule({ campaigns: 'all-inactive' }, { switch: 'off' });
    const client = new Client(simulator);
    simulator.clock.set(HALF_PAST + MINUTE);
    await client.setCampaign('DISABLE');
    simulator.clock.set(HALF_PAST + 31 * MINUTE);
    const results = await rulesFrom(client, 'result/list', { filtering: { action: 'TURN_ON' } });
    const summaries = results.map((rule) => rule.last_check_result_summary as Row);
    expect(summaries.map((summary) => summary.exec_datetime)).toEqual([
      '2026-03-10 16:00:00',
      '2026-03-10 15:30:00',
    ]);
    const detail = { rule_id: results[0]?.rule_id, exec_id: summaries[0]?.task_exec_id };
    const { data } = await client.list('optimizer/rule/result/get', { result_detail: [detail] });
    expect(data.result_details).toMatchObject([
      { ...detail, action_subject_type: 'TURN_ON', status: 'SUCCESS', object_dimension_id: CAMPAIGN },
    ]);
    const time = ['2026-03-10 15:45:00', '2026-03-10 16:00:00'];
    expect(await rulesFrom(client, 'result/list', { filtering: { time } })).toHaveLength(1);
    expect(await rulesFrom(client, 'result/list', { filtering: { action: 'TURN_OFF' } })).toEqual([]);
  });

  it('switch a rule off, and it lets the campaign be', async () => {
    const simulator = withRule({}, { switch: 'off' });
    const client = new Client(simulator);
    const [rule] = await rulesFrom(client, 'list', { filtering: { status: 'ON' } });
    const body = { advertiser_id: ADVERTISER, rule_ids: [rule?.rule_id], operate_type: 'TURN_OFF' };
    expect((await client.post('optimizer/rule/update/status', body)).data).toEqual({
      rule_ids: [rule?.rule_id],
    });
    simulator.clock.set(HALF_PAST + 90 * MINUTE);
    expect(switchOf(simulator)).toBe('off');
    expect(await rulesFrom(client, 'list', { filtering: { status: 'ON' } })).toEqual([]);
    expect(await rulesFrom(client, 'list')).toMatchObject([{ rule_status: 'OFF' }]);
  });

  it('hide a deleted rule, and let nobody bring it back', async () => {
    const client = new Client(withRule());
    const [rule] = await rulesFrom(client, 'list');
    const set = (operation: string) =>
      client.post('optimizer/rule/update/status', {
        advertiser_id: ADVERTISER,
        rule_ids: [rule?.rule_id],
        operate_type: operation,
      });
    expect((await set('DELETE')).code).toBe(0);
    expect(await rulesFrom(client, 'list')).toEqual([]);
    expect(await rulesFrom(client, 'list', { filtering: { status: 'DELETED' } })).toHaveLength(1);
    expect((await set('TURN_ON')).code).toBe(40002);
  });

  it('refuse what TikTok does not know and who may not', async () => {
    const simulator = withRule();
    const client = new Client(simulator);
    const code = async (path: string, query: object) =>
      (await client.list(`optimizer/rule/${path}`, { ...query })).code;
    expect(await code('list', { filtering: { name: 'x' } })).toBe(40002);
    expect(await code('list', { tzone: 'Mars' })).toBe(40002);
    expect(await code('list', { page_size: 101 })).toBe(40002);
    expect(await code('get', { rule_ids: ['1846000000000000999'] })).toBe(40007);
    const readonly = new Client(simulator, 'sim-token-readonly');
    const [rule] = await rulesFrom(readonly, 'list');
    const body = { advertiser_id: ADVERTISER, rule_ids: [rule?.rule_id], operate_type: 'TURN_OFF' };
    expect((await readonly.post('optimizer/rule/update/status', body)).code).toBe(40125);
    simulator.tokens.add({ token: 'no-rules', scopes: ['200', '201'] });
    const blind = await new Client(simulator, 'no-rules').list('optimizer/rule/list');
    expect(blind.code).toBe(40125);
  });
});
