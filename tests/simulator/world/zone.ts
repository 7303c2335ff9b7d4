/** Days and hours as reports count them: on the wall clock of the account's zone. facts: marketing-api 7.7 */
const MINUTE = 60_000;
/** Offsets of zones, and so the beginnings of their hours, are multiples of this. */
const STEP = 15 * MINUTE;
const DAY = 24 * 60 * MINUTE;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(timeZone: string): Intl.DateTimeFormat {
  let found = formats.get(timeZone);
  if (!found) {
    found = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
    });
    formats.set(timeZone, found);
  }
  return found;
}

/** `YYYY-MM-DD HH` of an instant (UTC ms). */
function hourOf(ms: number, timeZone: string): string {
  return format(timeZone).format(ms).replace(', ', ' ');
}

/** `YYYY-MM-DD` of an instant (UTC ms). */
export function dayOf(ms: number, timeZone: string): string {
  return hourOf(ms, timeZone).slice(0, 10);
}

const starts = new Map<string, number>();

/** The first instant (UTC ms) of a day; on some days clocks go forward at midnight, so that is not always 00:00. */
export function startOfDay(day: string, timeZone: string): number {
  const key = `${timeZone} ${day}`;
  let at = starts.get(key);
  if (at !== undefined) return at;
  at = Date.parse(`${day}T00:00:00Z`) - 15 * 60 * MINUTE;
  while (dayOf(at, timeZone) < day) at += 60 * MINUTE;
  while (dayOf(at - STEP, timeZone) >= day) at -= STEP;
  starts.set(key, at);
  return at;
}

/** The first instant (UTC ms) of the hour that an instant lies in. */
export function startOfHour(ms: number, timeZone: string): number {
  const label = hourOf(ms, timeZone);
  let at = Math.floor(ms / STEP) * STEP;
  while (hourOf(at - STEP, timeZone) === label) at -= STEP;
  return at;
}

export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
}

/** A stretch of time that one report row covers; `label` as the time dimension writes it. UTC ms, `to` excluded. */
export interface Bucket {
  label: string;
  from: number;
  to: number;
}

/** The days from `first` to `last`, both included. */
export function daysBetween(first: string, last: string, timeZone: string): Bucket[] {
  const buckets: Bucket[] = [];
  for (let day = first; day <= last; day = dayAfter(day)) {
    const to = startOfDay(dayAfter(day), timeZone);
    buckets.push({ label: `${day} 00:00:00`, from: startOfDay(day, timeZone), to });
  }
  return buckets;
}

const hours = new Map<string, Bucket[]>();

/**
 * The hours of a day. The hour that clocks skip is missing; the hour they repeat is one bucket of two hours, as both
 * carry the same label.
 */
export function hoursOfDay(day: string, timeZone: string): Bucket[] {
  const key = `${timeZone} ${day}`;
  let buckets = hours.get(key);
  if (buckets) return buckets;
  buckets = [];
  const end = startOfDay(dayAfter(day), timeZone);
  for (let at = startOfDay(day, timeZone); at < end; at += STEP) {
    const label = `${hourOf(at, timeZone)}:00:00`;
    const last = buckets.at(-1);
    if (last?.label === label) last.to = at + STEP;
    else buckets.push({ label, from: at, to: at + STEP });
  }
  hours.set(key, buckets);
  return buckets;
}
