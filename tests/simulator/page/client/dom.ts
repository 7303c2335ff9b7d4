import { own } from './own';

type Child = Node | string | null | undefined | false;

/** Makes an element: attributes as given, `on*` functions as listeners. */
export function h(
  tag: string,
  attributes: Record<string, string | boolean | undefined | ((event: Event) => void)> = {},
  ...children: Child[]
): HTMLElement {
  const element = own(document.createElement(tag));
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.replace(/^on/, ''), value);
    else if (value === true) element.setAttribute(name, '');
    else if (typeof value === 'string') element.setAttribute(name, value);
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

/**
 * Makes `current` look like `next` while keeping its nodes, as a virtual-DOM library does when it
 * reuses a row for other data. Listeners stay on the kept nodes.
 */
export function morph(current: Element, next: Element): void {
  // A fresh component is not connected yet and lacks what it will put on its own host.
  if ('dress' in next && typeof next.dress === 'function') next.dress();
  for (const name of current.getAttributeNames()) if (!next.hasAttribute(name)) current.removeAttribute(name);
  for (const { name, value } of next.attributes) {
    if (current.getAttribute(name) !== value) current.setAttribute(name, value);
  }
  morphChildren(current, next);
}

export function morphChildren(current: Element, next: Element): void {
  const wanted = [...next.childNodes];
  wanted.forEach((child, index) => {
    const old = current.childNodes[index];
    if (!old) current.append(child);
    else if (old instanceof Text && child instanceof Text) {
      if (old.data !== child.data) old.data = child.data;
    } else if (old instanceof Element && child instanceof Element && old.tagName === child.tagName) {
      morph(old, child);
    } else old.replaceWith(child);
  });
  while (current.childNodes.length > wanted.length) current.lastChild?.remove();
}

/** Leaves carry the row in `__reactProps$…` five levels deep, visible to main-world scripts only. */
const REACT_KEY = `__reactProps$${Math.random().toString(36).slice(2, 12)}`;

export function tagWithReactProps(root: Element, idKey: string, id: string): void {
  const leaves = [...root.querySelectorAll('*')].filter((element) => element.childElementCount === 0);
  for (const leaf of leaves) {
    Object.assign(leaf, {
      [REACT_KEY]: { children: { props: { row: { original: { [idKey]: id } } } } },
    });
  }
}
