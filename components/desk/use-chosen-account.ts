import { useState } from 'preact/hooks';
import type { KnownAdvertiser } from '@/utils/store/database';

const REMEMBERED_AS = 'standstill.popup.account';

/** The one account that is shown; null is all of them, which it is until one is chosen. */
export function useChosenAccount(
  advertisers: readonly KnownAdvertiser[],
): [string | null, (id: string | null) => void] {
  // An address that names an order must lead to it, whichever account it belongs to.
  const [chosen, choose] = useState(() =>
    location.hash === '' ? localStorage.getItem(REMEMBERED_AS) : null,
  );
  const known = advertisers.some(({ id }) => id === chosen);
  return [
    known ? chosen : null,
    (id) => {
      if (id === null) localStorage.removeItem(REMEMBERED_AS);
      else localStorage.setItem(REMEMBERED_AS, id);
      choose(id);
    },
  ];
}
