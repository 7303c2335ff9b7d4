import { flagsOfStop } from './flags';
import type { History } from './history';
import { STILL_OFF_WITHIN } from './ladder';
import type { Order } from './order';
import { silenceOf } from './silence';
import { stagesReached } from './stages';
import { currentSpell } from './stop-moment';
import { rank } from './verdict';

/**
 * Whether an ended entity may be deleted now: only if the person asked for it, only once it is confirmed that
 * it stopped and nothing speaks against it, and only once. A deletion is never sent again.
 */
export function isDeletionDue(order: Order, history: History, now: number): boolean {
  if (order.action !== 'end' || order.deleteWhenProven !== true || history.deletion !== null) return false;
  const spell = currentSpell(history);
  if (spell === null || history.readings.at(-1)?.deleted === true) return false;
  const silence = silenceOf(history, spell);
  const { stage } = stagesReached(order, history, silence);
  // A rule that waits to turn it on again is no reason to keep it: what is deleted cannot be turned on.
  const against = flagsOfStop(order, history, silence, now).filter(
    ({ flag }) => flag !== 'can-resume-by-itself',
  );
  return rank(stage) >= rank('confirmed') && against.length === 0;
}

/**
 * Whether all that speaks for a deletion was seen just now. Between the proof and the deletion the computer may have
 * slept, or a person may have left a flag days later; by then somebody may have turned it on again.
 *
 * @param now our clock, milliseconds since the epoch
 */
export function isSeenJustNow({ ref }: Order, { readings, trees, spends }: History, now: number): boolean {
  const looks = [readings.at(-1), spends.at(-1), ...(ref.level === 'ad' ? [] : [trees.at(-1)])];
  return looks.every((look) => look !== undefined && Math.abs(now - look.stamp.at) <= STILL_OFF_WITHIN);
}
