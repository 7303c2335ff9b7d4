import { browser } from 'wxt/browser';
import { showPage } from '../show-page';
import { Desk } from './desk';

/** Fills one of our pages with the desk. */
export function showDesk(): void {
  // A popup has no size of its own; the same page in a tab or beside one takes what there is.
  if (browser.extension.getViews({ type: 'popup' }).includes(window)) {
    document.documentElement.classList.add('in-popup');
  }
  showPage(
    () => 'Standstill',
    () => <Desk />,
  );
}
