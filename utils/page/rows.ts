import type { Level } from '@/utils/core/entity';
import { cellsOf, ID_FIELDS, NAME_FIELDS, NAME_LINK } from './selectors';
import { isEntityId, parseCellSlot, tidyName } from './slots';

/** Why a row that can be read must not be acted on. */
export type Doubt =
  /** Two visible rows carry this id. */
  | 'shared-id'
  /** The id column of the row shows another id. */
  | 'other-id';

/** One row as the page shows it now. */
export interface SeenRow {
  id: string;
  /** The full name, white space evened out. */
  name: string;
  slot: string;
  cell: Element;
  doubt: Doubt | null;
}

/**
 * What can be read of a list. `empty` has no cells at all (loading, or no results); `unreadable` has
 * cells of which none gives a row: the page was rebuilt.
 */
export type Reading = { state: 'rows'; rows: SeenRow[] } | { state: 'empty' } | { state: 'unreadable' };

/**
 * Reads the rows of a list from its slotted cells. No layout is read.
 *
 * @param isOurs tells our own nodes, which wear the same slot names, from the page's
 */
export function readRows(table: Element, level: Level, isOurs: (node: Element) => boolean): Reading {
  const rows = new Map<string, SeenRow>();
  let special = 0;
  for (const cell of table.querySelectorAll(cellsOf(NAME_FIELDS[level]))) {
    if (isOurs(cell)) continue;
    const slot = cell.getAttribute('slot') ?? '';
    const parsed = parseCellSlot(slot);
    if (parsed === null || !NAME_FIELDS[level].includes(parsed.field)) continue;
    if (!isEntityId(parsed.rowId)) {
      if (tidyName(cell.textContent) !== '') special += 1;
      continue;
    }
    const name = nameIn(cell);
    if (name === '') continue;
    const row: SeenRow = { id: parsed.rowId, name, slot, cell, doubt: null };
    const twin = rows.get(row.id);
    rows.set(row.id, twin ? unite(twin, row) : row);
  }
  if (rows.size > 0) {
    doubtByIdColumn(table, level, rows);
    return { state: 'rows', rows: [...rows.values()] };
  }
  const cells = [...table.children].some((child) => !isOurs(child) && isBodyCell(child));
  return { state: cells && special === 0 ? 'unreadable' : 'empty' };
}

export function rowIn(reading: Reading, id: string): SeenRow | null {
  return (reading.state === 'rows' && reading.rows.find((row) => row.id === id)) || null;
}

/** The row name in a name cell; empty when the cell holds none. */
export function nameIn(cell: Element): string {
  for (const selector of NAME_LINK) {
    const name = tidyName(cell.querySelector(selector)?.textContent);
    if (name !== '') return name;
  }
  return '';
}

/** Pages keep hidden copies of cells for frozen columns; two cells that are both shown are two rows. */
function unite(a: SeenRow, b: SeenRow): SeenRow {
  const shown = [a, b].filter(({ cell }) =>
    cell.checkVisibility({ visibilityProperty: true, opacityProperty: true, checkVisibilityCSS: true }),
  );
  const [only] = shown;
  if (shown.length === 1 && only && a.name === b.name) return only;
  return { ...a, doubt: 'shared-id' };
}

function doubtByIdColumn(table: Element, level: Level, rows: Map<string, SeenRow>): void {
  for (const cell of table.querySelectorAll(cellsOf(ID_FIELDS[level]))) {
    const parsed = parseCellSlot(cell.getAttribute('slot'));
    const row = parsed && rows.get(parsed.rowId);
    const text = tidyName(cell.textContent);
    if (row && isEntityId(text) && text !== row.id) row.doubt = 'other-id';
  }
}

function isBodyCell(child: Element): boolean {
  const slot = child.getAttribute('slot') ?? '';
  return slot !== '' && !/^(?:header|footer|thead|tfoot|empty)\b/.test(slot);
}
