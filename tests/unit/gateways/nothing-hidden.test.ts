import { describe, expect, it } from 'vitest';
import { KNOWN_KINDS, type KnownKind, type Level } from '@/utils/core/entity';
import type { WorldInput } from '../../simulator/world/load';
import { ADVERTISER, CAMPAIGN, entity, reachAnswering, reachSimulated, wholeList } from './reach';

const ADGROUP = '1846211451413538125';
const AD = '1846211451413538126';
const ref = (level: Level, id: string) => ({ advertiserId: ADVERTISER, level, id });

/** One campaign of every kind, once on, once off, once deleted. */
const everything: WorldInput = {
  campaigns: KNOWN_KINDS.flatMap((kind) =>
    (['on', 'off', 'deleted'] as const).map((is) => ({ name: `${kind} ${is}`, kind, switch: is })),
  ),
};

describe('what TikTok hides unless asked', () => {
  it('is in the list of an account: every kind and origin, on and off, each once', async () => {
    const { gateway } = reachSimulated(everything);
    const listed = await gateway.listCampaigns(ADVERTISER);
    const wanted = KNOWN_KINDS.flatMap((kind) => [`${kind} on`, `${kind} off`]);
    expect(listed.ok && listed.value.map(({ name }) => name).sort()).toEqual(wanted.sort());
    expect(listed.ok && listed.value.every(({ name, kind }) => name.startsWith(`${kind} `))).toBe(true);
  });

  it.each(KNOWN_KINDS)('a deleted %s campaign is still found', async (kind) => {
    const { gateway } = reachSimulated({
      campaigns: [{ id: CAMPAIGN, name: 'Gone', kind, switch: 'deleted' }],
    });
    const found = { ok: true, value: { name: 'Gone', kind, switch: 'deleted' } };
    expect(await gateway.readEntity(ref('campaign', CAMPAIGN), 'click')).toMatchObject(found);
    expect(await gateway.readSwitch(entity(kind), 'click')).toMatchObject(found);
  });

  it.each(['manual', 'smart-plus', 'promote'] as const)(
    'deleted ad groups and ads of a %s campaign are still found',
    async (kind: KnownKind) => {
      const { gateway, simulator } = reachSimulated({
        campaigns: [
          {
            id: CAMPAIGN,
            name: 'Spring',
            kind,
            adGroups: [{ id: ADGROUP, switch: 'deleted', ads: [{ id: AD, switch: 'deleted' }] }],
          },
        ],
      });
      const adId = simulator.world.ads.get(AD)?.smartPlusAdId ?? AD;
      for (const [level, id] of [
        ['adgroup', ADGROUP],
        ['ad', adId],
      ] as const) {
        expect(await gateway.readEntity(ref(level, id), 'click')).toMatchObject({
          ok: true,
          value: { ref: { level, id }, kind, switch: 'deleted' },
        });
      }
      const tree = await gateway.readTree(entity(kind), 'click');
      expect(tree).toMatchObject({ value: { total: 2, complete: true } });
      expect(tree.ok && tree.value.nodes.map(({ id }) => id)).toEqual([ADGROUP, adId]);
    },
  );

  it('what is nowhere, not even among the deleted, is null', async () => {
    const { gateway, simulator } = reachSimulated(everything);
    expect(await gateway.readEntity(ref('campaign', CAMPAIGN), 'click')).toMatchObject({
      ok: true,
      value: null,
    });
    const places = simulator.journal.entries().map(({ path, query }) => [path.slice(15), query.filtering]);
    expect(places).toHaveLength(5);
  });

  it.each([
    ['campaign', CAMPAIGN, 'campaign/get'],
    ['adgroup', ADGROUP, 'adgroup/get'],
    ['ad', AD, 'ad/get'],
  ] as const)('a %s whose list lacks rows is not known to be nowhere', async (level, id, endpoint) => {
    const ads = [{ id: AD }];
    const world = { campaigns: [{ id: CAMPAIGN, name: 'Spring', adGroups: [{ id: ADGROUP, ads }] }] };
    const { gateway, simulator } = reachSimulated(world);
    simulator.faults.arm({ name: 'pages-missing', endpoint });
    expect(await gateway.readEntity(ref(level, id), 'click')).toMatchObject({
      ok: false,
      problem: { reason: 'incomplete', remedy: 'read-first' },
    });
  });
});

describe('several campaigns by id', () => {
  it('are found wherever they are listed, one hundred ids at a time', async () => {
    const campaigns = Array.from({ length: 101 }, (_, n) => ({
      id: `18462114514135${String(n).padStart(5, '0')}`,
      name: `Spring ${n}`,
      kind: KNOWN_KINDS[n % KNOWN_KINDS.length] ?? 'manual',
    }));
    const { gateway } = reachSimulated({ campaigns });
    const ids = campaigns.map(({ id }) => id);
    const read = await gateway.readEntities(ADVERTISER, 'campaign', ids);
    expect(read.ok && read.value.map(({ ref: { id } }) => id).sort()).toEqual(ids);
  });

  it('that TikTok gives although nobody asked are left out', async () => {
    const other = '1846211451413538124';
    const row = { campaign_name: 'Spring', operation_status: 'ENABLE' };
    const { gateway } = reachAnswering(() =>
      wholeList([
        { ...row, campaign_id: CAMPAIGN },
        { ...row, campaign_id: other },
      ]),
    );
    const read = await gateway.readEntities(ADVERTISER, 'campaign', [other]);
    expect(read.ok && read.value.map(({ ref: { id } }) => id)).toEqual([other]);
  });
});
