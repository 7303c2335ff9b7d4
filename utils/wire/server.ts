import { browser } from 'wxt/browser';
import { COMMANDS, type CommandName, type InputOf, type OutputOf } from './commands';
import { PUSHES, type PushName, type PushOf } from './to-the-page';
import { messageShape, type Answer } from './envelope';
import { mayCall, originOf, whoIs, type AllowedSender, type Sender } from './senders';
import { fit } from './shape';

export type Handlers = {
  /** @param tabId the tab it was sent from; null for one of our pages that is in none */
  [C in CommandName]: (input: InputOf<C>, who: AllowedSender, tabId: number | null) => Promise<OutputOf<C>>;
};

/**
 * Answers one raw message: checks the shape, the command, the sender and the input, in that order, then
 * asks the handler. Never throws; what a handler throws is reported to `onFailure` and answered `failed`.
 * Returns null for messages that are not ours.
 */
export async function answerMessage(
  raw: unknown,
  sender: Sender,
  own: { id: string; origin: string },
  handlers: Handlers,
  onFailure: (command: string, error: unknown) => void,
): Promise<Answer | null> {
  const message = fit(messageShape, raw);
  if (!message.ok) return null;
  const { command } = message.value;
  if (!Object.hasOwn(COMMANDS, command)) return { ok: false, reason: 'unknown-command' };
  const rule = COMMANDS[command as CommandName];
  const who = whoIs(sender, own.id, own.origin);
  if (who === null || !mayCall(who, rule.from)) return { ok: false, reason: 'not-allowed' };
  const input = fit<unknown>(rule.input, message.value.input);
  if (!input.ok) return { ok: false, reason: 'bad-input' };
  try {
    const handler = handlers[command as CommandName] as (
      input: unknown,
      who: AllowedSender,
      tabId: number | null,
    ) => Promise<unknown>;
    return { ok: true, value: await handler(input.value, who, sender.tab?.id ?? null) };
  } catch (error) {
    onFailure(command, error);
    return { ok: false, reason: 'failed' };
  }
}

/** Starts listening. Must run in the worker's first turn, or the message that woke it is lost. */
export function serve(handlers: Handlers, onFailure: (command: string, error: unknown) => void): void {
  const own = { id: browser.runtime.id, origin: originOf(browser.runtime.getURL('' as never)) ?? '' };
  browser.runtime.onMessage.addListener((raw: unknown, sender: unknown, answer: (value: unknown) => void) => {
    if (!fit(messageShape, raw).ok) return undefined;
    void answerMessage(raw, sender as Sender, own, handlers, onFailure).then(answer);
    // Keeps the way back open until the answer is there; understood by every browser, unlike a promise.
    return true;
  });
}

/** Tells every open Ads Manager tab. A tab that has no script of ours yet simply does not hear it. */
export async function push<P extends PushName>(name: P, value: PushOf<P>): Promise<void> {
  const message = { standstillPush: 1, push: name, value: PUSHES[name](value) };
  const tabs = await browser.tabs.query({ url: 'https://ads.tiktok.com/*' });
  await Promise.allSettled(
    tabs.flatMap((tab) => (tab.id === undefined ? [] : [browser.tabs.sendMessage(tab.id, message)])),
  );
}
