import { liveQuery } from 'dexie';
import { useLayoutEffect, useState } from 'preact/hooks';

/** What a live query knows: nothing yet, the newest rows, or that the store could not be read. */
export type Live<T> = { state: 'loading' } | { state: 'ready'; value: T } | { state: 'failed' };

/** Dexie keeps to itself that a database cannot be opened, and whoever waits for its rows would wait for ever. */
const KEPT_QUIET = 'DatabaseClosedError';

async function told<T>(query: () => Promise<T>): Promise<T> {
  try {
    return await query();
  } catch (error) {
    if (error instanceof Error && error.name === KEPT_QUIET) throw new Error(error.message);
    throw error;
  }
}

const LOADING = { state: 'loading' } as const;

/**
 * Runs a read-only query and runs it again whenever what it touched changes, in any context of the
 * extension. When `inputs` change, the rows of the old inputs are never shown for the new ones.
 *
 * @param wait milliseconds before the first query, for what may be gone again before that
 */
export function useLiveQuery<T>(query: () => Promise<T>, inputs: readonly unknown[], wait = 0): Live<T> {
  const [held, hold] = useState<{ inputs: readonly unknown[]; live: Live<T> }>({ inputs, live: LOADING });
  // Not after the next frame: what is shown first waits for this.
  useLayoutEffect(() => {
    const subscribe = () =>
      liveQuery(() => told(query)).subscribe({
        next: (value) => hold({ inputs, live: { state: 'ready', value } }),
        error: () => hold({ inputs, live: { state: 'failed' } }),
      });
    let subscription = wait === 0 ? subscribe() : null;
    const timer = wait === 0 ? undefined : setTimeout(() => (subscription = subscribe()), wait);
    return () => {
      clearTimeout(timer);
      subscription?.unsubscribe();
    };
  }, [...inputs]);
  return same(held.inputs, inputs) ? held.live : LOADING;
}

function same(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, index) => Object.is(value, b[index]));
}
