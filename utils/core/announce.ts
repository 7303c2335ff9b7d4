import { ANNOUNCE_UNKNOWN_AFTER } from './ladder';
import type { RaisedFlag } from './verdict';

/**
 * Whether a flag is worth a notification now. An unknown outcome is usually cleared by the first read;
 * announcing it at once would be a false alarm.
 */
export function isWorthAnnouncing({ flag, since }: RaisedFlag, now: number): boolean {
  return flag !== 'outcome-unknown' || now - since >= ANNOUNCE_UNKNOWN_AFTER;
}

/** Names one incident, so that it is announced once. */
export function incidentId(orderId: string, { flag, since }: RaisedFlag): string {
  return `${orderId}:${flag}:${since}`;
}
