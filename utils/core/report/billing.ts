import type { Kind } from '../entity';
import type { History } from '../history';
import { isAmount, micros, smallestAmount, sumOf } from '../money';
import { currentSpell } from '../stop-moment';
import { turnedOn } from '../turned-on';
import type { Verdict, VerdictMoney } from '../verdict';
import type { SpendCurve } from './spend-curve';
import type { MoneyRule } from './money-rules';

/**
 * Money that TikTok's own report puts after the stop. What was charged after it is another question: a card is
 * charged at a threshold or on a bill date, often for what ran before (facts: field 0.7, marketing-api 9).
 */
export type Claim =
  /** Nobody has read the money since the stop. */
  | { state: 'not-read' }
  /**
   * It was turned on again and is on: what it spends since then it spends as somebody wished. So much was spent while
   * it was off, by whole hours; null where nothing or nothing that can be told apart.
   */
  | { state: 'on-again'; amount: string | null; currency: string }
  /** The report gives no amount. */
  | { state: 'not-told' }
  /** Nothing after the stop, in a report that may still change until then (TikTok's time), or not any more. */
  | { state: 'nothing'; until: number | null }
  /** So much after the stop; never more than a basis to ask, for TikTok decides. */
  | { state: 'something'; amount: string; currency: string; until: number | null };

/** Who is to be asked about money. */
export type Payee = 'ads-manager' | 'promote' | 'reservation';

export interface Billing {
  /** Null before the first report. */
  delivered: VerdictMoney | null;
  claim: Claim;
  payee: Payee;
  /** What a claim could rest on, and what speaks of charges that come later; the most important first. */
  rules: MoneyRule['id'][];
}

const RULES: Record<Payee, MoneyRule['id'][]> = {
  'ads-manager': [
    'off_spends_nothing',
    'threshold_or_date',
    'rollover',
    'prepaid',
    'no_refund_expected',
    'refund_closes',
    'refund_business_center',
    'credit_moves_on',
    'credit_forfeited',
  ],
  reservation: ['no_refund_expected', 'refund_closes', 'refund_business_center'],
  // No text of TikTok's on unspent money of a Promote was found (facts: field 2.3, 6).
  promote: [],
};

/** @param curve the same history's money by the hour; null where there is none */
export function billingOf(history: History, verdict: Verdict, curve: SpendCurve | null): Billing {
  const payee = payeeOf(kindOf(history));
  return { delivered: verdict.money, claim: claimOf(history, verdict, curve), payee, rules: RULES[payee] };
}

/** The kind as it was read, or for what it was refused; null where neither is known. */
export function kindOf({ identified, refused }: History): Kind | null {
  if (identified !== null) return identified.entity.kind;
  switch (refused?.reason) {
    case 'kind-promote':
      return 'promote';
    case 'kind-reach-frequency':
      return 'reach-frequency';
    case 'kind-topview':
      return 'topview';
    default:
      return null;
  }
}

export function payeeOf(kind: Kind | null): Payee {
  if (kind === 'promote') return 'promote';
  return kind === 'reach-frequency' || kind === 'topview' ? 'reservation' : 'ads-manager';
}

function claimOf(history: History, { action, money }: Verdict, curve: SpendCurve | null): Claim {
  const on = turnedOn(history);
  if (on !== null && currentSpell(history) === null) return whileOff(curve, on.lastOffAt);
  if (money === null || action === 'resume') return { state: 'not-read' };
  const { after, currency, provisionalUntil: until } = money;
  if (!isAmount(after)) return { state: 'not-told' };
  return isWorthNaming(after, currency)
    ? { state: 'something', amount: after, currency, until }
    : { state: 'nothing', until };
}

/** What the report puts into the hours after the stop that were over when it was last read off. */
function whileOff(curve: SpendCurve | null, lastOffAt: number): Claim {
  const spent = (curve?.buckets ?? [])
    .filter(({ meaning, end }) => meaning === 'leak' && end <= lastOffAt)
    .flatMap((bucket) => bucket.spent ?? []);
  const amount = sumOf(spent.filter(isAmount));
  const currency = curve?.currency ?? '';
  return { state: 'on-again', amount: isWorthNaming(amount, currency) ? amount : null, currency };
}

/** The smallest coin of the currency or more. */
function isWorthNaming(amount: string, currency: string): boolean {
  return micros(amount) >= smallestAmount(currency);
}
