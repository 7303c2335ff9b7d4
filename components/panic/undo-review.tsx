import { useMemo, useState } from 'preact/hooks';
import { entityKey } from '@/utils/core/entity';
import { leftByUndo, type LeftReason } from '@/utils/core/panic';
import { reviewOfResume } from '@/utils/core/panic-review';
import type { PanicAccount } from '@/utils/store/database';
import { wholeEvidence } from '@/utils/store/evidence';
import { useLiveQuery } from '@/utils/store/live-query';
import { moneyText } from '../money';
import { byOrder } from '../orders/judged-orders';
import { useStore } from '../store';
import { trusted } from '../trusted';
import { say, words, type MessageKey } from '../words';
import { PanicDialog } from './panic-dialog';
import { isTyped, TypedPhrase } from './typed-phrase';
import { useFreshLists, type ListRead } from './use-fresh-lists';
import type { Run } from './use-runs';

/** The question before everything is resumed: what will be on again, what it may spend, and what is left out. */
export function UndoReviewSheet(props: {
  stop: Run;
  /** The undo's id is made here, so that confirming twice is one undo. */
  onConfirm: (runId: string) => void;
  onCancel: () => void;
}) {
  const { stop, onConfirm, onCancel } = props;
  const accounts = stop.accounts.filter(({ items }) => items.some(({ orderId }) => orderId !== null));
  const reads = useFreshLists(accounts.map(({ advertiserId }) => advertiserId));
  const reviews = useUndoReviews(accounts);
  const [typed, setTyped] = useState('');
  const [runId] = useState(() => crypto.randomUUID());
  const phrase = words('panic_undo_phrase');
  const reading = accounts.some(({ advertiserId }) => (reads.get(advertiserId) ?? 'reading') === 'reading');
  const count = reviews?.reduce((sum, { again }) => sum + again.count, 0) ?? 0;
  // What it may cost must be on the screen before it can be confirmed.
  const ready = !reading && count > 0 && isTyped(typed, phrase);
  return (
    <PanicDialog
      title={words('panic_undo_title')}
      onClose={onCancel}
      buttons={
        <>
          <button type="button" class="button" onClick={onCancel}>
            {words('common_cancel')}
          </button>
          <button
            type="button"
            class="button button-strong button-spend"
            disabled={!ready}
            onClick={trusted(() => onConfirm(runId))}
          >
            {words('panic_undo_confirm')}
          </button>
        </>
      }
    >
      <div class="panic-total" aria-live="polite">
        {reading || reviews === null ? (
          <p class="quiet-line">{words('panic_reading')}</p>
        ) : (
          <p class="figure">{words('panic_undo_total', count, accounts.length)}</p>
        )}
      </div>
      {!reading && reviews !== null && (
        <ul role="list" class="panic-accounts" aria-label={words('panic_accounts')}>
          {reviews.map((review) => (
            <li key={review.account.key} class="panic-account">
              <Account review={review} read={reads.get(review.account.advertiserId) ?? 'reading'} />
            </li>
          ))}
        </ul>
      )}
      <p>{words('panic_undo_what')}</p>
      <p class="quiet-line">{words('panic_undo_below')}</p>
      <TypedPhrase phrase={phrase} typed={typed} onTyped={setTyped} />
    </PanicDialog>
  );
}

interface UndoReview {
  account: PanicAccount;
  again: ReturnType<typeof reviewOfResume>;
  /** Names of those that are left as they are, by why. */
  left: Map<LeftReason, string[]>;
}

/** What an undo would do by what is known now; null while that is being looked up. */
function useUndoReviews(accounts: PanicAccount[]): UndoReview[] | null {
  const store = useStore();
  const live = useLiveQuery(async () => {
    const now = Date.now();
    return Promise.all(
      accounts.map(async (account): Promise<UndoReview> => {
        const items = account.items.filter(({ orderId }) => orderId !== null);
        const keys = items.map(({ id }) =>
          entityKey({ advertiserId: account.advertiserId, level: 'campaign', id }),
        );
        const [entities, holds, orders, evidence] = await Promise.all([
          store.entities.bulkGet(keys),
          store.holds.bulkGet(keys),
          store.orders.where('entityKey').anyOf(keys).sortBy('createdAt'),
          store.evidence
            .where('orderId')
            .anyOf(items.map(({ orderId }) => orderId ?? ''))
            .toArray(),
        ]);
        const newest = new Map(orders.map((order) => [order.entityKey, order.id]));
        const known = byOrder(wholeEvidence(evidence));
        const left: UndoReview['left'] = new Map();
        const again = items.flatMap((item, index) => {
          const facts = {
            entity: entities[index] ?? null,
            held: holds[index] !== undefined,
            isNewest: newest.get(keys[index] ?? '') === item.orderId,
            evidence: known.get(item.orderId ?? '') ?? [],
          };
          const why = leftByUndo(item, facts, now);
          if (why !== null) left.set(why, [...(left.get(why) ?? []), item.name]);
          return why === null && facts.entity !== null ? [facts.entity] : [];
        });
        return { account, again: reviewOfResume(again), left };
      }),
    );
  }, [store, accounts.map(({ key }) => key).join(' ')]);
  return useMemo(() => (live.state === 'ready' ? live.value : null), [live]);
}

function Account({ review, read }: { review: UndoReview; read: ListRead }) {
  const { account, again, left } = review;
  return (
    <>
      <p class="panic-choice">
        <bdi class="panic-name">{account.name}</bdi>
        <span class="panic-figures">{words('panic_undo_count', again.count)}</span>
      </p>
      {typeof read === 'object' && <p class="risk">{`${say(read.problem)} ${words('panic_undo_unread')}`}</p>}
      {again.perDay !== null && (
        <p class="figure">{words('panic_undo_per_day', moneyText(again.perDay, account.currency))}</p>
      )}
      {again.withoutDaily > 0 && (
        <p class="figure">{words('panic_undo_without_daily', again.withoutDaily)}</p>
      )}
      {[...left].map(([why, names]) => (
        <p key={why} class="quiet-line">
          {words(`panic_left_${why.replaceAll('-', '_')}` as MessageKey)}: {names.join(', ')}
        </p>
      ))}
    </>
  );
}
