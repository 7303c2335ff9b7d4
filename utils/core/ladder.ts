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

/**
 * When to look again after the read-back is over: is it still off, and is it still silent? 30 minutes, 3 hours,
 * a day and a week are the watch; the others climb the ladder, and see a leak soon after TikTok's report can
 * show it (facts: marketing-api 16, L3, L4 and Watch).
 */
export const WATCH_AT: readonly number[] = [
  30 * MINUTE,
  45 * MINUTE,
  75 * MINUTE,
  2 * HOUR,
  150 * MINUTE,
  3 * HOUR,
  200 * MINUTE,
  24 * HOUR,
  3 * DAY,
  7 * DAY,
];

/** Spend is read for the first time this long after the stop; a first silent look later (facts: marketing-api 16, L3). */
export const QUIET_FROM = 45 * MINUTE;
/** The second silent look is at least this much later (facts: marketing-api 16, L3). */
export const QUIET_APART = 30 * MINUTE;

/** No confirmation before this, nor before the first silent hour has been over for `CONFIRM_AFTER_SILENT_HOUR` (facts: marketing-api 16, L4). */
export const CONFIRM_FROM = 3 * HOUR;
export const CONFIRM_AFTER_SILENT_HOUR = 2 * HOUR;
/** Two equal cumulative reads this far apart (facts: marketing-api 16, L4). */
export const EQUAL_TOTALS_APART = 60 * MINUTE;

/** A stop in the last minutes of an hour may spill into the next hour (facts: marketing-api 16, tolerances). */
export const STOP_LATE_IN_HOUR = 10 * MINUTE;

/**
 * A report whose newest hour is older than this when it is read does not know the hours that must be silent.
 * Usual lag is 30 minutes, 2 hours in extreme cases (facts: marketing-api 7.4).
 */
export const REPORT_FRESH_WITHIN = 2 * HOUR;
/** How far a report is usually behind (facts: marketing-api 7.4). */
export const REPORT_USUALLY_WITHIN = 30 * MINUTE;
/** In an account where nothing else runs no other row can show that the report goes on: silence must last this long (facts: marketing-api 16, canary). */
export const SILENCE_WITHOUT_CANARY = 6 * HOUR;

/** A stop this early in its hour may leave nothing in it; the row of the hour before stands for it (facts: marketing-api 16, canary). */
export const STOP_EARLY_IN_HOUR = 10 * MINUTE;
/** Where this many impressions were to be expected in the hour of the stop, none means that the report lacks it. */
export const EXPECTED_IMPRESSIONS = 10;

/** The switch and the levels below must have been read this shortly before the silent look that confirms. */
export const STILL_OFF_WITHIN = 15 * MINUTE;

/** TikTok's daily repair of the numbers, hours UTC, and how long it gets (facts: marketing-api 7.4, 16 L5). */
export const REPAIR_HOUR_UTC = 12;
export const REPAIR_TAKES = HOUR;
/** Some hours come this late (facts: marketing-api 13.2). */
export const HOURS_COME_LATE = 3 * HOUR;
/** So what is confirmed, or cannot be, is looked at again long before its first day is over. */
export const CONFIRMED_LOOKS_AT: readonly number[] = [5 * HOUR, 8 * HOUR, 12 * HOUR];

/**
 * Stops this close to each other fit into one report by the hour. It tells the hours of two days of the account, of
 * which the first may be nearly over and one may lack an hour (facts: marketing-api 7.1).
 */
export const HOURS_ARE_TOLD_FOR = 16 * HOUR;

/** No final verdict before this (facts: marketing-api 16, L5). */
export const FINAL_FROM = 24 * HOUR;
/** How much the hours up to the stop may still change: a hundredth, or this many cents (facts: marketing-api 16, L5). */
export const SETTLED_PERCENT = 1n;
export const SETTLED_SMALLEST_UNITS = 50n;

/** While the proof is due and does not come, and while money leaks, TikTok is asked this often. */
export const ASK_AGAIN_EVERY = HOUR;
/** It is asked so for this long; then a person is told that it cannot be verified. */
export const PROOF_OVERDUE = 12 * HOUR;

/** A planned look this late is a gap: nobody watched. A tenth of what was waited for, within these bounds. */
export const GAP_SLACK = { least: 5 * MINUTE, most: DAY } as const;

/** When to look at what can only be followed, such as a Promote; then every week while it runs, and a week after its end. */
export const FOLLOW_AT: readonly number[] = [
  0,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  ...Array.from({ length: 14 }, (_, i) => (i + 1) * DAY),
];

export const FOLLOW_EVERY = 7 * DAY;

/** When to read back after a deletion was answered; as after a switch, only that nobody waits for it. */
export const DELETED_READ_BACK_AT: readonly number[] = [2 * SECOND, 15 * SECOND, MINUTE, 10 * MINUTE];

/** After it was found on again the change log may still lack the line; it is asked this often, at these waits. */
export const CHANGES_READ_AT: readonly number[] = [0, 5 * MINUTE, 30 * MINUTE];
/** A change that the log puts this close to when it was seen on explains it: the log tells whole minutes. */
export const LOG_GRAIN = MINUTE;

/** Rules that cannot be read are asked for this often, each time with a planned look. */
export const RULES_TRIES = 3;
/** What stands beside a stop is asked for this often, each time after a planned look. */
export const SURROUNDINGS_TRIES = 3;

/** Reports may fail this long before "cannot verify" is said: they are only needed hours later. */
export const REPORT_BLIND_AFTER = 30 * MINUTE;

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

/** Between two operations on one Upgraded Smart+ ad, its materials included (facts: marketing-api 4.1). */
export const SMART_PLUS_WRITES_APART = 5 * SECOND;

/** So many materials of one ad go ahead of its stop at most; each takes some seconds. */
export const MATERIALS_AT_ONCE = 20;

/** How often the switch-off of a material is sent while TikTok says "not now"; the stop itself waits for it. */
export const MATERIAL_TRIES = 3;

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
/**
 * What failed for long is tried more and more seldom: after a tenth of the time that it has failed for, and at
 * least every half hour. A day without a network is then some seventy tries instead of three hundred.
 */
export const READ_RETRY_SLOWS = { by: 10, most: 30 * MINUTE };

/** TikTok's own question after a press is left to the person this long before a flag is raised. */
export const CONFIRM_QUIETLY_FOR = 60 * SECOND;

/** While no tab is open, or the session is stopped, something must happen first; until then it is tried this seldom. */
export const CLOSED_PAGE_RETRY = HOUR;

/** A name read from TikTok at most this long ago may serve the cross-check before a write. */
export const IDENTITY_FRESH_FOR = 10 * MINUTE;

/** A resume is looked at this long; it has nothing to prove beyond "TikTok shows it on". */
export const RESUME_READ_BACK_FOR = 60 * SECOND;

/** A flag that usually clears within seconds is announced only when it lasted this long. */
export const ANNOUNCE_UNKNOWN_AFTER = 60 * SECOND;

/** A resume that could not be sent this long is dropped: nobody wants an old wish to spend money later. */
export const RESUME_STALE_AFTER = 2 * MINUTE;
