import { useEffect } from 'preact/hooks';

/** Brings the order named by the address (`popup.html#order-<id>`) into view once it is drawn. */
export function useLinkedOrder(ready: boolean): void {
  useEffect(() => {
    if (!ready) return undefined;
    const show = () => {
      const card = document.getElementById(location.hash.slice(1));
      if (card === null) return;
      card.tabIndex = -1;
      card.scrollIntoView({ block: 'start' });
      card.focus({ preventScroll: true });
    };
    show();
    addEventListener('hashchange', show);
    return () => removeEventListener('hashchange', show);
  }, [ready]);
}
