import type { Level } from '@/utils/core/entity';

/** What an address of Ads Manager says: whose list, and of which level. */
export interface Place {
  advertiserId: string;
  level: Level;
}

const HOST = 'ads.tiktok.com';
/** `perf` is the older route that lands on the same list; ads are called both `ad` and `creative` (facts: page-dom 1). */
const LIST_PATH = /^\/i18n\/(?:manage|perf)\/(campaign|adgroup|ad|creative)\/?$/;
const LEVEL_OF: Record<string, Level> = {
  campaign: 'campaign',
  adgroup: 'adgroup',
  ad: 'ad',
  creative: 'ad',
};

/**
 * The list an address shows, or null where there is none. An address that names two different accounts
 * is refused: nobody can say which of them the page believes.
 */
export function placeOf(address: string | URL): Place | null {
  const url = new URL(address);
  if (url.hostname !== HOST) return null;
  const level = LEVEL_OF[LIST_PATH.exec(url.pathname)?.[1] ?? ''];
  const ids = new Set([...url.searchParams.getAll('aadvid'), ...url.searchParams.getAll('advid')]);
  const [advertiserId] = ids;
  if (level === undefined || ids.size !== 1 || advertiserId === undefined) return null;
  return /^\d{1,20}$/.test(advertiserId) ? { advertiserId, level } : null;
}

export function samePlace(a: Place | null, b: Place | null): boolean {
  return a?.advertiserId === b?.advertiserId && a?.level === b?.level;
}
