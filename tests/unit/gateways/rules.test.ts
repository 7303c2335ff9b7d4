import { describe, expect, it } from 'vitest';
import type { Entity, KnownKind } from '@/utils/core/entity';
import type { WorldInput } from '../../simulator/world/load';
import { CAMPAIGN, entity, enveloped, reachAnswering, reachSimulated } from './reach';

const OTHER = '1846211451413538124';
const AD_GROUP = '1846211451413538200';
const AD = '1846211451413538300';

const adGroup: Entity = { ...entity('manual', 'adgroup', AD_GROUP), adGroupId: AD_GROUP };
const ad: Entity = { ...entity('manual', 'ad', AD), adGroupId: AD_GROUP };

type RuleInput = NonNullable<WorldInput['rules']>[number];
const world = (rules: RuleInput[], kind: KnownKind = 'manual'): WorldInput => ({
  campaigns: [
    { id: CAMPAIGN, name: 'Spring', kind },
    { id: OTHER, name: 'Summer' },
  ],
  rules,
});

/** A rule as TikTok lists it. */
const listed = (over: object = {}) => ({
  rule_id: '1846000003705865460',
  name: 'Morning start',
  rule_status: 'ON',
  apply_objects: [{ dimesion: 'CAMPAIGN', dimension_ids: [CAMPAIGN], pre_condition_type: 'SELECTED' }],
  actions: [{ subject_type: 'TURN_ON' }],
  ...over,
});
const answering = (rules: object[], page: object = { total_number: rules.length, total_page: 1 }) =>
  reachAnswering(() => enveloped({ rules, page_info: { page: 1, page_size: 100, ...page } })).gateway;
const namesIn = async (gateway: ReturnType<typeof answering>, of: Entity = entity()) => {
  const read = await gateway.readTurnOnRules(of, 'click');
  return read.ok ? read.value.map(({ name }) => name) : read.problem.reason;
};

