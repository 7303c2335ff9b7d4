import type { Action } from '@/utils/core/order';
import { canBeSwitchedOff } from '@/utils/core/entity';
import type { OrderView, RowView } from '@/utils/wire/views';
import { isAsking, isLeftToPress, verdictWord } from '../names';
import { say, words, type MessageKey } from '../words';
import type { Chip } from './row-strip';

/**
 * What a row's chip says; null where there is nothing to say.
 *
 * @param stoppable whether the row can be stopped from here
 */
export function chipFor(
  view: RowView | null,
  pressing: Action | null,
  { block, stoppable }: { block: string | null; stoppable: boolean },
): Chip | null {
  if (block !== null) return { tone: 'needs-you', word: words('page_blocked'), sentence: block };
  if (pressing !== null) {
    const word = words(pressing === 'resume' ? 'page_switching_on' : 'page_switching_off');
    return { tone: 'waiting', word, sentence: words('page_sending') };
  }
  if (!view) return null;
  const { order } = view;
  if (order) return chipOf(order);
  if (view.held) return { tone: 'waiting', word: words('common_held'), sentence: words('page_held') };
  if (view.kind !== null && !canBeSwitchedOff(view.kind) && !stoppable) {
    const key = `common_cannot_stop_${view.kind.replaceAll('-', '_')}` as MessageKey;
    return { tone: 'needs-you', word: words('page_cannot_stop'), sentence: words(key) };
  }
  return null;
}

/** Beside the row that the person has to act on, "there" is "here". */
function chipOf(order: OrderView): Chip {
  const { tone } = order;
  const sentence = sentenceOf(order);
  if (isLeftToPress(order)) return { tone, word: words('page_press_here'), sentence, here: true };
  const word = verdictWord(order);
  return isAsking(order) ? { tone, word, sentence, here: true } : { tone, word, sentence };
}

/** A flag says what to do; without one the verdict speaks for itself. */
function sentenceOf(order: OrderView): string {
  return say(order.flags[0]?.said ?? order.said);
}

/** Knows which verdicts are news, so that screen readers hear each change once and nothing at first sight. */
export class VerdictNews {
  readonly #heard = new Map<string, string>();

  hear(order: OrderView, name: string): string | null {
    const word = verdictWord(order);
    const before = this.#heard.get(order.id);
    this.#heard.set(order.id, word);
    return before === undefined || before === word ? null : words('page_news', name, sentenceOf(order));
  }
}
