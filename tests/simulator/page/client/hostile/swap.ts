import { did } from './did';
import { foreignCells, idOf, rowIds } from './foreign';

type Named = { slot: string } | HTMLSlotElement;

/** The things whose names are exchanged, by mode. */
const PARTS = {
  swap: () =>
    [...document.querySelectorAll('.KsTable > [slot^="cell-"]')].filter((cell) =>
      window.__replica.ours.has(cell),
    ),
  'swap-slots': () => [...(document.querySelector('.KsTable')?.shadowRoot?.querySelectorAll('slot') ?? [])],
  'swap-foreign': foreignCells,
} satisfies Record<string, () => Named[]>;

/**
 * Between the moment a pointer goes down on a row and the click, that row and another one exchange their ids: `swap` in
 * the names of the page's own cells (the row shows another campaign), `swap-slots` in the table's slots (everything moves
 * to the other row), `swap-foreign` in the names of what others put in. Afterwards all is as it was.
 */
export function swap(mode: keyof typeof PARTS): void {
  let undo: (() => void) | undefined;
  const restore = () => {
    undo?.();
    undo = undefined;
  };
  window.addEventListener(
    'pointerdown',
    (event) => {
      restore();
      const under = event.composedPath().find((node) => node instanceof Element && idOf(node.slot));
      const id = under instanceof Element ? idOf(under.slot) : undefined;
      const other = rowIds().find((one) => one !== id);
      if (id === undefined || other === undefined) return;
      undo = exchange(PARTS[mode](), `cell-${id}_`, `cell-${other}_`);
      did(mode);
    },
    true,
  );
  window.addEventListener('click', () => window.setTimeout(restore), true);
  window.addEventListener('pointerup', () => window.setTimeout(restore, 250), true);
}

function exchange(parts: Named[], one: string, two: string): () => void {
  const key = (part: Named) => (part instanceof HTMLSlotElement ? 'name' : 'slot');
  const before = parts.map((part) => ({
    part,
    was: part instanceof HTMLSlotElement ? part.name : part.slot,
  }));
  for (const { part, was } of before) {
    const next = was.startsWith(one)
      ? two + was.slice(one.length)
      : was.startsWith(two)
        ? one + was.slice(two.length)
        : was;
    if (next !== was) Object.assign(part, { [key(part)]: next });
  }
  return () => {
    for (const { part, was } of before) Object.assign(part, { [key(part)]: was });
  };
}
