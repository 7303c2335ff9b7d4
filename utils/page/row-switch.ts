import { cellsOfRow, KS_SWITCH, OLD_SWITCH, VI_SWITCH } from './selectors';

/** A row's own switch as it stands at this moment. */
export interface RowSwitch {
  element: HTMLElement;
  /** Null when it cannot be read, is locked, or is still busy with an earlier press. */
  shows: 'on' | 'off' | null;
}

const LOCKED = /(?:^|[\s_-])(?:disabled|loading)(?:$|\s)/;
const VISIBLE = { visibilityProperty: true, opacityProperty: true, checkVisibilityCSS: true };

/** Whether a node is rendered at all. Pages keep hidden copies of cells, and cells of rows that are scrolled away. */
export function isShown(node: Element): boolean {
  return node.checkVisibility(VISIBLE);
}

/**
 * Finds the one switch among the cells of a row. Null when there is none, or more than one: then nobody can say
 * which of them turns the row off.
 */
export function findSwitch(table: Element, id: string, isOurs: (node: Element) => boolean): RowSwitch | null {
  const found: HTMLElement[] = [];
  for (const cell of table.querySelectorAll(cellsOfRow(id))) if (!isOurs(cell)) collect(cell, found);
  const [element] = found;
  return element && found.length === 1 ? { element, shows: stateOf(element) } : null;
}

/** In the light DOM and in open shadow roots, as deep as they are nested. */
function collect(around: Element | ShadowRoot, found: HTMLElement[]): void {
  for (const node of around.querySelectorAll<HTMLElement>('*')) {
    if (node.matches(VI_SWITCH) && isShown(node)) found.push(node);
    if (node.shadowRoot) collect(node.shadowRoot, found);
  }
}

function stateOf(element: HTMLElement): RowSwitch['shows'] {
  const root = element.getRootNode();
  const host = root instanceof ShadowRoot && root.host.matches(KS_SWITCH) ? root.host : null;
  if (isLocked(element) || (host && isLocked(host))) return null;
  const checked = element.getAttribute('aria-checked');
  const old = element.classList.contains(OLD_SWITCH);
  // Its own analytics attribute says it too; a widget that contradicts itself is half drawn.
  const model = old ? element.getAttribute('data-tea-model_value') : null;
  if (checked === 'true') return model === '0' ? null : 'on';
  if (checked === 'false' || (old && checked === null)) return model === '1' ? null : 'off';
  return null;
}

function isLocked(node: Element): boolean {
  return (
    ['disabled', 'loading'].some((name) => node.hasAttribute(name)) ||
    ['aria-disabled', 'aria-busy'].some((name) => node.getAttribute(name) === 'true') ||
    LOCKED.test(node.className)
  );
}
