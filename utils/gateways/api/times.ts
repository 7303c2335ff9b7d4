/** `YYYY-MM-DD HH:MM:SS` in UTC, as TikTok takes times (facts: marketing-api 1). */
export function utcText(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}

/** UTC milliseconds of such a time, with or without seconds; null when it is no time. */
export function utcMillis(text: string): number | null {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?$/.test(text)) return null;
  const at = Date.parse(`${text.replace(' ', 'T')}Z`);
  return Number.isNaN(at) ? null : at;
}

const DAY = 24 * 60 * 60_000;
/** TikTok answers about at most this much at once (facts: marketing-api 5.1). */
const LONGEST = 30 * DAY;

/**
 * A span to ask for that surely contains everything from `since` to now. In which zone TikTok reads it is not
 * documented, so it is a day longer at both ends; what is not wanted is left out after reading.
 */
export function spanAround(since: number, now: number): { from: string; to: string } {
  const to = now + DAY;
  return { from: utcText(Math.max(since - DAY, to - LONGEST)), to: utcText(to) };
}
