import type { Actor, Level, WorldAdvertiser } from './types';
import type { World } from './world';

const NO_MONEY = /BALANCE_EXCEED|BALANCE_INSUFFICIENT|SHORT_BALANCE/;

/** Ends the matching states of campaigns and of everything below them. */
export function clearStatuses(
  world: World,
  campaignIds: readonly string[],
  by: Actor,
  matching: RegExp,
): void {
  const clear = (level: Level, entity: { id: string; status?: string }) => {
    if (entity.status !== undefined && matching.test(entity.status))
      world.setStatus(level, entity.id, undefined, by);
  };
  for (const id of campaignIds) {
    const campaign = world.campaigns.get(id);
    if (campaign) clear('campaign', campaign);
    for (const adGroup of world.adGroupsOf(id)) {
      clear('adgroup', adGroup);
      for (const ad of world.adsOfAdGroup(adGroup.id)) clear('ad', ad);
    }
  }
}

/** Money comes into the account, and what waited for it goes on. */
export function topUp(world: World, { id }: WorldAdvertiser, amount: string, by: Actor): void {
  world.topUp(id, amount, by);
  const campaigns = world.campaignsOf(id).map((campaign) => campaign.id);
  clearStatuses(world, campaigns, by, NO_MONEY);
}
