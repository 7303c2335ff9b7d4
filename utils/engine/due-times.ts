/** Looks at least this far off may come a little later, so that those of one account meet. Milliseconds. */
const FAR_OFF = 30 * 60_000;
/** How much later at most; well within what a look may be late without being a gap. Milliseconds. */
const MEET_EVERY = 60_000;

/**
 * When the engine takes an order up again, our clock; -1 for never. Far looks of one account meet in the same
 * second of the minute, where they share their requests; other accounts meet in other seconds.
 *
 * @param nextLookAt what the verdict asks for
 */
export function dueAtFor(advertiserId: string, nextLookAt: number | null, now: number): number {
  if (nextLookAt === null) return -1;
  if (nextLookAt - now < FAR_OFF) return nextLookAt;
  const own = (Number(advertiserId.slice(-6)) % 60) * 1000;
  return Math.ceil((nextLookAt - own) / MEET_EVERY) * MEET_EVERY + own;
}
