import { useMemo, useState } from 'preact/hooks';
import { reviewOfStop, type StopReview } from '@/utils/core/panic-review';
import { sumOf } from '@/utils/core/money';
import type { KnownAdvertiser } from '@/utils/store/database';
import { AdsManagerLink } from '../ads-manager-link';
import { moneyText } from '../money';
import { kindWord } from '../names';
import { trusted } from '../trusted';
import { say, words, type MessageKey } from '../words';
import { PanicDialog } from './panic-dialog';
import { isTyped, TypedPhrase } from './typed-phrase';
import { useCampaignsOf, useFreshLists, type ListRead } from './use-fresh-lists';

/** So many that cannot be stopped are named in an account; the others are counted. */
const NAMED = 5;

/** The question before everything is stopped: in which accounts, what it is, what it costs, and what stays on. */
export function StopReviewSheet(props: {
  advertisers: KnownAdvertiser[];
  /** The run's id is made here, so that confirming twice is one run. */
  onConfirm: (runId: string, advertiserIds: string[]) => void;
  onCancel: () => void;
}) {
  const { advertisers, onConfirm, onCancel } = props;
  const ids = advertisers.map(({ id }) => id);
  const reads = useFreshLists(ids);
  const campaigns = useCampaignsOf(ids);
  const [unchosen, setUnchosen] = useState<ReadonlySet<string>>(new Set());
  const [typed, setTyped] = useState('');
  const [runId] = useState(() => crypto.randomUUID());
  const reviews = useMemo(() => {
    const now = Date.now();
    return new Map(
      advertisers.map((one) => [one.id, reviewOfStop(campaigns.get(one.id) ?? [], one.timezone, now)]),
    );
  }, [advertisers, campaigns]);
  const chosen = advertisers.filter(({ id }) => !unchosen.has(id));
  const choose = (id: string, wanted: boolean) => {
    const next = new Set(unchosen);
    if (wanted) next.delete(id);
    else next.add(id);
    setUnchosen(next);
  };
  const phrase = words('panic_phrase');
  // A stop never waits for what is still being read.
  const ready = chosen.length > 0 && isTyped(typed, phrase);
  return (
    <PanicDialog
      title={words('panic_title')}
      onClose={onCancel}
      buttons={
        <>
          <button type="button" class="button" onClick={onCancel}>
            {words('common_cancel')}
          </button>
          <button
            type="button"
            class="button button-strong button-stop"
            disabled={!ready}
            onClick={trusted(() =>
              onConfirm(
                runId,
                chosen.map(({ id }) => id),
              ),
            )}
          >
            {words('panic_confirm')}
          </button>
        </>
      }
    >
      <Total chosen={chosen} reviews={reviews} reading={chosen.some(({ id }) => !isOver(reads.get(id)))} />
      <ul role="list" class="panic-accounts" aria-label={words('panic_accounts')}>
        {advertisers.map((one) => (
          <li key={one.id}>
            <Account
              advertiser={one}
              chosen={!unchosen.has(one.id)}
              read={reads.get(one.id) ?? 'reading'}
              review={reviews.get(one.id)}
              onChoose={(wanted) => choose(one.id, wanted)}
            />
          </li>
        ))}
      </ul>
      <p>{words('panic_what')}</p>
      <p class="quiet-line">{words('common_end_late_money')}</p>
      <TypedPhrase phrase={phrase} typed={typed} onTyped={setTyped} />
    </PanicDialog>
  );
}

function isOver(read: ListRead | undefined): boolean {
  return read !== undefined && read !== 'reading';
}

function Total(props: {
  chosen: KnownAdvertiser[];
  reviews: ReadonlyMap<string, StopReview>;
  reading: boolean;
}) {
  const { chosen, reviews, reading } = props;
  const perHour = new Map<string, string[]>();
  let count = 0;
  for (const { id, currency } of chosen) {
    const review = reviews.get(id);
    count += review?.count ?? 0;
    if (review?.perHour != null) perHour.set(currency, [...(perHour.get(currency) ?? []), review.perHour]);
  }
  const amounts = [...perHour].map(([currency, parts]) => moneyText(sumOf(parts), currency));
  return (
    <div class="panic-total" aria-live="polite">
      <p class="figure">{words('panic_total', count, chosen.length)}</p>
      {amounts.length > 0 && <p class="figure">{words('panic_at_risk', amounts.join(' + '))}</p>}
      {reading && <p class="quiet-line">{words('panic_reading')}</p>}
    </div>
  );
}

function Account(props: {
  advertiser: KnownAdvertiser;
  chosen: boolean;
  read: ListRead;
  review: StopReview | undefined;
  onChoose: (wanted: boolean) => void;
}) {
  const { advertiser, chosen, read, review, onChoose } = props;
  return (
    <div class={chosen ? 'panic-account' : 'panic-account panic-unchosen'}>
      <label class="panic-choice">
        <span class="panic-chosen">
          <input
            type="checkbox"
            checked={chosen}
            onChange={(event) => onChoose(event.currentTarget.checked)}
          />
          <bdi class="panic-name">{advertiser.name}</bdi>
        </span>
        {review !== undefined && (read === 'read' || review.count > 0) && (
          <span class="panic-figures">{figuresText(review, advertiser.currency)}</span>
        )}
      </label>
      {typeof read === 'object' && (
        <p class="risk">{`${say(read.problem)} ${words('panic_unread_before')}`}</p>
      )}
      {chosen && review !== undefined && <Facts review={review} />}
    </div>
  );
}

function figuresText({ count, perHour }: StopReview, currency: string): string {
  if (count === 0) return words('panic_none_on');
  if (perHour === null) return words('panic_count', count);
  return words('panic_count_per_hour', count, moneyText(perHour, currency));
}

/** What costs more than a switch, what has no figure, and what goes on. */
function Facts({ review }: { review: StopReview }) {
  const { gmvMax, ios14, cannot, withoutFigure, count } = review;
  const named = cannot.slice(0, NAMED);
  return (
    <>
      {withoutFigure > 0 && count > 0 && (
        <p class="quiet-line">{words('panic_without_figure', withoutFigure)}</p>
      )}
      {gmvMax > 0 && <p class="risk">{words('panic_gmv_max', gmvMax)}</p>}
      {ios14 > 0 && <p class="risk">{words('panic_ios14', ios14)}</p>}
      {cannot.length > 0 && (
        <div class="risk">
          <p>{words('panic_cannot', cannot.length)}</p>
          <ul role="list" class="panic-cannot">
            {named.map((one) => (
              <li key={one.ref.id}>
                <span>
                  <bdi>{one.name}</bdi> ({kindWord(one.kind)}): {cannotText(one.kind)}
                </span>
                <AdsManagerLink to={one.ref} campaignId={one.ref.id} />
              </li>
            ))}
          </ul>
          {cannot.length > named.length && <p>{words('common_risk_more', cannot.length - named.length)}</p>}
        </div>
      )}
    </>
  );
}

/** Where a kind is ended that cannot be stopped from here. */
export function cannotText(kind: string): string {
  const known = ['promote', 'reach-frequency', 'topview'].includes(kind);
  if (!known) return words('panic_frozen');
  return words(`common_cannot_stop_${kind.replaceAll('-', '_')}` as MessageKey);
}
