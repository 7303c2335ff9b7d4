import { accountIn, isAdsManager, levelIn } from '@/utils/core/ads-manager-address';
import type { Level } from '@/utils/core/entity';

/** What an address of Ads Manager says: whose list, and of which level. */
export interface Place {
  advertiserId: string;
  level: Level;
}

/** The list an address shows, or null where there is none. */
export function placeOf(address: string | URL): Place | null {
  const url = new URL(address);
  if (!isAdsManager(url)) return null;
  const level = levelIn(url);
  const advertiserId = accountIn(url);
  return level === null || advertiserId === null ? null : { advertiserId, level };
}

export function samePlace(a: Place | null, b: Place | null): boolean {
  return a?.advertiserId === b?.advertiserId && a?.level === b?.level;
}
