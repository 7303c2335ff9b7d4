import { describe, expect, it } from 'vitest';
import type { KnownKind, Level } from '@/utils/core/entity';
import type { WorldInput } from '../../simulator/world/load';
import { CAMPAIGN, entity, reachSimulated } from './reach';

const world = (kind: KnownKind): WorldInput => ({
  campaigns: [{ id: CAMPAIGN, name: 'Spring', kind, adGroups: [{ ads: 1 }] }],
});

/** facts: marketing-api 4. What can be switched off, and by which call. */
const ROUTES: [KnownKind, Level, string, string][] = [
  ['manual', 'campaign', 'campaign', 'campaign_ids'],
  ['manual', 'adgroup', 'adgroup', 'adgroup_ids'],
  ['manual', 'ad', 'ad', 'ad_ids'],
  ['smart-plus', 'campaign', 'smart_plus/campaign', 'campaign_ids'],
  ['smart-plus', 'adgroup', 'smart_plus/adgroup', 'adgroup_ids'],
  ['smart-plus', 'ad', 'smart_plus/ad', 'smart_plus_ad_ids'],
  ['legacy-smart-plus', 'campaign', 'campaign', 'campaign_ids'],
  ['legacy-smart-plus', 'adgroup', 'adgroup', 'adgroup_ids'],
  ['legacy-smart-plus', 'ad', 'ad', 'ad_ids'],
  ['gmv-max', 'campaign', 'campaign', 'campaign_ids'],
];

describe('a switch goes to the call that takes its kind', () => {
  it.each(ROUTES)('%s %s by %s', async (kind, level, path, ids) => {
    const { gateway, simulator } = reachSimulated(world(kind));
    const { adGroups, ads } = simulator.world;
    const [ad] = ads.values();
    const [adGroup] = adGroups.values();
    const id = { campaign: CAMPAIGN, adgroup: adGroup?.id, ad: ad?.smartPlusAdId ?? ad?.id }[level] ?? '';
    const target = entity(kind, level, id);
    const trueSwitch = () =>
      ({ campaign: simulator.world.campaigns.get(CAMPAIGN), adgroup: adGroup, ad })[level]?.switch;

    expect((await gateway.write(target, 'switch-off')).outcome).toBe('accepted');
    expect(trueSwitch()).toBe('off');
    simulator.clock.advance(5_000);
    expect((await gateway.write(target, 'switch-on')).outcome).toBe('accepted');
    expect(trueSwitch()).toBe('on');

    const sent = simulator.journal.entries().map((entry) => ({
      to: entry.path,
      body: JSON.parse(entry.body) as Record<string, unknown>,
    }));
    const body = { advertiser_id: target.ref.advertiserId, [ids]: [id] };
    expect(sent).toEqual(
      ['DISABLE', 'ENABLE'].map((operation_status) => ({
        to: `/open_api/v1.3/${path}/status/update/`,
        body: { ...body, operation_status },
      })),
    );
  });

  it('a legacy Smart+ campaign that TikTok no longer switches is rejected', async () => {
    const { gateway, simulator } = reachSimulated(world('legacy-smart-plus'));
    simulator.settings.legacySmartPlus = 'refused';
    expect(await gateway.write(entity('legacy-smart-plus'), 'switch-off')).toMatchObject({
      outcome: 'rejected',
      problem: { remedy: 'give-up', reason: 'refused' },
    });
  });

  it('ten pauses are ten requests of one id each', async () => {
    const campaigns = Array.from({ length: 10 }, (_, n) => ({
      id: `184621145141353810${n}`,
      name: `Spring ${n}`,
    }));
    const { gateway, simulator } = reachSimulated({ campaigns });
    await Promise.all(
      campaigns.map(({ id }) => gateway.write(entity('manual', 'campaign', id), 'switch-off')),
    );
    const ids = simulator.journal
      .entries()
      .map(({ body }) => (JSON.parse(body) as { campaign_ids: string[] }).campaign_ids);
    expect(ids).toEqual(campaigns.map(({ id }) => [id]));
  });
});
