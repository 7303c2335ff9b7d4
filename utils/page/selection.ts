import { isEntityId, parseCellSlot } from './slots';

/** The page's own checkbox, of either widget generation or by its role. */
const BOX = '[class~="KsCheckbox"], [class~="vi-checkbox"], [role="checkbox"]';
/** The newer one may be checked by a class in its shadow alone, while the input in it says no (facts: page-dom 2). */
const CHECKED = '.checkbox--checked, .is-checked, [aria-checked="true"], :checked';

/** Ids of the rows that are chosen with the page's own checkboxes, as far as they are in the page now. */
export function selectedIds(table: Element): Set<string> {
  const ids = new Set<string>();
  for (const box of table.querySelectorAll(BOX)) {
    if (!box.matches(CHECKED) && !(box.shadowRoot ?? box).querySelector(CHECKED)) continue;
    const cell = parseCellSlot(box.closest('[slot]')?.getAttribute('slot') ?? null);
    if (cell && isEntityId(cell.rowId)) ids.add(cell.rowId);
  }
  return ids;
}
