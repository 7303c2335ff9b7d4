/** The outermost nodes in the document that the page did not put there. */
export function foreignNodes(): HTMLElement[] {
  const { ours } = window.__replica;
  const found: HTMLElement[] = [];
  for (const node of document.querySelectorAll<HTMLElement>('*')) {
    const parent = node.parentElement;
    if (!ours.has(node) && (!parent || ours.has(parent))) found.push(node);
  }
  return found;
}

export const foreignCells = (): HTMLElement[] =>
  foreignNodes().filter((node) => node.parentElement?.matches('.KsTable'));

/** A node and everything in it, also in open shadow roots. */
export function within(node: Element): Element[] {
  const below = [...node.children, ...(node.shadowRoot?.children ?? [])];
  return [node, ...below.flatMap(within)];
}

export const idOf = (slot: string): string | undefined => /^cell-(\d+)_/.exec(slot)?.[1];

/** The ids of the rows in the page. */
export function rowIds(): string[] {
  const cells = document.querySelectorAll('.KsTable > [slot^="cell-"]');
  return [...new Set(Array.from(cells, ({ slot }) => idOf(slot) ?? '').filter(Boolean))];
}
