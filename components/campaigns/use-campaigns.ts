import { useMemo } from 'preact/hooks';
import type { KnownEntity } from '@/utils/store/database';
import { useLiveQuery } from '@/utils/store/live-query';
import { useStore } from '../store';
import { byTodaysSpend, matcher } from './campaign-search';

export interface Campaigns {
  state: 'loading' | 'ready' | 'failed';
  /** How many the account has, found or not. */
  total: number;
  /** Those that the search found, in an order that stays the same until the next listing. */
  found: KnownEntity[];
}

/** One account's campaigns as last read, kept fresh. */
export function useCampaigns(advertiserId: string, listedAt: number | null, query: string): Campaigns {
  const store = useStore();
  const live = useLiveQuery(
    () => store.entities.where('[advertiserId+level]').equals([advertiserId, 'campaign']).toArray(),
    [store, advertiserId],
  );
  const all = live.state === 'ready' ? live.value : null;
  const total = all?.length ?? 0;
  // Rows that move under a pointer get the wrong one paused: sort when listed, not with every reading.
  const places = useMemo(() => {
    const sorted = [...(all ?? [])].sort(byTodaysSpend);
    return new Map(sorted.map((campaign, place) => [campaign.key, place]));
  }, [all === null, advertiserId, listedAt, total]);
  return useMemo(() => {
    const matches = matcher(query);
    const found = (all ?? []).filter((campaign) => matches(campaign.name, campaign.ref.id));
    found.sort((a, b) => (places.get(a.key) ?? total) - (places.get(b.key) ?? total));
    return { state: live.state, total, found };
  }, [live.state, all, places, query]);
}
