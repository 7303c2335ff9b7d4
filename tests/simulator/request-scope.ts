import type { FaultScope } from './faults';
import type { World } from './world/world';

/** Which campaigns and ad groups a request names: its long numbers that are ids, and what those belong to. */
export function requestScope(world: World, endpoint: string, text: string): FaultScope {
  const campaignIds = new Set<string>();
  const adGroupIds = new Set<string>();
  for (const [id] of decoded(text).matchAll(/\d{15,20}/g)) {
    if (world.campaigns.has(id)) campaignIds.add(id);
    const child = world.adGroups.get(id) ?? world.ads.get(id) ?? world.adBySmartPlusId(id);
    if (!child) continue;
    campaignIds.add(child.campaignId);
    adGroupIds.add('adGroupId' in child ? child.adGroupId : child.id);
  }
  return { endpoint, campaignIds, adGroupIds };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
