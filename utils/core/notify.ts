import { isMoneyLeaving } from './tone';
import type { Flag } from './verdict';

/** Hours of the person's day in which nothing rings: minutes after local midnight, from the first up to the second. */
export interface QuietHours {
  from: number;
  to: number;
}

/** What the person wants to be told of by notifications. */
export interface NotifyChoices {
  /** Flags that mean that money may be leaving. */
  urgent: boolean;
  /** All other flags. */
  others: boolean;
  quiet: QuietHours | null;
  /** Whether what is urgent is told in quiet hours too. */
  urgentInQuiet: boolean;
  /** Whether notifications may name amounts: others may see the screen. */
  amounts: boolean;
}

export const NOTIFY_DEFAULTS: NotifyChoices = {
  urgent: true,
  others: true,
  quiet: null,
  urgentInQuiet: true,
  amounts: false,
};

export const MINUTES_A_DAY = 24 * 60;

/**
 * How many minutes quiet hours go on, or null when it is not quiet. Quiet hours may pass midnight; those that
 * end when they begin are none.
 *
 * @param minute of the person's day
 */
export function quietFor(quiet: QuietHours | null, minute: number): number | null {
  if (quiet === null) return null;
  const length = apart(quiet.from, quiet.to);
  const gone = apart(quiet.from, minute);
  return gone < length ? length - gone : null;
}

/** Minutes from one time of day until the other comes next. */
function apart(from: number, to: number): number {
  return (to - from + MINUTES_A_DAY) % MINUTES_A_DAY;
}

/** Whether a flag is told now, after the quiet hours, or never by a notification. */
export function whenToTell(flag: Flag, choices: NotifyChoices, minute: number): 'now' | 'later' | 'never' {
  const urgent = isMoneyLeaving(flag);
  if (!(urgent ? choices.urgent : choices.others)) return 'never';
  if (quietFor(choices.quiet, minute) === null) return 'now';
  return urgent && choices.urgentInQuiet ? 'now' : 'later';
}
