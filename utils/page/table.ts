import type { Level } from '@/utils/core/entity';
import { oncePerFrame } from './once-per-frame';
import { ANY_CELL, cellsOf, NAME_FIELDS, TABLE } from './selectors';

/** Finds the list of a level. `sure` is false while it has no cell yet that proves it is that list. */
export function findTable(level: Level): { table: Element; sure: boolean } | null {
  const tables = new Set(document.querySelectorAll(TABLE));
  const around = document.querySelector(ANY_CELL)?.parentElement;
  if (around) tables.add(around);
  const named = [...tables].filter((table) => table.querySelector(cellsOf(NAME_FIELDS[level])) !== null);
  // A page that keeps the list of another tab hidden has two; only then is visibility asked for.
  const best = named.length > 1 ? (named.find((table) => table.checkVisibility()) ?? named[0]) : named[0];
  if (best) return { table: best, sure: true };
  const [first] = tables;
  return first ? { table: first, sure: false } : null;
}

/**
 * Tells which list is on the page, and when it is another one or gone. The whole page is observed only
 * until the list is found; after that only the child lists of its ancestors, which says exactly when it
 * is taken out and costs nothing while the page works.
 *
 * @returns looks again now; to be called when the level changed
 */
export function watchTable(
  level: () => Level | null,
  found: (table: Element | null) => void,
  signal: AbortSignal,
): () => void {
  let current: Element | null = null;
  let wide = false;
  const appearance = new MutationObserver(() => lookSoon());
  const departure = new MutationObserver(() => {
    if (current && !current.isConnected) look();
  });

  const look = (): void => {
    const wanted = level();
    const hit = wanted === null ? null : findTable(wanted);
    const table = hit?.table ?? null;
    if (hit?.sure || wanted === null) narrow();
    else widen();
    if (table === current) return;
    current = table;
    departure.disconnect();
    for (
      let node = table?.parentNode;
      node;
      node = node instanceof ShadowRoot ? node.host : node.parentNode
    ) {
      departure.observe(node, { childList: true });
    }
    found(table);
  };
  const widen = (): void => {
    if (wide) return;
    wide = true;
    appearance.observe(document, { childList: true, subtree: true });
  };
  const narrow = (): void => {
    wide = false;
    appearance.disconnect();
  };
  const lookSoon = oncePerFrame(look, signal);

  signal.addEventListener(
    'abort',
    () => {
      appearance.disconnect();
      departure.disconnect();
    },
    { once: true },
  );
  look();
  return look;
}
