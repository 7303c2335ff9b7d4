/** What the slot name of a list cell says (facts: page-dom 3). */
export interface CellSlot {
  rowId: string;
  field: string;
}

const PREFIX = 'cell-';

/**
 * Reads `cell-<rowId>_<field>`. Fields contain underscores and row ids do not, so the first underscore
 * parts them. Null for anything else, header and footer slots among them.
 */
export function parseCellSlot(slot: string | null): CellSlot | null {
  if (!slot?.startsWith(PREFIX)) return null;
  const cut = slot.indexOf('_', PREFIX.length);
  if (cut <= PREFIX.length || cut === slot.length - 1) return null;
  return { rowId: slot.slice(PREFIX.length, cut), field: slot.slice(cut + 1) };
}

/** Drafts, totals and summaries have row ids too, but not of this form (facts: page-dom 0.3). */
export function isEntityId(rowId: string): boolean {
  return /^\d{15,20}$/.test(rowId);
}

/** The full name with its white space evened out, so that two readings of one name are equal. */
export function tidyName(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/gu, ' ').trim();
}
