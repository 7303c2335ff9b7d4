/** The page's own nodes, so that what others put in can be told from them. */
export function own<T extends Node>(node: T): T {
  window.__replica.ours.add(node);
  return node;
}

export function ownTree<T extends Node>(root: T): T {
  own(root);
  for (const child of root.childNodes) ownTree(child);
  return root;
}

const PARSED = 'html, head, body, meta, title, link, script, #app, #boot';

/** What the document consisted of when the page's script began. */
export function ownDocument(): void {
  for (const node of document.querySelectorAll(PARSED)) own(node);
}
