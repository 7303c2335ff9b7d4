import { did } from './did';
import { foreignNodes, within } from './foreign';

const POINTER = ['pointerover', 'pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'dblclick'];
const KEYS = ['Enter', ' ', 'Escape', 'Tab'];

/** Presses everything that is not the page's, by pointer, key and call, sixteen times a second. */
export function clicks(): void {
  window.setInterval(() => {
    for (const node of foreignNodes().flatMap(within)) press(node);
  }, 60);
}

function press(node: Element): void {
  const { left, top, width, height } = node.getBoundingClientRect();
  const at = { clientX: left + width / 2, clientY: top + height / 2 };
  const common = { bubbles: true, composed: true, cancelable: true };
  for (const type of POINTER)
    node.dispatchEvent(new PointerEvent(type, { ...common, ...at, pointerType: 'mouse', button: 0 }));
  if (node instanceof HTMLElement) {
    node.focus();
    node.click();
  }
  for (const key of KEYS) {
    for (const type of ['keydown', 'keypress', 'keyup'])
      node.dispatchEvent(new KeyboardEvent(type, { ...common, key }));
  }
  did('clicks', POINTER.length + 1 + 3 * KEYS.length);
}
