import type { JudgedOrder } from './judged-orders';

/** How long a pause counts as pressed just now. Later, going back is a resume, which is asked about. Milliseconds. */
const JUST_NOW = 10 * 60_000;

/**
 * Whether a pause may be taken back with one press: it was on before, nothing below was deleted or switched
 * off with it, nothing holds it off, and all went well so far.
 *
 * @param held whether an End holds it
 * @param now our clock, milliseconds
 */
export function mayUndo({ order, verdict, wasOn }: JudgedOrder, held: boolean, now: number): boolean {
  if (order.action !== 'pause' || held || !wasOn) return false;
  if (order.sessions !== undefined || order.materials !== undefined) return false;
  return !verdict.closed && verdict.flags.length === 0 && now - order.createdAt < JUST_NOW;
}
