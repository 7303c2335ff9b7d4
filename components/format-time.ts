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
  const format = new Intl.RelativeTimeFormat(locale, { style: 'narrow', numeric: 'auto' });
  return format.format(amount, unit);
}

/** A moment on the reader's own clock: the time of day, with the date when it is not today. */
export function formatMoment(at: number, now: number, locale: string, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', ...zone });
  const today = day.format(at) === day.format(now);
  return new Intl.DateTimeFormat(locale, {
    ...zone,
    timeStyle: 'medium',
    ...(today ? {} : { dateStyle: 'medium' as const }),
  }).format(at);
}
