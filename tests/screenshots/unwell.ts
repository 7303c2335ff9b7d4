import type { Page } from 'playwright-core';
import type { CommandName, OutputOf } from '@/utils/wire/commands';
import type { Rig } from '../support/rig';

/** What is wrong around one of our pages. */
export interface Ills {
  /** Its database cannot be opened (a full disk, a broken profile), or never answers. */
  store?: 'fails' | 'waits';
  /** The worker answers nothing, or to some commands this. */
  worker?: 'silent' | { [C in CommandName]?: OutputOf<C> };
}

/** Opens one of our pages where something is wrong around it; all else in it is as it always is. */
export async function openUnwell(
  rig: Rig,
  address: string,
  { store, worker }: Ills,
  size: { width: number; height: number },
): Promise<Page> {
  const page = await rig.browser.context.newPage();
  await page.setViewportSize(size);
  if (store !== undefined) await page.addInitScript(breakStore, store);
  if (worker !== undefined) await page.addInitScript(replaceWorker, worker);
  await page.goto(address);
  return page;
}

/** Runs in the browser. */
function breakStore(how: 'fails' | 'waits'): void {
  IDBFactory.prototype.open = () => {
    if (how === 'fails') throw new DOMException('The store cannot be opened', 'UnknownError');
    return new EventTarget() as IDBOpenDBRequest;
  };
}

/** Runs in the browser. */
function replaceWorker(answers: 'silent' | Record<string, unknown>): void {
  type Ask = (message: { command?: string }, answered?: (answer: unknown) => void) => unknown;
  const { runtime } = (globalThis as unknown as { chrome: { runtime: { sendMessage: Ask } } }).chrome;
  const real = runtime.sendMessage.bind(runtime);
  runtime.sendMessage = (message, answered) => {
    const value = answers === 'silent' ? null : answers[message.command ?? ''];
    if (value === undefined) return real(message, answered);
    const answer = value === null ? undefined : { ok: true, value };
    // Chromium's own way calls back; where it has `browser` as well, a promise is waited for.
    return answered === undefined ? Promise.resolve(answer) : answered(answer);
  };
}
