import { describe, expect, it } from 'vitest';
import { canBeSwitchedOff, KNOWN_KINDS, type Kind, type KnownKind, type Level } from '@/utils/core/entity';
import type { WorldInput } from '../../simulator/world/load';
import { ADVERTISER, CAMPAIGN, enveloped, reachAnswering, reachSimulated, wholeList } from './reach';

const ADGROUP = '1846211451413538125';
const AD = '1846211451413538126';
const world = (kind: KnownKind, more: Partial<WorldInput['campaigns'][number]> = {}): WorldInput => ({
  campaigns: [
    { id: CAMPAIGN, name: 'Spring', kind, adGroups: [{ id: ADGROUP, ads: [{ id: AD }] }], ...more },
  ],
});
const ref = (level: Level, id: string) => ({ advertiserId: ADVERTISER, level, id });

async function kindRead(kind: KnownKind, level: Level, id: string): Promise<Kind | undefined> {
  const { gateway } = reachSimulated(world(kind));
  const read = await gateway.readEntity(ref(level, id), 'click');
  if (!read.ok) throw new Error(read.problem.reason);
  return read.value?.kind;
}

describe('how a promotion was made', () => {
  it.each(KNOWN_KINDS)('a %s campaign is recognised', async (kind) => {
    expect(await kindRead(kind, 'campaign', CAMPAIGN)).toBe(kind);
  });

  it.each(['manual', 'smart-plus', 'legacy-smart-plus', 'promote', 'reach-frequency'] as const)(
    'an ad group of a %s campaign is recognised',
    async (kind) => {
      expect(await kindRead(kind, 'adgroup', ADGROUP)).toBe(kind);
    },
  );

  it.each([
    ['campaign', 'promote'],
    ['campaign', 'reach-frequency'],
    ['campaign', 'topview'],
    ['adgroup', 'promote'],
    ['adgroup', 'reach-frequency'],
    ['ad', 'promote'],
  ] as const)('a %s of %s is known as one that no call can switch off', async (level, kind) => {
    const id = { campaign: CAMPAIGN, adgroup: ADGROUP, ad: AD }[level];
    expect(canBeSwitchedOff((await kindRead(kind, level, id)) ?? 'manual')).toBe(false);
  });

  it('a campaign for iOS 14 says so', async () => {
    for (const ios14 of [true, false]) {
      const { gateway } = reachSimulated(world('manual', { ios14 }));
      expect(await gateway.readEntity(ref('campaign', CAMPAIGN), 'click')).toMatchObject({
        value: { ios14 },
      });
    }
  });

  it('a Smart+ ad is known by its Smart+ id', async () => {
    const { gateway, simulator } = reachSimulated(world('smart-plus'));
    const id = simulator.world.ads.get(AD)?.smartPlusAdId ?? '';
    expect(await gateway.readEntity(ref('ad', id), 'click')).toMatchObject({
      value: { ref: { id }, kind: 'smart-plus', campaignId: CAMPAIGN, adGroupId: ADGROUP },
    });
  });
});

describe('the switch of an entity', () => {
  const campaign = { campaign_id: CAMPAIGN, campaign_name: 'Spring' };

  it.each([
    [{ operation_status: 'ENABLE' }, 'on'],
    [{ operation_status: 'DISABLE' }, 'off'],
    [{ operation_status: 'DELETE' }, 'deleted'],
    [{ operation_status: 'FROZEN' }, 'frozen'],
    [{ operation_status: 'PAUSED_BY_MAGIC' }, 'unknown'],
    [{ operation_status: 'DISABLE', secondary_status: 'CAMPAIGN_STATUS_DELETE' }, 'deleted'],
    [{ operation_status: 'ENABLE', secondary_status: 'ADGROUP_STATUS_CAMPAIGN_DELETE' }, 'deleted'],
  ])('%j is %s', async (status, is) => {
    const { gateway } = reachAnswering(() => wholeList([{ ...campaign, ...status }]));
    expect(await gateway.readEntity(ref('campaign', CAMPAIGN), 'click')).toMatchObject({
      value: { switch: is },
    });
  });

  it('a status nobody has documented is kept as it is', async () => {
    const { gateway, simulator } = reachSimulated();
    simulator.faults.arm({ name: 'unknown-status' });
    const read = await gateway.readEntity(ref('campaign', CAMPAIGN), 'click');
    const known = ['CAMPAIGN_STATUS_ENABLE', 'CAMPAIGN_STATUS_DISABLE'];
    expect(read.ok && read.value?.status).toEqual(expect.any(String));
    expect(known).not.toContain(read.ok && read.value?.status);
  });

  it('a list without statuses, as in the sandbox, has none', async () => {
    const { gateway, simulator } = reachSimulated();
    simulator.faults.arm({ name: 'missing-secondary-status' });
    const read = await gateway.readEntity(ref('campaign', CAMPAIGN), 'click');
    expect(read).toMatchObject({ value: { switch: 'on', status: null } });
  });

  it('a budget keeps its digits', async () => {
    const item = `{"campaign_id":"${CAMPAIGN}","campaign_name":"Spring","operation_status":"ENABLE","budget":240.10}`;
    const info = '{"page":1,"page_size":1000,"total_number":1,"total_page":1}';
    const { gateway } = reachAnswering(
      () => new Response(`{"code":0,"data":{"list":[${item}],"page_info":${info}}}`),
    );
    expect(await gateway.readEntity(ref('campaign', CAMPAIGN), 'click')).toMatchObject({
      value: { budget: '240.10' },
    });
  });

  it('an entity without a budget has none, which is not zero', async () => {
    const nothing = { ...campaign, operation_status: 'ENABLE', budget: null };
    const { gateway } = reachAnswering(({ url }) =>
      url.pathname.endsWith('/campaign/get/') ? wholeList([nothing]) : enveloped({}),
    );
    expect(await gateway.readEntity(ref('campaign', CAMPAIGN), 'click')).toMatchObject({
      value: { budget: null },
    });
  });
});
