import { describe, expect, it } from 'vitest';
import { ADVERTISER, CAMPAIGN, entity, enveloped, reachAnswering, reachSimulated, wholeList } from './reach';

const ADGROUP = '1846211451413538125';

describe('what is below', () => {
  it('a campaign are its ad groups and ads, and nobody else’s', async () => {
    const { gateway, simulator } = reachSimulated({
      campaigns: [
        { id: CAMPAIGN, name: 'Spring', adGroups: [{ ads: 2 }, { ads: 1 }] },
        { name: 'Summer', adGroups: [{ ads: 3 }] },
      ],
    });
    const mine = [
      ...simulator.world.adGroupsOf(CAMPAIGN),
      ...[...simulator.world.ads.values()].filter((ad) => ad.campaignId === CAMPAIGN),
    ].map(({ id }) => id);
    const tree = await gateway.readTree(entity(), 'click');
    expect(tree.ok && tree.value.nodes.map(({ id }) => id).sort()).toEqual(mine.sort());
    expect(tree).toMatchObject({ value: { total: 5, complete: true } });
  });

  it('an ad group are its ads only', async () => {
    const { gateway, simulator } = reachSimulated({
      campaigns: [{ id: CAMPAIGN, name: 'Spring', adGroups: [{ id: ADGROUP, ads: 2 }, { ads: 3 }] }],
    });
    const tree = await gateway.readTree(entity('manual', 'adgroup', ADGROUP), 'click');
    expect(tree).toMatchObject({ value: { total: 2, complete: true } });
    expect(tree.ok && tree.value.nodes.every(({ level }) => level === 'ad')).toBe(true);
    expect(simulator.journal.entries().map(({ path }) => path)).toEqual(['/open_api/v1.3/ad/get/']);
  });

  it('an ad is nothing, and nobody needs to be asked', async () => {
    const { gateway, simulator } = reachSimulated();
    const tree = await gateway.readTree(entity('manual', 'ad', ADGROUP), 'click');
    expect(tree).toMatchObject({ ok: true, value: { nodes: [], total: 0, complete: true } });
    expect(simulator.journal.entries()).toEqual([]);
  });

  it('rows of another campaign that TikTok gives although nobody asked do not count', async () => {
    const stranger = {
      adgroup_id: ADGROUP,
      campaign_id: '1846211451413538199',
      adgroup_name: 'Stranger',
      operation_status: 'ENABLE',
    };
    const { gateway } = reachAnswering(({ url }) =>
      wholeList(url.pathname.endsWith('/adgroup/get/') ? [stranger] : []),
    );
    expect(await gateway.readTree(entity(), 'click')).toMatchObject({ value: { nodes: [] } });
  });

  it('carries the log ids of all its answers', async () => {
    const { gateway, simulator } = reachSimulated();
    const { stamp } = await gateway.readTree(entity(), 'click');
    expect(stamp.requestIds).toEqual(simulator.journal.entries().map(({ requestId }) => requestId));
  });
});

describe('below a GMV Max campaign', () => {
  const world = {
    campaigns: [{ id: CAMPAIGN, name: 'Shop', kind: 'gmv-max' as const, adGroups: [], sessions: 2 }],
  };

  it('are the sessions, which have budgets of their own', async () => {
    const { gateway } = reachSimulated(world);
    const tree = await gateway.readTree(entity('gmv-max'), 'click');
    expect(tree).toMatchObject({ value: { total: 2, complete: true } });
    expect(tree.ok && tree.value.nodes.map(({ level }) => level)).toEqual(['session', 'session']);
  });

  it('nothing is known while the sessions cannot be read', async () => {
    const { gateway, simulator } = reachSimulated(world);
    simulator.faults.arm({ name: 'server-errors', endpoint: 'session/list' });
    expect(await gateway.readTree(entity('gmv-max'), 'click')).toMatchObject({ ok: false });
  });

  it('sessions in a shape we do not know are not "no sessions"', async () => {
    const { gateway } = reachAnswering(({ url }) =>
      url.pathname.includes('session') ? enveloped({}) : wholeList([]),
    );
    expect(await gateway.readTree(entity('gmv-max'), 'click')).toMatchObject({
      ok: false,
      problem: { reason: 'bad-answer' },
    });
  });

  it('only campaigns of this kind are asked for sessions', async () => {
    const { gateway, simulator } = reachSimulated();
    await gateway.readTree(entity(), 'click');
    expect(simulator.journal.entries().some(({ path }) => path.includes('session'))).toBe(false);
    expect(simulator.journal.entries()[0]?.query.advertiser_id).toBe(ADVERTISER);
  });
});

it('below a Smart+ campaign its ads tell which of their materials are on', async () => {
  const materials = [
    { id: '1846000000000000071', name: 'Unboxing' },
    { name: 'Old cut', switch: 'off' as const },
  ];
  const none = [{ switch: 'off' as const }];
  const { gateway } = reachSimulated({
    campaigns: [
      {
        id: CAMPAIGN,
        name: 'Spring',
        kind: 'smart-plus',
        adGroups: [{ ads: [{ materials }, { materials: none }] }],
      },
    ],
  });
  const tree = await gateway.readTree(entity('smart-plus'), 'click');
  const ads = tree.ok ? tree.value.nodes.filter(({ level }) => level === 'ad') : [];
  const on = Object.fromEntries(ads.map(({ name, materialsOn }) => [name, materialsOn]));
  expect(on).toEqual({ 'Ad 1.1': [{ id: '1846000000000000071', name: 'Unboxing' }], 'Ad 1.2': [] });
  expect(tree).toMatchObject({ value: { total: 3, complete: true } });
});
