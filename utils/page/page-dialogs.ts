import { isShown } from './row-switch';
import { DIALOG, MODAL } from './selectors';

/** The page's own dialogs on the screen. Ours are in a closed root, where no search of the page's finds them. */
export function dialogsShown(): Set<Element> {
  return new Set([...document.querySelectorAll(DIALOG)].filter(isShown));
}

/** Whether the page waits for an answer and nothing below it should be used. */
export function pageIsAsking(): boolean {
  return [...document.querySelectorAll(MODAL)].some(isShown);
}
