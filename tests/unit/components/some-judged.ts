import type { JudgedOrder } from '../../../components/orders/judged-orders';
import { entityKey, type EntityRef } from '../../../utils/core/entity';
import type { Verdict } from '../../../utils/core/verdict';
import type { StoredOrder } from '../../../utils/store/database';
import { someVerdict } from '../some-verdict';

/** When everything here was ordered, our clock. */
export const ORDERED = Date.UTC(2026, 2, 10, 15, 20);

export interface SomeJudged {
  ref?: Partial<EntityRef>;
  order?: Partial<StoredOrder>;
  verdict?: Partial<Verdict>;
  judged?: Partial<Pick<JudgedOrder, 'kind' | 'wasOn' | 'campaignId'>>;
}

/** A pause that is switched off and followed, but for what is said. */
export function someJudged(name: string, { ref: at, order, verdict, judged }: SomeJudged = {}): JudgedOrder {
  const ref: EntityRef = { advertiserId: '7011', level: 'campaign', id: '1846211451413538123', ...at };
  const id = `order-of-${name}`;
  const action = order?.action ?? 'pause';
  return {
    order: {
      id,
      ref,
      action,
      gateway: 'marketing-api',
      seenName: name,
      createdAt: ORDERED,
      entityKey: entityKey(ref),
      advertiserId: ref.advertiserId,
      dueAt: -1,
      flagged: 0,
      judgedAt: ORDERED,
      ...order,
    },
    verdict: someVerdict({
      orderId: id,
      action,
      stage: 'switched-off',
      said: { key: 'verdict_switched_off', values: {} },
      seenThrough: ['marketing-api'],
      ...verdict,
    }),
    campaignId: ref.id,
    kind: 'manual',
    wasOn: true,
    ...judged,
  };
}
