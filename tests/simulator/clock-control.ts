import { z } from 'zod';
import { isPaced, type SimClock } from './clock';
import { parseDuration } from './duration';

/** How a clock is told to move. */
export const clockSchema = z.union([
  z.strictObject({ now: z.union([z.int(), z.iso.datetime()]) }),
  z.strictObject({ advance: z.string() }),
  z.strictObject({ pause: z.literal(true) }),
  /** Stands still, this much later. */
  z.strictObject({ step: z.string() }),
  /** Runs so many times as fast as the computer's clock. */
  z.strictObject({ run: z.number().positive().max(100_000) }),
]);

export function clockState(clock: SimClock): object {
  const now = clock.now();
  const pace = isPaced(clock) ? clock.pace : Number(!clock.frozen);
  return { now, iso: new Date(now).toISOString(), frozen: clock.frozen, pace };
}

/** Throws where the clock belongs to somebody who decides its pace himself. */
export function moveClock(clock: SimClock, change: z.output<typeof clockSchema>): void {
  if ('advance' in change) return clock.advance(parseDuration(change.advance));
  if ('now' in change) return clock.set(typeof change.now === 'number' ? change.now : Date.parse(change.now));
  if (!isPaced(clock)) throw new Error('the pace of this clock cannot be changed');
  clock.run('run' in change ? change.run : 0);
  if ('step' in change) clock.advance(parseDuration(change.step));
}
