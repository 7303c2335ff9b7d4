import { provenAt } from './evidence';
import { endedAt, isFollowed } from './follow';
import { waitsForConfirmation, type History } from './history';
import { figuresOf } from './leak';
import type { Leak } from './leaks';
import type { Order } from './order';
import { isProvable, type Silence } from './silence';
import type { Reached } from './stages';
import { findingOf } from './tree';
import type { RaisedFlag, Sentence } from './verdict';

/** Only the person can answer TikTok's own question. */
export const CONFIRM_IN_PAGE = 'verdict_confirm_in_page';

/** What is said of a stop in one sentence: its most urgent flag, else how far the proof has come and what it waits for. */
export function sentenceOf(
  order: Order,
  history: History,
  { stage, reachedAt }: Reached,
  silence: Silence | null,
  flags: RaisedFlag[],
): Sentence {
  const first = flags[0];
  if (first !== undefined) return first.said;
  const ended = isFollowed(history) ? endedAt(history) : null;
  if (ended !== null) return { key: 'verdict_promote_ended', values: { at: String(ended) } };
  const values = { at: String(reachedAt[stage] ?? order.createdAt) };
  if (stage === 'requested' && waitsForConfirmation(history)) return { key: CONFIRM_IN_PAGE, values };
  if (silence === null) return { key: `verdict_${stage.replaceAll('-', '_')}`, values };
  if (silence.leak !== null) return saidOfLeftLeak(history, silence.leak);
  const last = history.readings.at(-1);
  if (last?.deleted === true && silence.confirmedAt !== null) {
    return { key: 'verdict_deleted', values: { at: String(provenAt(last.stamp)) } };
  }
  const { hindrance } = silence;
  switch (stage) {
    case 'switched-off':
      return { key: isEmpty(history) ? 'verdict_nothing_below' : 'verdict_switched_off', values };
    case 'nothing-can-run':
      if (hindrance !== null && !isProvable(hindrance)) {
        return { key: `verdict_${hindrance.replaceAll('-', '_')}`, values };
      }
      return unproved(silence, 'verdict_nothing_can_run_until', values);
    case 'quiet':
      return unproved(silence, 'verdict_quiet', values);
    case 'confirmed':
      if (hindrance === 'nothing-else-runs') return { key: 'verdict_confirmed_alone', values };
      return { key: 'verdict_confirmed', values: { ...values, until: String(silence.finalFrom) } };
    default:
      return { key: `verdict_${stage.replaceAll('-', '_')}`, values };
  }
}

/** Until when to wait for the proof; once it is time and it does not come, why. */
function unproved(silence: Silence, waiting: string, values: Record<string, string>): Sentence {
  const { hindrance, money, confirmFrom } = silence;
  if (hindrance !== null && money !== null && money.readAt >= confirmFrom) {
    return { key: `verdict_unproved_${hindrance.replaceAll('-', '_')}`, values: {} };
  }
  return { key: waiting, values: { ...values, until: String(confirmFrom) } };
}

/** The person knows of the leak and left it; it is no silence that could be proved all the same. */
function saidOfLeftLeak(history: History, leak: Leak): Sentence {
  const figures = figuresOf(history, leak);
  return {
    key: 'shown' in figures ? 'verdict_shown_after_stop' : 'verdict_spent_after_stop',
    values: figures,
  };
}

function isEmpty({ trees }: History): boolean {
  const tree = trees.at(-1);
  return tree !== undefined && findingOf(tree).state === 'empty';
}
