import type { Level } from './entity';

/** `perf` is the older route that lands on the same list; ads are called both `ad` and `creative` (facts: page-dom 1). */
const LIST_PATH = /^\/i18n\/(?:manage|perf)\/(campaign|adgroup|ad|creative)\/?$/;
const LEVEL_OF: Record<string, Level> = {
  campaign: 'campaign',
  adgroup: 'adgroup',
  ad: 'ad',
  creative: 'ad',
};

/** Whether an address is one of Ads Manager's. */
export function isAdsManager({ hostname }: URL): boolean {
  return hostname === 'ads.tiktok.com';
}

/** The account an address names. Null when it names none, or two: nobody can say which of them the page believes. */
export function accountIn({ searchParams }: URL): string | null {
  const ids = new Set([...searchParams.getAll('aadvid'), ...searchParams.getAll('advid')]);
  const [only] = ids;
  return ids.size === 1 && only !== undefined && /^\d{1,20}$/.test(only) ? only : null;
}

/** Which level's list an address of Ads Manager shows; null when it is no list. */
export function levelIn({ pathname }: URL): Level | null {
  return LEVEL_OF[LIST_PATH.exec(pathname)?.[1] ?? ''] ?? null;
}
