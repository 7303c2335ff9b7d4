import { useEffect } from 'preact/hooks';
import { FIRST_FLAG } from './first-flag';

/** Gives the focus to the order that the address names (`#order-<id>` or `#first-flag`) once it is drawn. */
export function useLinkedOrder(ready: boolean): void {
  useEffect(() => {
    if (!ready) return undefined;
    const show = () => {
      const name = location.hash.slice(1);
      const card =
        name === FIRST_FLAG ? document.querySelector<HTMLElement>('.card') : document.getElementById(name);
      if (card === null) return;
      card.scrollIntoView({ block: 'start' });
      card.focus({ preventScroll: true });
      // The same shortcut may be pressed again.
      if (name === FIRST_FLAG) history.replaceState(null, '', location.pathname);
    };
    show();
    addEventListener('hashchange', show);
    return () => removeEventListener('hashchange', show);
  }, [ready]);
}
