import { browser } from 'wxt/browser';
import type { Answer } from './envelope';
import { fit } from './shape';
import type { TabAnswer } from './tab-answers';
import { TAB_VERBS, tabMessageShape, type TabInput, type TabVerb } from './tab-verbs';

export type TabHandlers = { [V in TabVerb]: (input: TabInput<V>) => Promise<TabAnswer<V>> };

/** Answers the worker, and nobody else, until the signal aborts. */
export function serveTab(handlers: TabHandlers, signal: AbortSignal): void {
  const listener = (
    raw: unknown,
    sender: { id?: string; tab?: unknown },
    answer: (value: Answer) => void,
  ): true | undefined => {
    // Only the worker and our own pages have no tab of Ads Manager; scripts in tabs cannot send to tabs at all.
    if (sender.id !== browser.runtime.id) return undefined;
    const message = fit(tabMessageShape, raw);
    if (!message.ok) return undefined;
    void answerTab(message.value.verb, message.value.input, handlers).then(answer);
    return true;
  };
  browser.runtime.onMessage.addListener(listener);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(listener), { once: true });
}

async function answerTab(verb: string, raw: unknown, handlers: TabHandlers): Promise<Answer> {
  if (!Object.hasOwn(TAB_VERBS, verb)) return { ok: false, reason: 'unknown-command' };
  const known = verb as TabVerb;
  const input = fit<unknown>(TAB_VERBS[known], raw);
  if (!input.ok) return { ok: false, reason: 'bad-input' };
  try {
    const handler = handlers[known] as (input: unknown) => Promise<unknown>;
    return { ok: true, value: await handler(input.value) };
  } catch {
    return { ok: false, reason: 'failed' };
  }
}
