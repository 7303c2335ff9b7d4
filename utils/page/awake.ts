import { SHADOW_SLOT } from './selectors';
import { isEntityId, parseCellSlot } from './slots';

/**
 * Tells which row the pointer is on. Rows are in the list's own shadow root, where our styles cannot see
 * `:hover`; the pointer's path names the row's slots. One listener for the whole list, no layout is read.
 */
export function watchPointer(table: Element, awake: (id: string | null) => void, signal: AbortSignal): void {
  let current: string | null = null;
  const tell = (id: string | null): void => {
    if (id === current) return;
    current = id;
    awake(id);
  };
  const options = { signal, passive: true } as const;
  table.addEventListener('pointerover', (event) => tell(rowOfPath(event.composedPath(), table)), options);
  table.addEventListener('pointerleave', () => tell(null), options);
}

function rowOfPath(path: EventTarget[], table: Element): string | null {
  for (const node of path) {
    if (node === table) break;
    if (!(node instanceof Element)) continue;
    const id = idOf(node.getAttribute('slot')) ?? idOf(slotNameIn(node));
    if (id !== null) return id;
    // The whole row was searched: the pointer is on the header, the footer or between rows.
    if (node.localName === 'tr' || node.getAttribute('role') === 'row') break;
  }
  return null;
}

/** A table cell or row of the shadow table holds slots whose names carry the row id. */
function slotNameIn(node: Element): string | null {
  if (node.localName === 'slot') return node.getAttribute('name');
  const isRow = /^t[dr]$/.test(node.localName) || node.hasAttribute('role');
  return isRow ? (node.querySelector(SHADOW_SLOT)?.getAttribute('name') ?? null) : null;
}

function idOf(slot: string | null | undefined): string | null {
  const id = parseCellSlot(slot ?? null)?.rowId ?? '';
  return isEntityId(id) ? id : null;
}
