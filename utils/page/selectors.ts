import type { Level } from '@/utils/core/entity';

/**
 * Everything Standstill knows about Ads Manager's markup is in this file. Tag names with a version,
 * hashed classes, column positions and visible text change and are not used (facts: page-dom 4).
 */

/** The list. The class is the component's name and survives new versions, the tag does not. */
export const TABLE = '[class~="KsTable"]';

/** Any cell of a list. Its parent is the list, whatever the class says. */
export const ANY_CELL = '[slot^="cell-"]';

/** Inside the list's open shadow root: the place of a cell. Only used to learn which row the pointer is on. */
export const SHADOW_SLOT = 'slot[name^="cell-"]';

/**
 * The name inside a name cell, surest first. Everything else in the cell (labels, links that appear on
 * hover) is not the name. `--inherit` and other modifiers come and go, hence the looser second form.
 */
export const NAME_LINK = ['[class~="KsLink"]', '[class*="KsLink"]', '[role="link"]'];

/** The page's own switch: either of two widget generations. A hint only, never a proof. */
export const KS_SWITCH = '[class~="KsSwitch"], [ks-switch]';
export const VI_SWITCH = '[role="switch"]';
/** Inside the open shadow root of a `ks-switch`. */
export const KS_SWITCH_BUTTON = '[role="switch"]';

/**
 * Field keys of the name cell. The page's own interface calls ad groups `ad` and ads `creative`, other
 * builds use the Marketing API's words (facts: page-dom 3, session-api 0). The address decides which
 * level is meant, because `ad_name` occurs with both meanings.
 */
export const NAME_FIELDS: Record<Level, readonly string[]> = {
  campaign: ['campaign_name'],
  adgroup: ['adgroup_name', 'ad_name'],
  ad: ['creative_name', 'ad_name'],
};

/** Field keys of the id column, where the person has it on. Only keys that cannot mean another level. */
export const ID_FIELDS: Record<Level, readonly string[]> = {
  campaign: ['campaign_id'],
  adgroup: ['adgroup_id', 'ad_id'],
  ad: ['creative_id'],
};

/** Fields in which the page shows on or off; their re-rendering may mean that the switch was used. */
export const STATE_FIELD = /(?:_opt_status|_status|_switch)$/;

/** All direct children of a list whose slot belongs to one of the fields. */
export function cellsOf(fields: readonly string[]): string {
  return fields.map((field) => `:scope > [slot^="cell-"][slot$="_${field}"]`).join(', ');
}

/** Every cell of one row. */
export function cellsOfRow(id: string): string {
  return `:scope > [slot^="cell-${id}_"]`;
}

/** The older switch widget, which has no `aria-checked` at all while it is off (facts: page-dom 4). */
export const OLD_SWITCH = 'vi-switch';

/** What a page puts over itself to ask something: of every widget generation, and by its role. */
export const DIALOG =
  '[role="dialog"], [role="alertdialog"], [aria-modal="true"], [class~="KsModal"], [class~="vi-dialog"], dialog[open]';
/** Those of them under which the rest of the page must not be used; many pages have a harmless dialog in a corner. */
export const MODAL = '[aria-modal="true"], [class~="KsModal"], [class~="vi-dialog"], dialog:modal';
