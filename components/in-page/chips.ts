import type { Action } from '@/utils/core/order';
import { canBeSwitchedOff } from '@/utils/core/entity';
import type { OrderView, RowView } from '@/utils/wire/views';
import { verdictWord } from '../names';
import { say, words, type MessageKey } from '../words';
import type { Chip } from './row-strip';

/** What a row's chip says; null where there is nothing to say. */
export function chipFor(view: RowView | null, pressing: Action | null, block: string | null): Chip | null {
  if (block !== null) return { tone: 'needs-you', word: words('page_blocked'), sentence: block };
  if (pressing !== null) {
    const word = words(pressing === 'resume' ? 'page_switching_on' : 'page_switching_off');
    return { tone: 'waiting', word, sentence: words('page_sending') };
  }
  if (!view) return null;
  const { order } = view;
  if (order) return { tone: order.tone, word: verdictWord(order), sentence: sentenceOf(order) };
  if (view.held) return { tone: 'waiting', word: words('common_held'), sentence: words('page_held') };
  if (view.kind !== null && !canBeSwitchedOff(view.kind)) {
    const key = `common_cannot_stop_${view.kind.replaceAll('-', '_')}` as MessageKey;
    return { tone: 'needs-you', word: words('page_cannot_stop'), sentence: words(key) };
  }
  return null;
}

/** A flag says what to do; without one the verdict speaks for itself. */
function sentenceOf(order: OrderView): string {
  return say(order.flags[0]?.said ?? order.said);
}

/** Knows which verdicts are news, so that screen readers hear each change once and nothing at first sight. */
export class VerdictNews {
  private readonly heard = new Map<string, string>();

  hear(order: OrderView, name: string): string | null {
    const word = verdictWord(order);
    const before = this.heard.get(order.id);
    this.heard.set(order.id, word);
    return before === undefined || before === word ? null : words('page_news', name, sentenceOf(order));
  }
}
