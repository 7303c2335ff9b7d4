import { useState } from 'preact/hooks';
import type { KnownAdvertiser } from '@/utils/store/database';

const REMEMBERED_AS = 'standstill.popup.account';

/** The account whose campaigns are shown: the one chosen last, else the one read last, else the first. */
export function useChosenAccount(
  advertisers: KnownAdvertiser[],
): [KnownAdvertiser | null, (id: string) => void] {
  const [chosen, choose] = useState(() => localStorage.getItem(REMEMBERED_AS));
  const account = advertisers.find(({ id }) => id === chosen) ?? readLast(advertisers);
  return [
    account,
    (id) => {
      localStorage.setItem(REMEMBERED_AS, id);
      choose(id);
    },
  ];
}

function readLast(advertisers: KnownAdvertiser[]): KnownAdvertiser | null {
  const [first, ...others] = advertisers;
  if (first === undefined) return null;
  return others.reduce((best, one) => ((one.listedAt ?? 0) > (best.listedAt ?? 0) ? one : best), first);
}
