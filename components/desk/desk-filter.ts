import type { Kind } from '@/utils/core/entity';
import type { Stage } from '@/utils/core/verdict';
import type { ListedCampaign } from '@/utils/store/database';
import { fold, matcher } from '../campaigns/campaign-search';
import type { JudgedOrder } from '../orders/judged-orders';

/** A stage of the proof, or that a person must look. */
export type StageChoice = 'flagged' | Stage;

/** What of the desk is shown; null is everything. */
export interface DeskFilter {
  query: string;
  account: string | null;
  stage: StageChoice | null;
  kind: Kind | null;
}

export const NO_FILTER = { query: '', stage: null, kind: null } as const satisfies Partial<DeskFilter>;

export function isNarrowed({ query, stage, kind }: DeskFilter): boolean {
  return query.trim() !== '' || stage !== null || kind !== null;
}

/** The orders that are shown. */
export function filterOrders(judged: readonly JudgedOrder[], filter: DeskFilter): JudgedOrder[] {
  const matches = matcher(filter.query);
  return judged.filter(
    (one) =>
      (filter.account === null || one.order.advertiserId === filter.account) &&
      (filter.kind === null || one.kind === filter.kind) &&
      isAt(one, filter.stage) &&
      matches(fold(one.order.seenName), one.order.ref.id, one.campaignId ?? ''),
  );
}

/**
 * The campaigns that are shown. A stage is an order's: with one chosen, campaigns without an order are none of them.
 *
 * @param folded the campaigns' names as `fold` gives them, by key
 */
export function filterCampaigns(
  campaigns: readonly ListedCampaign[],
  filter: DeskFilter,
  folded: ReadonlyMap<string, string>,
  orders: ReadonlyMap<string, JudgedOrder>,
): readonly ListedCampaign[] {
  if (!isNarrowed(filter)) return campaigns;
  const matches = matcher(filter.query);
  return campaigns.filter(
    ({ key, kind, ref }) =>
      (filter.kind === null || kind === filter.kind) &&
      isAt(orders.get(key) ?? null, filter.stage) &&
      matches(folded.get(key) ?? '', ref.id),
  );
}

/** The stage as the card's word says it: a flagged order is at none, nor is a resume. */
function isAt(judged: JudgedOrder | null, stage: StageChoice | null): boolean {
  if (stage === null) return true;
  if (judged === null) return false;
  const { action, flags, stage: reached } = judged.verdict;
  if (stage === 'flagged') return flags.length > 0;
  return flags.length === 0 && action !== 'resume' && reached === stage;
}
