import { browser } from 'wxt/browser';
import { PUSHES, type PushName, type PushOf } from './to-the-page';
import type { CommandTable } from './senders';
import { answerShape, pushShape } from './envelope';
import { fit, type Of, type Shape } from './shape';

/**
 * Why a command could not be carried out by the worker.
 * `orphaned`: this script belongs to an extension that was updated or removed; only a reload helps.
 */
export type SendFailure = 'orphaned' | 'unreachable' | 'refused' | 'bad-answer';

export class SendError extends Error {
  constructor(readonly failure: SendFailure) {
    super(`The worker could not be asked: ${failure}`);
    this.name = 'SendError';
  }
}

/** Asks the worker to carry out a command of the table. */
export type Send<T extends CommandTable> = <C extends keyof T & string>(
  command: C,
  input: Of<T[C]['input']>,
) => Promise<Of<T[C]['output']>>;

/**
 * Makes the way to ask the worker. A worker that was asleep may miss the first message while it starts, so an
 * unreachable worker is asked once more: commands are safe to repeat because they carry their own ids.
 *
 * What it makes throws SendError.
 *
 * @param answerOf the shape of the answer to each command of the table
 */
export function sender<T extends CommandTable>(answerOf: (command: keyof T) => Shape<unknown>): Send<T> {
  return async (command, input) => {
    const message = { standstill: 1, command, input };
    let raw: unknown;
    try {
      raw = await deliver(message).catch((error: unknown) => {
        if (isOrphaned()) throw error;
        return undefined;
      });
      raw ??= await deliver(message);
    } catch {
      throw new SendError(isOrphaned() ? 'orphaned' : 'unreachable');
    }
    const answer = fit(answerShape, raw);
    if (!answer.ok) throw new SendError(raw === undefined || raw === null ? 'unreachable' : 'bad-answer');
    if (!answer.value.ok) throw new SendError('refused');
    const value = fit(answerOf(command), answer.value.value);
    if (!value.ok) throw new SendError('bad-answer');
    return value.value as Of<T[typeof command]['output']>;
  };
}

async function deliver(message: unknown): Promise<unknown> {
  return browser.runtime.sendMessage(message);
}

function isOrphaned(): boolean {
  try {
    return browser.runtime?.id === undefined;
  } catch {
    return true;
  }
}

/** Hears what the worker tells open Ads Manager tabs, until the signal aborts. */
export function onPush<P extends PushName>(
  push: P,
  hear: (value: PushOf<P>) => void,
  signal: AbortSignal,
): void {
  const listener = (raw: unknown, sender: { id?: string }): undefined => {
    if (sender.id !== browser.runtime.id) return;
    const message = fit(pushShape, raw);
    if (!message.ok || message.value.push !== push) return;
    const value = fit<unknown>(PUSHES[push], message.value.value);
    if (value.ok) hear(value.value as PushOf<P>);
  };
  browser.runtime.onMessage.addListener(listener);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(listener), { once: true });
}
