import type { Evidence } from '../evidence';
import type { Order } from '../order';

/** The ad account of a case, as far as it is known. */
export interface CaseAccount {
  id: string;
  name: string;
  /** ISO 4217; null while nobody has read it. */
  currency: string | null;
  /** IANA zone; null while nobody has read it. */
  timezone: string | null;
}

/** One order with everything that was learned of it: whatever may be said of it follows from this and the time. */
export interface Case {
  order: Order;
  account: CaseAccount;
  /** In the order of writing. */
  evidence: readonly Evidence[];
  /** Whether e-mails and names of persons were taken out. */
  redacted: boolean;
}

export interface CaseSource {
  order: Order;
  account: { id: string; name: string; currency: string; timezone: string } | null;
  evidence: readonly Evidence[];
}

/** Every field of an order, and none of what stands beside it in the store. */
const ORDER_FIELDS: Record<keyof Order, true> = {
  id: true,
  ref: true,
  action: true,
  gateway: true,
  seenName: true,
  createdAt: true,
  deleteWhenProven: true,
  sessions: true,
  watchDays: true,
  runId: true,
  materials: true,
};

/** Puts a case together of what the store has, and of nothing else that stands beside it there. */
export function caseOf({ order, account, evidence }: CaseSource): Case {
  const report = evidence.findLast((item) => item.type === 'spend-read')?.report;
  const fields = Object.entries(order).filter(
    ([name, value]) => Object.hasOwn(ORDER_FIELDS, name) && value !== undefined,
  );
  return {
    order: Object.fromEntries(fields) as unknown as Order,
    account: {
      id: order.ref.advertiserId,
      name: account?.name ?? '',
      currency: account?.currency || (report?.currency ?? null),
      timezone: account?.timezone || (report?.timezone ?? null),
    },
    evidence: [...evidence].sort((a, b) => a.seq - b.seq),
    redacted: false,
  };
}
