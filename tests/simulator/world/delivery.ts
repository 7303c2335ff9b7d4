import { adGroupStatus, adStatus, campaignStatus, primaryStatus, type Known } from './status';
import type { Sharer } from './stretch';
import type { Level, WorldAdGroup, WorldCampaign, WorldEntity } from './types';
import type { World } from './world';

/** A fault that lets money out although something is switched off. */
export interface Leak {
  name: 'delivers-although-off' | 'spends-although-off' | 'child-left-on';
  campaignId?: string | undefined;
  adGroupId?: string | undefined;
  /** UTC ms; from then on it is over. */
  until?: number | undefined;
}

/** Who spends a campaign's money from an instant on, and until when that is certain. */
export interface Delivery {
  sharers: Sharer[];
  sessionIds: string[];
  /** UTC ms: a schedule or a leak begins or ends. */
  until: number;
}

/** Which switches that are off do not keep this ad group's ads from spending. */
interface Ignores {
  above: boolean;
  own: boolean;
  deleted: boolean;
}

function ignores(world: World, leaks: readonly Leak[], campaignId: string, adGroupId?: string): Ignores {
  const result: Ignores = { above: false, own: false, deleted: false };
  for (const leak of leaks) {
    if (leak.campaignId !== undefined && leak.campaignId !== campaignId) continue;
    if (leak.adGroupId !== undefined && leak.adGroupId !== adGroupId) continue;
    if (leak.name === 'child-left-on') {
      const first = world.adGroupsOf(campaignId)[0]?.id;
      if (leak.adGroupId === undefined && first !== adGroupId) continue;
    } else result.own = true;
    result.above = true;
    if (leak.name === 'spends-although-off') result.deleted = true;
  }
  return result;
}

function seenAs(known: Known, off: boolean, deleted: boolean): Known {
  const on = (known.switch === 'off' && off) || (known.switch === 'deleted' && deleted);
  return on ? { ...known, switch: 'on' } : known;
}

const delivers = (status: string) => primaryStatus(status) === 'STATUS_DELIVERY_OK';

/** What can spend at an instant (UTC ms): what the statuses of all three levels say, and what leaks. */
export function deliveryAt(
  world: World,
  campaign: WorldCampaign,
  at: number,
  armed: readonly Leak[],
): Delivery {
  const leaks = armed.filter((leak) => leak.until === undefined || leak.until > at);
  const delivery: Delivery = {
    sharers: [],
    sessionIds: sessionsAt(world, campaign, at, leaks),
    until: Infinity,
  };
  for (const bound of boundsOf(world, campaign, leaks))
    if (bound > at && bound < delivery.until) delivery.until = bound;
  for (const adGroup of world.adGroupsOf(campaign.id)) {
    const adIds = deliveringAds(world, campaign, adGroup, at, leaks);
    if (adIds.length > 0) delivery.sharers.push({ adGroupId: adGroup.id, adIds });
  }
  return delivery;
}

function boundsOf(world: World, campaign: WorldCampaign, leaks: readonly Leak[]): number[] {
  return [
    ...world.adGroupsOf(campaign.id).flatMap((group) => [group.scheduleStart, group.scheduleEnd ?? Infinity]),
    ...(campaign.sessions ?? []).flatMap((session) => [session.startTime, session.endTime]),
    ...leaks.map((leak) => leak.until ?? Infinity),
  ];
}

function deliveringAds(
  world: World,
  campaign: WorldCampaign,
  adGroup: WorldAdGroup,
  at: number,
  leaks: readonly Leak[],
): string[] {
  const advertiser = world.advertisers.get(campaign.advertiserId);
  if (!advertiser) return [];
  const { above, own, deleted } = ignores(world, leaks, campaign.id, adGroup.id);
  const clock = { now: () => at };
  const seen = (level: Level, entity: WorldEntity, off: boolean) =>
    seenAs(world.knownAt(level, entity, at), off, deleted);
  const parent = seen('campaign', campaign, above);
  if (!delivers(campaignStatus(advertiser, campaign, parent, clock))) return [];
  const group = seen('adgroup', adGroup, above);
  if (!delivers(adGroupStatus(advertiser, parent, adGroup, group, clock))) return [];
  return world
    .adsOfAdGroup(adGroup.id)
    .filter((ad) => deleted || hasMaterialOn(world.knownAt('ad', ad, at)))
    .filter((ad) => delivers(adStatus(advertiser, parent, adGroup, group, seen('ad', ad, own), clock)))
    .map((ad) => ad.id);
}

/** An ad of Upgraded Smart+ delivers through materials; other ads have none to switch. facts: marketing-api 4.1 */
function hasMaterialOn({ materials }: Known): boolean {
  return materials === undefined || materials.some((one) => one.switch === 'on');
}

/**
 * A session has a budget of its own: it goes on while its campaign is paused, until it is deleted, its time is over
 * or the campaign is deleted. facts: marketing-api 4.3 (the harsher reading)
 */
function sessionsAt(world: World, campaign: WorldCampaign, at: number, leaks: readonly Leak[]): string[] {
  const advertiser = world.advertisers.get(campaign.advertiserId);
  const { deleted } = ignores(world, leaks, campaign.id);
  const able =
    advertiser?.status === 'STATUS_ENABLE' &&
    Number(advertiser.balance) > 0 &&
    (deleted || world.knownAt('campaign', campaign, at).switch !== 'deleted');
  if (!able) return [];
  return (campaign.sessions ?? [])
    .filter(({ startTime, endTime }) => startTime <= at && at < endTime)
    .filter((session) => session.switch === 'on' || deleted)
    .map((session) => session.id);
}
