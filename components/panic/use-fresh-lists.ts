import { useEffect, useState } from 'preact/hooks';
import type { Sentence } from '@/utils/core/verdict';
import { campaignsOf } from '@/utils/store/campaign-lists';
import type { KnownEntity } from '@/utils/store/database';
import { useLiveQuery } from '@/utils/store/live-query';
import { send } from '@/utils/wire/own-client';
import { readProblem } from '../press';
import { useStore } from '../store';

/** Whether an account's list was read for the question on the screen: not yet, yes, or why not. */
export type ListRead = 'reading' | 'read' | { problem: Sentence };

/** Reads the lists of these accounts anew, and gives how that went by account. */
export function useFreshLists(advertiserIds: readonly string[]): ReadonlyMap<string, ListRead> {
  const [reads, setReads] = useState<ReadonlyMap<string, ListRead>>(new Map());
  const key = advertiserIds.join(' ');
  useEffect(() => {
    let wanted = true;
    for (const advertiserId of advertiserIds) {
      if (reads.has(advertiserId)) continue;
      const tell = (read: ListRead) =>
        wanted && setReads((before) => new Map(before).set(advertiserId, read));
      tell('reading');
      send('refresh-campaigns', { advertiserId }).then(
        (answer) => tell(answer.status === 'read' ? 'read' : { problem: answer.said }),
        (error: unknown) => tell({ problem: readProblem(error) }),
      );
    }
    return () => {
      wanted = false;
    };
  }, [key]);
  return reads;
}

/** The campaigns of these accounts as last read, by account. */
export function useCampaignsOf(advertiserIds: readonly string[]): ReadonlyMap<string, KnownEntity[]> {
  const store = useStore();
  const live = useLiveQuery(async () => {
    const lists = advertiserIds.map(async (id) => [id, await campaignsOf(store, id)] as const);
    return new Map(await Promise.all(lists));
  }, [store, advertiserIds.join(' ')]);
  return live.state === 'ready' ? live.value : NONE;
}

const NONE: ReadonlyMap<string, KnownEntity[]> = new Map();
