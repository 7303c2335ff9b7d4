import { READ_BACK_AT, WATCH_AT } from './ladder';
import type { Order } from './order';

const DAY = 24 * 60 * 60_000;

/**
 * How many days a stop may be watched after it was answered; the first is the whole plan. None is shorter than a
 * day: the looks before belong to the proof, which nobody can choose away.
 */
export const WATCH_CHOICES = [7, 3, 1] as const;
export type WatchDays = (typeof WATCH_CHOICES)[number];

/** The looks that are planned whatever is found, as waits after the answer, oldest first. Milliseconds. */
export function plannedLooks({ watchDays = WATCH_CHOICES[0] }: Order): number[] {
  return [...READ_BACK_AT, ...WATCH_AT.filter((wait) => wait <= watchDays * DAY)];
}

/** How long after the answer the person's choice ends the watch; null when it is watched as long as it can be. Milliseconds. */
export function watchEndsAfter({ watchDays = WATCH_CHOICES[0] }: Order): number | null {
  return watchDays < WATCH_CHOICES[0] ? watchDays * DAY : null;
}