describe('rules that will turn a campaign on again', () => {
  it('are those that name it and those for all that is off', async () => {
    const { gateway, simulator } = reachSimulated(
      world([
        { name: 'Mine', campaigns: [CAMPAIGN] },
        { name: 'All', campaigns: 'all-inactive' },
        { name: 'Later', campaigns: [CAMPAIGN], from: '+5h' },
        { name: 'Another’s', campaigns: [OTHER] },
        { name: 'Asleep', campaigns: [CAMPAIGN], status: 'OFF' },
      ]),
    );
    const rules = simulator.world.rules.list;
    expect(await gateway.readTurnOnRules(entity(), 'click')).toMatchObject({
      ok: true,
      value: [
        { id: rules[0]?.id, name: 'Mine' },
        { id: rules[1]?.id, name: 'All' },
        { id: rules[2]?.id, name: 'Later' },
      ],
    });
  });

  it('are found on every page', async () => {
    const rules = Array.from({ length: 230 }, (_, n) => ({
      name: `Rule ${n}`,
      campaigns: [n === 229 ? CAMPAIGN : OTHER],
    }));
    const { gateway } = reachSimulated(world(rules));
    expect(await namesIn(gateway)).toEqual(['Rule 229']);
  });

  it('may cover GMV Max', async () => {
    const { gateway } = reachSimulated(world([{ name: 'All', campaigns: 'all-inactive' }], 'gmv-max'));
    expect(await namesIn(gateway, entity('gmv-max'))).toEqual(['All']);
  });

  it.each<KnownKind>(['smart-plus', 'promote'])('never cover %s, which needs no call', async (kind) => {
    const { gateway, simulator } = reachSimulated(world([{ name: 'All', campaigns: 'all-inactive' }], kind));
    expect(await gateway.readTurnOnRules(entity(kind), 'click')).toMatchObject({ ok: true, value: [] });
    expect(simulator.journal.entries()).toEqual([]);
  });

  it.each<[string, object, Entity, boolean]>([
    ['the campaign of an ad', { dimension_ids: [CAMPAIGN] }, ad, true],
    ['its ad group', { dimesion: 'ADGROUP', dimension_ids: [AD_GROUP] }, ad, true],
    ['an ad of the campaign', { dimesion: 'AD', dimension_ids: [AD] }, entity(), false],
    ['an ad group of the campaign', { dimesion: 'ADGROUP', dimension_ids: [AD_GROUP] }, entity(), false],
    ['another ad group', { dimesion: 'ADGROUP', dimension_ids: [OTHER] }, adGroup, false],
    ['a name spelt right', { dimesion: undefined, dimension: 'CAMPAIGN' }, entity(), true],
    ['what was unbound', { bind_type: 'UNBIND' }, entity(), false],
    ['ids as numbers too large for JavaScript', { dimension_ids: [0n] }, entity(), true],
    ['all that is off', { dimension_ids: [], pre_condition_type: 'ALL_INACTIVE_CAMPAIGN' }, entity(), true],
    [
      'all ad groups that are off',
      { dimesion: 'ADGROUP', pre_condition_type: 'ALL_INACTIVE_AD_GROUP' },
      adGroup,
      true,
    ],
    ['all ads that are off', { dimesion: 'AD', pre_condition_type: 'ALL_INACTIVE_AD' }, adGroup, false],
    ['all that is on', { dimension_ids: [], pre_condition_type: 'ALL_ACTIVE_CAMPAIGN' }, entity(), false],
    [
      'ad groups below it',
      { dimesion: 'CAMPAIGN', pre_condition_type: 'ALL_INACTIVE_AD_GROUP_UNDER_SELECTED' },
      adGroup,
      true,
    ],
    [
      'ads below it',
      { dimesion: 'CAMPAIGN', pre_condition_type: 'ALL_INACTIVE_AD_UNDER_SELECTED' },
      entity(),
      false,
    ],
  ])('may name %s', async (_what, object, of, covered) => {
    const named = {
      dimesion: 'CAMPAIGN',
      dimension_ids: [CAMPAIGN],
      pre_condition_type: 'SELECTED',
      ...object,
    };
    const body = JSON.stringify({ rules: [listed({ apply_objects: [named] })] }, (_key, value: unknown) =>
      typeof value === 'bigint' ? 'BIG' : value,
    ).replace('"BIG"', CAMPAIGN);
    const { gateway } = reachAnswering(
      () => new Response(`{"code":0,"message":"OK","request_id":"1","data":${body}}`),
    );
    expect(await namesIn(gateway, of)).toEqual(covered ? ['Morning start'] : []);
  });

  it.each([
    ['turns off', { actions: [{ subject_type: 'TURN_OFF' }] }, []],
    ['only writes', { actions: [{ subject_type: 'MESSAGE' }] }, []],
    [
      'does several things',
      { actions: [{ subject_type: 'DAILY_BUDGET' }, { subject_type: 'TURN_ON' }] },
      ['Morning start'],
    ],
    [
      'has its actions under the other name',
      { actions: undefined, action: [{ subject_type: 'TURN_ON' }] },
      ['Morning start'],
    ],
    ['is off though only those on were asked for', { rule_status: 'OFF' }, []],
  ])('a rule that %s', async (_what, over, names) => {
    expect(await namesIn(answering([listed(over)]))).toEqual(names);
  });
});

describe('that no rule will turn it on is not said', () => {
  it.each([
    ['an action is missing', { actions: undefined }],
    ['what it covers is missing', { apply_objects: undefined }],
    ['it has no name', { name: null }],
  ])('when of a rule %s', async (_what, over) => {
    expect(await namesIn(answering([listed({ apply_objects: [] }), listed(over)]))).toBe('bad-answer');
  });

  it('when rules are missing', async () => {
    const gateway = answering([listed({ apply_objects: [] })], { total_number: 2, total_page: 1 });
    expect(await namesIn(gateway)).toBe('incomplete');
  });

  it('when a full page comes without its counts', async () => {
    const rules = Array.from({ length: 100 }, (_, n) =>
      listed({ rule_id: String(1846000003705865460n + BigInt(n)), apply_objects: [] }),
    );
    expect(await namesIn(reachAnswering(() => enveloped({ rules })).gateway)).toBe('bad-answer');
  });

  it('when the access may not see them', async () => {
    const { gateway, simulator } = reachSimulated(world([]), 'no-rules');
    simulator.tokens.add({ token: 'no-rules', scopes: ['200', '230'] });
    expect(await namesIn(gateway)).toBe('no-permission');
  });
});
