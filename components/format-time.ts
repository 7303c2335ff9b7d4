const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const UNITS = [
  { unit: 'day', size: DAY },
  { unit: 'hour', size: HOUR },
  { unit: 'minute', size: MINUTE },
  { unit: 'second', size: SECOND },
] as const;

/** TikTok counts the years so in every language; one that counts otherwise would name another year than its page. */
const CALENDAR = { calendar: 'gregory' } as const;

/**
 * The narrow style of some languages says "-12 s", which no sentence can hold, or "12 m", which is read as metres
 * where a space stands before it.
 */
const UNCLEAR = /^[-+\u2212]|\d\sm$/;

/**
 * How long ago or how long until, short ("12s ago", "in 40s"). Rounds down, so that nothing is said to
 * be over before it is.
 *
 * @param at moment meant, milliseconds
 * @param now our clock, milliseconds
 */
export function formatRelative(at: number, now: number, locale: string): string {
  const away = at - now;
  const size = Math.abs(away);
  const { unit, size: step } = UNITS.find((candidate) => size >= candidate.size) ?? UNITS[3];
  const amount = Math.floor(size / step) * (away < 0 ? -1 : 1);
  const say = (style: 'narrow' | 'short') =>
    new Intl.RelativeTimeFormat(locale, { style, numeric: 'auto' }).format(amount, unit);
  const narrow = say('narrow');
  return UNCLEAR.test(narrow) ? say('short') : narrow;
}

/** A moment on the reader's own clock: the time of day, with the date when it is not today. */
export function formatMoment(at: number, now: number, locale: string, timeZone?: string): string {
  const day = new Intl.DateTimeFormat(locale, { ...CALENDAR, dateStyle: 'medium', timeZone });
  const dateStyle = day.format(at) === day.format(now) ? undefined : 'medium';
  return new Intl.DateTimeFormat(locale, { ...CALENDAR, timeStyle: 'medium', dateStyle, timeZone }).format(
    at,
  );
}

/** A moment with its date, to the second, in a zone of somebody's; without one, the reader's own. */
export function formatExact(at: number, locale: string, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const form = { ...CALENDAR, dateStyle: 'medium', timeStyle: 'medium', ...zone } as const;
  return new Intl.DateTimeFormat(locale, form).format(at);
}

/** So many days, in the language's own plural. */
export function formatDays(days: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(days);
}

/** A day on the reader's own calendar, with its month in words. */
export function formatDay(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { ...CALENDAR, dateStyle: 'long' }).format(at);
}
