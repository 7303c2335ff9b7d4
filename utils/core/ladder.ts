/**
 * Every number the ladder of proof rests on, with its source.
 * Durations are milliseconds.
 */
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** When to read back after a write was answered (facts: marketing-api 16, L1). */
export const READ_BACK_AT: readonly number[] = [
  2 * SECOND,
  5 * SECOND,
  10 * SECOND,
  20 * SECOND,
  30 * SECOND,
  ...Array.from({ length: 10 }, (_, i) => (i + 1) * MINUTE),
];

/** When to look again after the read-back is over: is it still off? (facts: marketing-api 16, Watch). */
export const WATCH_AT: readonly number[] = [30 * MINUTE, 3 * HOUR, 24 * HOUR, 7 * DAY];

/** Two equal reads this far apart make a state believable (facts: marketing-api 16, L1). */
export const EQUAL_READS_APART = 10 * SECOND;

/**
 * How long a read may lag behind a write before its contradiction counts. TikTok gives no bound;
 * seconds are usual, and a simulator lag of a minute is the worst we plan for (facts: marketing-api 13.1).
 */
export const READ_LAG_ALLOWANCE = 60 * SECOND;

/** The levels below are read with the switch and once more this long after the write (facts: marketing-api 16, L2). */
export const TREE_REPEAT_AT = 5 * MINUTE;

/** Reads may fail this long before "cannot verify" is said. */
export const BLIND_AFTER = 60 * SECOND;

/** How often one order may be sent: the first time and after a refusal that changed nothing or a proven miss. */
export const MAX_ATTEMPTS = 4;

/** Waits before sending again after "not now" answers, by attempt (facts: marketing-api 12, rate codes). */
export const RESEND_WAITS: readonly number[] = [1 * SECOND, 5 * SECOND, 20 * SECOND];

/** Waits before reading again when a read failed, by how many failed in a row. */
export const READ_RETRY_WAITS: readonly number[] = [
  2 * SECOND,
  5 * SECOND,
  15 * SECOND,
  60 * SECOND,
  5 * MINUTE,
];

/** A name read from TikTok at most this long ago may serve the cross-check before a write. */
export const IDENTITY_FRESH_FOR = 10 * MINUTE;
