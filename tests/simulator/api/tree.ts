import type { WorldAd, WorldAdGroup, WorldCampaign } from '../world/types';
import type { World } from '../world/world';

export interface AdGroupInTree {
  campaign: WorldCampaign;
  adGroup: WorldAdGroup;
}
export interface AdInTree extends AdGroupInTree {
  ad: WorldAd;
}

/** Every ad group of an account with its campaign. */
export function adGroupsIn(world: World, advertiserId: string): AdGroupInTree[] {
  return world
    .campaignsOf(advertiserId)
    .flatMap((campaign) => world.adGroupsOf(campaign.id).map((adGroup) => ({ campaign, adGroup })));
}

/** Every ad of an account with its ad group and campaign. */
export function adsIn(world: World, advertiserId: string): AdInTree[] {
  return adGroupsIn(world, advertiserId).flatMap((above) =>
    world.adsOfAdGroup(above.adGroup.id).map((ad) => ({ ...above, ad })),
  );
}

/** Case-insensitive fuzzy name match, as the name filters do. */
export function nameMatches(name: string, wanted: string | undefined): boolean {
  return wanted === undefined || name.toLowerCase().includes(wanted.toLowerCase());
}
