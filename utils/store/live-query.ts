import { liveQuery } from 'dexie';
import { useEffect, useState } from 'preact/hooks';

/** What a live query knows: nothing yet, the newest rows, or that the store could not be read. */
export type Live<T> = { state: 'loading' } | { state: 'ready'; value: T } | { state: 'failed' };

const LOADING = { state: 'loading' } as const;

/**
 * Runs a read-only query and runs it again whenever what it touched changes, in any context of the
 * extension. When `inputs` change, the rows of the old inputs are never shown for the new ones.
 */
export function useLiveQuery<T>(query: () => Promise<T>, inputs: readonly unknown[]): Live<T> {
  const [held, hold] = useState<{ inputs: readonly unknown[]; live: Live<T> }>({ inputs, live: LOADING });
  useEffect(() => {
    const subscription = liveQuery(query).subscribe({
      next: (value) => hold({ inputs, live: { state: 'ready', value } }),
      error: () => hold({ inputs, live: { state: 'failed' } }),
    });
    return () => subscription.unsubscribe();
  }, [...inputs]);
  return same(held.inputs, inputs) ? held.live : LOADING;
}

function same(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, index) => Object.is(value, b[index]));
}
