import type { Row } from './cells';
import type { CellPainter } from './light-cells';
import { own, ownTree } from './own';
import { flags } from './route';

const NO_SIZE = 'position:absolute;width:0;height:0;overflow:hidden;visibility:hidden';

/** Copies of cells under their own slot names, as frozen columns keep them; made anew with each list. */
export function copyCells(table: HTMLElement, prefix: string, painter: CellPainter<Row>, rows: Row[]): void {
  for (const copy of table.querySelectorAll(':scope > .frozen-copy')) copy.remove();
  if (flags.duplicateSlots === 1)
    for (const cell of cellsOf(table, `${prefix}_name`)) table.append(picture(cell));
  if (flags.copies === 'none') return;
  const field = `${prefix}_opt_status`;
  for (const cell of cellsOf(table, field)) {
    const row = rows.find(({ slotId }) => cell.slot === `cell-${slotId}_${field}`);
    if (!row) continue;
    // The picture stands before the switch itself, where a careless search meets it first.
    if (flags.copies === 'dead') table.prepend(picture(cell));
    else table.append(working(cell, row, field, painter));
  }
}

const cellsOf = (table: HTMLElement, field: string) => [
  ...table.querySelectorAll<HTMLElement>(`:scope > [slot^="cell-"][slot$="_${field}"]`),
];

function hidden(copy: HTMLElement): HTMLElement {
  copy.className = 'frozen-copy';
  copy.setAttribute('style', NO_SIZE);
  return copy;
}

/** Looks like the cell and does nothing. */
const picture = (cell: HTMLElement) => hidden(ownTree(cell.cloneNode(true) as HTMLElement));

function working(cell: HTMLElement, row: Row, field: string, painter: CellPainter<Row>): HTMLElement {
  const copy = own(document.createElement('div'));
  copy.slot = cell.slot;
  painter.replace(copy, row, field);
  return hidden(copy);
}
