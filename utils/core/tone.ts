import type { Flag, RaisedFlag, Stage, Tone } from './verdict';
import { rank } from './verdict';

const MONEY_LEAVING: ReadonlySet<Flag> = new Set(['turned-back-on', 'still-spending', 'still-running']);

/** Whether money may be leaving for what was to be stopped. */
export function isMoneyLeaving(flag: Flag): boolean {
  return MONEY_LEAVING.has(flag);
}

/** Green is kept for what the numbers proved; a switch that reads "off" is still only waiting to know. */
export function toneOf(stage: Stage, flags: RaisedFlag[], resumed: boolean): Tone {
  if (flags.some(({ flag }) => isMoneyLeaving(flag))) return 'money-leaving';
  if (flags.length > 0) return 'needs-you';
  if (resumed) return 'delivering';
  return rank(stage) >= rank('confirmed') ? 'proven' : 'waiting';
}
