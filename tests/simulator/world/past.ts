import { deliveryAt } from './delivery';
import { amountOf, unitsOf } from './money';
import type { Sharer } from './stretch';
import type { GivenCampaign } from './types';
import type { World } from './world';
import { dayOf, startOfDay, startOfHour } from './zone';

const HOUR = 3_600_000;

/** What a campaign spent today before the world began: a decimal string, and impressions. */
export interface Past {
  spent: string;
  impressions: number;
}

/**
 * Puts down what was spent today before now, evenly over the hours of the account's day that are over. In the first
 * hour of the day, it is what this hour had so far; at midnight itself, it is yesterday's last hour.
 */
export function pastToday(world: World, campaign: GivenCampaign, past: Past): void {
  const { timezone, currency } = accountOf(world, campaign);
  const now = world.clock.now();
  const midnight = startOfDay(dayOf(now, timezone), timezone);
  const hour = startOfHour(now, timezone);
  const [from, to] =
    hour > midnight ? [midnight, hour] : now > midnight ? [midnight, now] : [now - HOUR, now];
  const spend = Math.round(unitsOf(past.spent, currency));
  if (spend === 0 && past.impressions === 0) return;
  world.spend.addPast(campaign.id, {
    spend,
    impressions: past.impressions,
    from,
    to,
    sharers: usualSharers(world, campaign),
  });
}

/**
 * Lets a campaign have spent at its rate since the beginning of yesterday. One that is on but kept from delivering (by
 * its budget, say) has spent as much as it would have today; one that is off, nothing.
 */
export function steadyPast(world: World, campaign: GivenCampaign): void {
  const kept = world.campaigns.get(campaign.id);
  if (!kept || kept.switch !== 'on' || Number(campaign.spendPerHour) === 0) return;
  const { timezone, currency } = accountOf(world, campaign);
  const now = world.clock.now();
  const midnight = startOfDay(dayOf(now, timezone), timezone);
  if (deliveryAt(world, kept, now, []).sharers.length > 0)
    return world.spend.beginAt(campaign.id, startOfDay(dayOf(midnight - 1, timezone), timezone));
  const hours = (now - midnight) / HOUR;
  pastToday(world, campaign, {
    spent: amountOf(unitsOf(campaign.spendPerHour, currency) * hours, currency),
    impressions: Math.round(campaign.impressionsPerHour * hours),
  });
}

function accountOf(world: World, { advertiserId }: GivenCampaign) {
  const account = world.advertisers.get(advertiserId);
  if (!account) throw new Error(`world has no advertiser ${advertiserId}`);
  return account;
}

/** The ads that are on in ad groups that are on; if there are none, all. */
function usualSharers(world: World, campaign: GivenCampaign): Sharer[] {
  const sharers = (switchedOn: boolean) =>
    world
      .adGroupsOf(campaign.id)
      .filter((adGroup) => !switchedOn || adGroup.switch === 'on')
      .map((adGroup) => ({
        adGroupId: adGroup.id,
        adIds: world
          .adsOfAdGroup(adGroup.id)
          .filter((ad) => !switchedOn || ad.switch === 'on')
          .map((ad) => ad.id),
      }))
      .filter(({ adIds }) => adIds.length > 0);
  const usual = sharers(true);
  return usual.length > 0 ? usual : sharers(false);
}
