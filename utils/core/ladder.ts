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

/** Waits before sending again after a "not now" that changed nothing, by attempt (facts: marketing-api 12). */
export const RESEND_WAITS: readonly number[] = [SECOND, 5 * SECOND, 20 * SECOND, 60 * SECOND, 5 * MINUTE];

/** How often a stop whose outcome was unknown may be sent again, each time only after reads showed it still on. */
export const RESENDS_AFTER_UNKNOWN = 2;

/** "Not now" answers are retried this long before a person is told; money runs meanwhile. */
export const RETRY_QUIETLY_FOR = 30 * SECOND;

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

/** A resume is looked at this long; it has nothing to prove beyond "TikTok shows it on". */
export const RESUME_READ_BACK_FOR = 60 * SECOND;

/** A flag that usually clears within seconds is announced only when it lasted this long. */
export const ANNOUNCE_UNKNOWN_AFTER = 60 * SECOND;

/** A resume that could not be sent this long is dropped: nobody wants an old wish to spend money later. */
export const RESUME_STALE_AFTER = 2 * MINUTE;
