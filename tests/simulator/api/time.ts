/** `YYYY-MM-DD HH:MM:SS` in UTC, as entity times are written. */
export function utcTime(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}

/** `YYYY-MM-DD HH:MM:SS` of an instant in an IANA zone. */
export function timeInZone(ms: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(ms);
}

/** `+05:30`: how far an IANA zone is ahead of UTC at an instant. */
export function offsetOf(ms: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(ms);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value.slice('GMT'.length);
  return name || '+00:00';
}
