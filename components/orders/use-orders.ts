import { useMemo } from 'preact/hooks';
import { wholeEvidence } from '@/utils/store/evidence';
import { useLiveQuery } from '@/utils/store/live-query';
import { useStore } from '../store';
import { useNow } from '../ticker';
import { byOrder, useJudged, type JudgedOrder } from './judged-orders';
import { newestOfEach } from './order-groups';

const NO_ORDERS: never[] = [];
const NO_EVIDENCE = new Map<string, never[]>();

/** The newest order of every entity with the verdict of this second. */
export function useOrders(): { state: 'loading' | 'ready' | 'failed'; judged: JudgedOrder[] } {
  const store = useStore();
  const live = useLiveQuery(async () => {
    const orders = newestOfEach(await store.orders.toArray());
    const evidence = await store.evidence
      .where('orderId')
      .anyOf(orders.map((order) => order.id))
      .toArray();
    return { orders, evidence: byOrder(wholeEvidence(evidence)) };
  }, [store]);
  const now = useNow();
  const found = live.state === 'ready' ? live.value : null;
  const judged = useJudged(found?.orders ?? NO_ORDERS, found?.evidence ?? NO_EVIDENCE, now);
  return useMemo(() => ({ state: live.state, judged }), [live.state, judged]);
}
