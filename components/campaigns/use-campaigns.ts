import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { listedCampaigns } from '@/utils/store/campaign-lists';
import type { KnownAdvertiser, ListedCampaign } from '@/utils/store/database';
import { useStore } from '../store';

export interface Campaigns {
  state: 'loading' | 'ready' | 'failed';
  /** All of the accounts as listed last, in an order that stays the same until the next listing. */
  all: readonly ListedCampaign[];
}

const NONE: readonly ListedCampaign[] = [];

/**
 * The campaigns of these accounts as of their newest listing. There may be ten thousand, so they are not read again
 * for every look at one of them: a row in view follows its own campaign (`LiveCampaignRow`).
 */
export function useCampaigns(accounts: readonly KnownAdvertiser[]): Campaigns {
  const store = useStore();
  const [held, hold] = useState<Campaigns & { of: string }>({ of: '', state: 'loading', all: NONE });
  const of = accounts.map(({ id }) => id).join(' ');
  const listings = accounts.map(({ listedAt }) => listedAt).join(' ');
  useLayoutEffect(() => {
    let wanted = true;
    // Rows that move under a pointer get the wrong one paused: in the order of the listing, not of every reading.
    listedCampaigns(store, accounts).then(
      (all) => wanted && hold({ of, state: 'ready', all }),
      () => wanted && hold({ of, state: 'failed', all: NONE }),
    );
    return () => {
      wanted = false;
    };
  }, [store, of, listings]);
  // What was read of other accounts is never shown for these.
  return useMemo(() => (held.of === of ? held : { state: 'loading', all: NONE }), [held, of]);
}
