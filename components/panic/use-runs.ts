import { useMemo } from 'preact/hooks';
import type { Evidence } from '@/utils/core/evidence';
import { PANIC_OUTCOMES, panicOutcome, type LeftReason, type PanicItem } from '@/utils/core/panic';
import type { PanicAccount, PanicRun, StoredOrder } from '@/utils/store/database';
import { wholeEvidence } from '@/utils/store/evidence';
import { useLiveQuery, type Live } from '@/utils/store/live-query';
import { byOrder, useJudged, type JudgedOrder } from '../orders/judged-orders';
import { useStore } from '../store';
import { useNow } from '../ticker';

/** A stop of everything, or its undo, with its accounts in the order of their names. */
export interface Run {
  run: PanicRun;
  accounts: PanicAccount[];
}

/** The newest stop of everything and its newest undo; null where there is none. */
export function useRuns(): Live<{ stop: Run | null; undo: Run | null }> {
  const store = useStore();
  return useLiveQuery(async () => {
    const accountsOf = async (run: PanicRun): Promise<Run> => {
      const accounts = await store.panicAccounts.where('runId').equals(run.id).toArray();
      return { run, accounts: accounts.sort((a, b) => a.name.localeCompare(b.name)) };
    };
    const newest = store.panics.orderBy('at').reverse();
    const stop = await newest.filter(({ action }) => action === 'stop').first();
    if (stop === undefined) return { stop: null, undo: null };
    const undo = stop.undoneBy === null ? undefined : await store.panics.get(stop.undoneBy);
    return { stop: await accountsOf(stop), undo: undo === undefined ? null : await accountsOf(undo) };
  }, [store]);
}

/** What stands beside a campaign of a run; most urgent first. */
const STATES = [
  'leaving',
  'attention',
  /** Its order never came to be. */
  'not-ordered',
  'cannot',
  'by-ad-groups',
  'unknown',
  'sending',
  'accepted',
  'off',
  'proven',
  'on',
  'replaced',
] as const satisfies readonly ((typeof PANIC_OUTCOMES)[number] | LeftReason | 'not-ordered')[];

export interface Outcome {
  key: string;
  item: PanicItem;
  account: PanicAccount;
  /** The order's verdict; null where there is no order. */
  judged: JudgedOrder | null;
  /** Why nothing is done about it; null where there is an order. */
  left: LeftReason | null;
  state: (typeof PANIC_OUTCOMES)[number] | 'not-ordered' | null;
}

const NO_ORDERS: StoredOrder[] = [];
const NO_EVIDENCE: Evidence[] = [];

/**
 * What became of each campaign of a run, by the verdict of this second; what needs a person comes first.
 *
 * @param run null where nobody looks
 */
export function useOutcomes(run: Run | null): Outcome[] {
  const store = useStore();
  const runId = run?.run.id ?? '';
  // All of one moment: an order that is missing must be missing, and not only late.
  const live = useLiveQuery(
    () =>
      store.transaction('r', store.panicAccounts, store.orders, store.evidence, async () => {
        const accounts = await store.panicAccounts.where('runId').equals(runId).toArray();
        const items = accounts.flatMap((account) => account.items);
        const ids = items.flatMap(({ orderId }) => (orderId === null ? [] : [orderId]));
        const orders = await store.orders.where('id').anyOf(ids).toArray();
        const evidence = await store.evidence.where('orderId').anyOf(ids).toArray();
        return { accounts, orders, evidence: wholeEvidence(evidence) };
      }),
    [store, runId],
  );
  const found = live.state === 'ready' ? live.value : null;
  const evidence = useMemo(() => byOrder(found?.evidence ?? NO_EVIDENCE), [found]);
  const judged = useJudged(found?.orders ?? NO_ORDERS, evidence, useNow());
  const isUndone = run?.run.undoneBy != null;
  return useMemo(() => {
    const byId = new Map(judged.map((one) => [one.order.id, one]));
    const outcomes = (found?.accounts ?? []).flatMap((account) =>
      account.items.map((item) => outcomeOf(account, item, byId, isUndone)),
    );
    return outcomes.sort((a, b) => urgency(a) - urgency(b));
  }, [found, judged, isUndone]);
}

function outcomeOf(
  account: PanicAccount,
  item: PanicItem,
  byId: ReadonlyMap<string, JudgedOrder>,
  isUndone: boolean,
): Outcome {
  const judged = byId.get(item.orderId ?? '') ?? null;
  const missing = account.open === 1 ? 'sending' : isUndone ? 'replaced' : 'not-ordered';
  return {
    key: `${account.key}/${item.id}`,
    item,
    account,
    judged,
    left: item.left,
    state: item.left !== null ? null : judged === null ? missing : panicOutcome(judged.verdict),
  };
}

function urgency({ state, left }: Outcome): number {
  const place = (STATES as readonly string[]).indexOf(left ?? state ?? '');
  // "off" and "on" are also reasons to leave something as it was, and then the least urgent of all.
  return place < 0 || left === 'off' || left === 'on' ? STATES.length : place;
}

/** How many there are in each state. */
export function countsOf(outcomes: readonly Outcome[]): {
  /** Those that have an order, or should have. */
  wished: number;
  of: (...states: NonNullable<Outcome['state']>[]) => number;
} {
  const wished = outcomes.filter(({ left }) => left === null);
  return {
    wished: wished.length,
    of: (...states) => wished.filter(({ state }) => state !== null && states.includes(state)).length,
  };
}
