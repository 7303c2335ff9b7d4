import './database-in-memory';
import { cleanup, createEvent, fireEvent, render } from '@testing-library/preact';
import type { ComponentChildren } from 'preact';
import { afterEach, beforeEach } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { NoticesProvider } from '@/components/notices';
import { StoreProvider } from '@/components/store';
import { StandstillDatabase } from '@/utils/store/database';
import { COMMANDS, type CommandName, type InputOf, type OutputOf } from '@/utils/wire/commands';
import { messageShape } from '@/utils/wire/envelope';
import { fit } from '@/utils/wire/shape';
import messages from '../../public/_locales/en/messages.json';

/**
 * Our faces in a page without a browser. A test file that uses this begins with
 * `// @vitest-environment happy-dom`; sentences are English, the worker is played by `playWorker`.
 */
beforeEach(() => {
  fakeBrowser.reset();
  fakeBrowser.runtime.id = 'standstill';
  Object.assign(fakeBrowser.i18n, { getMessage: english, getUILanguage: () => 'en' });
});
afterEach(cleanup);

let databases = 0;

/** An empty database of our own, as a page of ours opens it. */
export function emptyStore(): StandstillDatabase {
  return new StandstillDatabase(`faces-${++databases}`);
}

/** Draws a face inside of what all of our pages have around theirs. */
export function show(face: ComponentChildren, store = emptyStore()) {
  const within = (shown: ComponentChildren) => (
    <StoreProvider value={store}>
      <NoticesProvider>{shown}</NoticesProvider>
    </StoreProvider>
  );
  const { rerender, ...shown } = render(within(face));
  return { ...shown, store, again: (next: ComponentChildren) => rerender(within(next)) };
}

/** A click of a person: one that a script cannot make. */
export function press(element: Element): void {
  const click = createEvent.click(element);
  Object.defineProperty(click, 'isTrusted', { value: true });
  fireEvent(element, click);
}

/** A click that a script made. */
export function pressByScript(element: Element): void {
  const click = createEvent.click(element);
  Object.defineProperty(click, 'isTrusted', { value: false });
  fireEvent(element, click);
}

type Part = { [C in CommandName]?: (input: InputOf<C>) => OutputOf<C> };

/**
 * Plays the worker: answers the commands of its part, and fails at the others as a worker does that cannot.
 *
 * @returns what was asked, in order
 */
export function playWorker(part: Part): { command: CommandName; input: unknown }[] {
  const asked: { command: CommandName; input: unknown }[] = [];
  fakeBrowser.runtime.onMessage.addListener((raw: unknown) => {
    const message = fit(messageShape, raw);
    if (!message.ok) return undefined;
    const command = message.value.command as CommandName;
    const input = fit<unknown>(COMMANDS[command].input, message.value.input);
    if (!input.ok) return Promise.resolve({ ok: false, reason: 'bad-input' });
    asked.push({ command, input: input.value });
    const answer = part[command] as ((input: unknown) => unknown) | undefined;
    return Promise.resolve(
      answer === undefined ? { ok: false, reason: 'failed' } : { ok: true, value: answer(input.value) },
    );
  });
  return asked;
}

function english(key: string, values: string | string[] = []): string {
  const message = (messages as Record<string, { message: string }>)[key]?.message ?? '';
  const given = typeof values === 'string' ? [values] : values;
  return message.replace(/\$(\d)/g, (_, number: string) => given[Number(number) - 1] ?? '');
}
