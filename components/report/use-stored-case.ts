import { useMemo } from 'preact/hooks';
import { caseOf, type Case } from '@/utils/core/case-file/case';
import { withoutSecrets } from '@/utils/core/case-file/redact';
import type { Sent } from '@/utils/store/database';
import { evidenceOfOrder } from '@/utils/store/evidence';
import { useLiveQuery } from '@/utils/store/live-query';
import { useStore } from '../store';

/** An order's case as it is now, and what was given out of it; `missing` when there is no such order. */
export type StoredCase =
  { state: 'loading' | 'failed' | 'missing' } | { state: 'ready'; file: Case; sent: readonly Sent[] };

export function useStoredCase(orderId: string | null): StoredCase {
  const store = useStore();
  const live = useLiveQuery(async () => {
    const order = orderId === null ? undefined : await store.orders.get(orderId);
    if (order === undefined) return null;
    const [evidence, account] = await Promise.all([
      evidenceOfOrder(store, order.id),
      store.advertisers.get(order.advertiserId),
    ]);
    return { order, evidence, account: account ?? null };
  }, [store, orderId]);
  const sent = useLiveQuery(
    () => (orderId === null ? Promise.resolve([]) : store.sent.where({ orderId }).sortBy('at')),
    [store, orderId],
  );
  const found = live.state === 'ready' ? live.value : null;
  const file = useMemo(() => (found === null ? null : withoutSecrets(caseOf(found))), [found]);
  if (live.state === 'failed' || sent.state === 'failed') return { state: 'failed' };
  if (live.state === 'loading' || sent.state === 'loading') return { state: 'loading' };
  return file === null ? { state: 'missing' } : { state: 'ready', file, sent: sent.value };
}
