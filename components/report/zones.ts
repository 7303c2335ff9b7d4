import { isZone } from '@/utils/core/account-hours';
import type { Case } from '@/utils/core/case-file/case';
import { formatExact } from '../format-time';
import { readerLocale } from '../words';

/** The two clocks a report tells times in. */
export interface Zones {
  /** The ad account's, IANA; null while it is not known or nobody knows it here. */
  account: string | null;
  /** The reader's own. */
  own: string;
}

export function zonesOf({ account }: Case): Zones {
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return { account: account.timezone !== null && isZone(account.timezone) ? account.timezone : null, own };
}

/** The zones whose times are told apart, the account's first. */
export function columnsOf({ account, own }: Zones): string[] {
  return account === null || account === own ? [own] : [account, own];
}

/** The zone that sentences tell times in: the account's, or the reader's where that is not known. */
export function sentenceZone({ account, own }: Zones): string {
  return account ?? own;
}

/** A moment in that zone. */
export function accountTime(at: number, zones: Zones): string {
  return formatExact(at, readerLocale(), sentenceZone(zones));
}

/** The same with the zone's name, for where nothing around tells it. */
export function zonedTime(at: number, zones: Zones): string {
  return `${accountTime(at, zones)} (${sentenceZone(zones)})`;
}
