/** What only scripts of extensions see, and only in Firefox. */
interface Host extends Element {
  openOrClosedShadowRoot?: ShadowRoot | null;
}

/**
 * Takes away what an earlier life of this script left in the page. Firefox runs the script anew in open tabs when the
 * extension was updated or switched on again, and ends the one before without a word: its buttons look alive, answer
 * nobody, and stand where a row's own cells are read.
 */
export function removeLeftovers(): void {
  for (const host of document.querySelectorAll<Host>('div:empty')) {
    if (host.openOrClosedShadowRoot?.querySelector('.strip>.parts,.for-ears+.stack')) host.remove();
  }
}
