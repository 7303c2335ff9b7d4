import { useState } from 'preact/hooks';
import type { KnownAdvertiser } from '@/utils/store/database';

const REMEMBERED_AS = 'standstill.popup.account';

/** The account whose campaigns are shown: the one chosen last, else the first. */
export function useChosenAccount(
  advertisers: KnownAdvertiser[],
): [KnownAdvertiser | null, (id: string) => void] {
  const [chosen, choose] = useState(() => localStorage.getItem(REMEMBERED_AS));
  const account = advertisers.find(({ id }) => id === chosen) ?? advertisers[0] ?? null;
  return [
    account,
    (id) => {
      localStorage.setItem(REMEMBERED_AS, id);
      choose(id);
    },
  ];
}
