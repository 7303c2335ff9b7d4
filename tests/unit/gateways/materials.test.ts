import { describe, expect, it } from 'vitest';
import { ADVERTISER, CAMPAIGN, entity, enveloped, reachAnswering, reachSimulated, wholeList } from './reach';

const UNBOXING = '1846000000000000071';
const world = {
  campaigns: [
    {
      id: CAMPAIGN,
      name: 'Spring',
      kind: 'smart-plus' as const,
      spendPerHour: '12.00',
      adGroups: [{ ads: [{ materials: [{ id: UNBOXING, name: 'Unboxing' }, { name: 'Review' }] }, {}] }],
    },
    { name: 'Another', spendPerHour: '5.00' },
  ],
};

/** The first Smart+ ad of the world, as the gateway reads it. */
async function adOf({ gateway, simulator }: ReturnType<typeof reachSimulated>) {
  const [known] = simulator.world.ads.values();
  const ref = { advertiserId: ADVERTISER, level: 'ad', id: known?.smartPlusAdId ?? '' } as const;
  const read = await gateway.readEntity(ref, 'click');
  if (!read.ok || read.value === null) throw new Error('No Smart+ ad');
  return read.value;
}

describe('switching a material off', () => {
  it('is one request that names it, and the ad shows it off while it stays on itself', async () => {
    const reach = reachSimulated(world);
    const { gateway, simulator } = reach;
    const ad = await adOf(reach);
    expect(ad.materialsOn?.map(({ name }) => name)).toEqual(['Unboxing', 'Review']);
    simulator.journal.clear();
    expect(await gateway.switchMaterialOff(ad, UNBOXING)).toMatchObject({ outcome: 'accepted' });
    expect(simulator.journal.entries().map(({ path }) => path.split('/v1.3')[1])).toEqual([
      '/smart_plus/ad/material_status/update/',
    ]);
    const read = await gateway.readSwitch(ad, 'click');
    expect(read).toMatchObject({ value: { switch: 'on', materialsOn: [{ name: 'Review' }] } });
  });

  it('that the ad does not have is refused', async () => {
    const reach = reachSimulated(world);
    expect(await reach.gateway.switchMaterialOff(await adOf(reach), '1846000000000000999')).toMatchObject({
      outcome: 'rejected',
      problem: { reason: 'not-existing' },
    });
  });

  it('within five seconds of another operation on the ad has to wait', async () => {
    const reach = reachSimulated(world);
    const ad = await adOf(reach);
    await reach.gateway.write(ad, 'switch-off');
    expect(await reach.gateway.switchMaterialOff(ad, UNBOXING)).toMatchObject({
      outcome: 'rejected',
      problem: { remedy: 'retry-later', reason: 'write-conflict' },
    });
  });

  it.each([
    ['a partial success', () => enveloped({ ad_material_ids: [UNBOXING] }, 20001, 'Partially successful')],
    ['no envelope', () => new Response('<html>')],
    ['another material’s id', () => enveloped({ ad_material_ids: ['9'], material_status: 'DISABLE' })],
    ['the other switch', () => enveloped({ ad_material_ids: [UNBOXING], material_status: 'ENABLE' })],
    ['nothing', () => enveloped({})],
  ])('that is answered with %s may or may not have happened', async (_what, answer) => {
    const { gateway, sent } = reachAnswering(answer);
    const ad = entity('smart-plus', 'ad', '1846000000000000031');
    expect((await gateway.switchMaterialOff(ad, UNBOXING)).outcome).toBe('unknown');
    expect(sent).toHaveLength(1);
  });
});

describe('the materials of an ad', () => {
  const row = (creative_list: unknown) => ({
    smart_plus_ad_id: '1846000000000000031',
    adgroup_id: '1846000000000000021',
    campaign_id: CAMPAIGN,
    ad_name: 'Film',
    operation_status: 'ENABLE',
    secondary_status: 'AD_STATUS_DELIVERY_OK',
    creative_list,
  });
  it.each<[string, unknown, unknown]>([
    ['are off where TikTok says so', [{ ad_material_id: '1', material_operation_status: 'DISABLE' }], []],
    [
      'count as on where it says something else, or nothing',
      [
        { ad_material_id: '1', material_operation_status: 'PENDING' },
        { ad_material_id: '2', creative_info: { material_name: 'Review' } },
      ],
      [
        { id: '1', name: '1' },
        { id: '2', name: 'Review' },
      ],
    ],
    ['are not told where one has no id', [{ ad_material_id: '1' }, {}], undefined],
    ['are not told by an empty list', [], undefined],
    ['are not told without a list', null, undefined],
  ])('%s', async (_what, list, materialsOn) => {
    const { gateway } = reachAnswering(() => wholeList([row(list)]));
    const ad = entity('smart-plus', 'ad', '1846000000000000031');
    const read = await gateway.readSwitch(ad, 'click');
    expect(read.ok && read.value?.materialsOn).toEqual(materialsOn);
  });
});

describe('the money of a Smart+ ad', () => {
  const HOUR = 3_600_000;
  const account = { timezone: 'America/New_York', currency: 'USD' };

  it('is told although reports know only the ads that TikTok makes of it', async () => {
    const reach = reachSimulated(world);
    reach.simulator.settings.report.tail = false;
    const ad = await adOf(reach);
    const since = reach.clock.now();
    reach.clock.set(since + 4 * HOUR);
    const read = await reach.gateway.readSpend(ad, account, since, 'click');
    expect(read).toMatchObject({ ok: true, value: { complete: true } });
    const rows = read.ok ? read.value.rows : [];
    expect(rows.find(({ period }) => period === '2026-03-10 12')?.spent).toMatch(/^6(\.00)?$/);
    expect(Number(read.ok ? read.value.total : 0)).toBeGreaterThan(20);
  });

  it('below an ad group is told by the ids that can be stopped', async () => {
    const reach = reachSimulated(world);
    const ad = await adOf(reach);
    const since = reach.clock.now();
    reach.clock.set(since + 4 * HOUR);
    const group = { ...entity('smart-plus', 'adgroup', ad.adGroupId ?? ''), adGroupId: ad.adGroupId };
    const read = await reach.gateway.readSpendBelow(group, account, since, 'click');
    const ids = [...reach.simulator.world.ads.values()].map(({ smartPlusAdId }) => smartPlusAdId);
    expect(read.ok && read.value.map(({ id }) => id).sort()).toEqual(ids.filter(Boolean).sort());
  });

  it('is not silence where the list of its ads has holes', async () => {
    const reach = reachSimulated(world);
    const ad = await adOf(reach);
    reach.simulator.faults.arm({ name: 'pages-missing', endpoint: 'ad/get' });
    const read = await reach.gateway.readSpend(ad, account, reach.clock.now(), 'click');
    expect(read).toMatchObject({ ok: false, problem: { reason: 'incomplete' } });
  });
});
