import { browser } from 'wxt/browser';
import { answerShape } from './envelope';
import { fit } from './shape';
import { TAB_ANSWERS, type TabAnswer } from './tab-answers';
import type { TabInput, TabVerb } from './tab-verbs';

/**
 * Asks our script in one tab. Null when nobody of ours is there, or what came back has another shape: a tab
 * that was open before Standstill was installed, another site, a page that is being left.
 */
export async function askTab<V extends TabVerb>(
  tabId: number,
  verb: V,
  input: TabInput<V>,
): Promise<TabAnswer<V> | null> {
  const message = { standstillTab: 1, verb, input };
  const raw: unknown = await browser.tabs
    .sendMessage(tabId, message, { frameId: 0 })
    .catch((): undefined => undefined);
  const answer = fit(answerShape, raw);
  if (!answer.ok || !answer.value.ok) return null;
  const value = fit<unknown>(TAB_ANSWERS[verb], answer.value.value);
  return value.ok ? (value.value as TabAnswer<V>) : null;
}
