import type { SeenRow } from './rows';

/** One of our nodes in the list: it wears the slot name of the row it belongs to. */
export interface Placed {
  id: string;
  host: HTMLElement;
}

/** Where one of our nodes is now, as far as the plan needs to know. */
export interface Standing {
  slot: string;
  /** It is a child of the list. */
  inPlace: boolean;
  /** It comes after the page's own cell, so that it hangs below the name and not above it. */
  behindCell: boolean;
}

export interface Plan {
  mount: SeenRow[];
  /** The node of this id exists but must be put (back) where it belongs. */
  put: { row: SeenRow; lost: boolean }[];
  unmount: string[];
}

/**
 * What must change so that every row has exactly one node of ours. Rows are known by id, never by node:
 * the page reuses its nodes for other rows (facts: page-dom 5.5).
 */
export function planPlacement(
  rows: readonly SeenRow[],
  placed: ReadonlyMap<string, (row: SeenRow) => Standing>,
): Plan {
  const plan: Plan = { mount: [], put: [], unmount: [] };
  const wanted = new Set<string>();
  for (const row of rows) {
    wanted.add(row.id);
    const standing = placed.get(row.id)?.(row);
    if (standing === undefined) plan.mount.push(row);
    else if (!standing.inPlace || !standing.behindCell || standing.slot !== row.slot) {
      plan.put.push({ row, lost: !standing.inPlace });
    }
  }
  for (const id of placed.keys()) if (!wanted.has(id)) plan.unmount.push(id);
  return plan;
}

/** How our node stands towards the page's cell. Reads the tree, not the layout. */
export function standingOf(host: HTMLElement, table: Element, row: SeenRow): Standing {
  return {
    slot: host.slot,
    inPlace: host.parentNode === table,
    behindCell: (row.cell.compareDocumentPosition(host) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  };
}
