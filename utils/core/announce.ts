import { ANNOUNCE_UNKNOWN_AFTER } from './ladder';
import type { Order } from './order';
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

/** The order that an incident's name is about; null for what names none, or stands for more than one. */
export function orderOfIncident(id: string): string | null {
  return /^(.+):[a-z-]+:-?\d+(?:\.\d+)?$/.exec(id)?.[1] ?? null;
}

/** What goes wrong this soon after many were stopped or resumed by one click is told together. Milliseconds. */
const TOLD_TOGETHER_FOR = 10 * 60_000;

/**
 * The incident that a flag of an order belongs to. Right after a stop of everything, or its undo, it is one for each
 * sort of flag: hundreds of notifications at once would be read by nobody.
 */
export function incidentOf(
  order: Pick<Order, 'id' | 'runId' | 'createdAt'>,
  flag: RaisedFlag,
): { id: string; ofRun?: true } {
  if (order.runId !== undefined && flag.since - order.createdAt < TOLD_TOGETHER_FOR) {
    return { id: `${order.runId}:${flag.flag}`, ofRun: true };
  }
  return { id: incidentId(order.id, flag) };
}
