/**
 * Hours and days as TikTok's reports count them: on the wall clock of the ad account's zone. Half-hour zones
 * exist and days with 23 or 25 hours, so hours are found by asking the zone, never by arithmetic
 * (facts: marketing-api 7.7).
 */
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Every zone's offset from UTC is a multiple of this; hours of the account begin on one. */
const STEP = 15 * MINUTE;

/** One hour of a report. In the night when clocks go back it lasts two hours, as its label does. */
export interface AccountHour {
  /** `YYYY-MM-DD HH`; labels of one zone sort as the hours do. */
  label: string;
  /** First instant and first instant after it, UTC milliseconds. */
  start: number;
  end: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** @throws RangeError for a zone that the runtime does not know */
function formatFor(timezone: string): Intl.DateTimeFormat {
  let format = formats.get(timezone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: timezone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
    });
    formats.set(timezone, format);
  }
  return format;
}

/** Whether the runtime knows a zone of this name. */
export function isZone(timezone: string): boolean {
  try {
    formatFor(timezone);
    return true;
  } catch {
    return false;
  }
}

/** Labels of instants that were asked for, by zone: asking the zone is the dear part. */
const labels = new Map<string, string>();
const MOST_LABELS = 5000;

function labelAt(timezone: string, at: number): string {
  const key = `${timezone} ${Math.floor(at / STEP)}`;
  const known = labels.get(key);
  if (known !== undefined) return known;
  if (labels.size >= MOST_LABELS) labels.clear();
  const label = askZone(timezone, at);
  labels.set(key, label);
  return label;
}

function askZone(timezone: string, at: number): string {
  const found: Record<string, string> = {};
  for (const { type, value } of formatFor(timezone).formatToParts(at)) found[type] = value;
  return `${found['year']}-${found['month']}-${found['day']} ${found['hour']}`;
}

/** The account's hour that contains an instant (UTC milliseconds). */
export function hourAt(timezone: string, at: number): AccountHour {
  const label = labelAt(timezone, at);
  let start = Math.floor(at / STEP) * STEP;
  while (labelAt(timezone, start - STEP) === label) start -= STEP;
  let end = start + STEP;
  while (labelAt(timezone, end) === label) end += STEP;
  return { label, start, end };
}

export function hourAfter(timezone: string, hour: AccountHour): AccountHour {
  return hourAt(timezone, hour.end);
}

/** The account's day, `YYYY-MM-DD`. */
export function dayAt(timezone: string, at: number): string {
  return labelAt(timezone, at).slice(0, 10);
}

/** The account's days from one instant to another, both included, oldest first. */
export function daysBetween(timezone: string, from: number, to: number): string[] {
  const days: string[] = [];
  for (let at = from; at < to; at += DAY / 2) days.push(dayAt(timezone, at));
  days.push(dayAt(timezone, to));
  return [...new Set(days)];
}
