import { useMemo, useRef } from 'preact/hooks';
import type { Entity, Kind } from '@/utils/core/entity';
import type { Evidence } from '@/utils/core/evidence';
import { judge } from '@/utils/core/judge';
import type { Verdict } from '@/utils/core/verdict';
import type { StoredOrder } from '@/utils/store/database';

export interface JudgedOrder {
  order: StoredOrder;
  verdict: Verdict;
  /** The campaign above the order's entity, for links; null while TikTok has not been read. */
  campaignId: string | null;
  /** `unknown` while TikTok has not been read, too. */
  kind: Kind;
  /** Whether TikTok said that it was on before the order was sent: only then does an undo take something back. */
  wasOn: boolean;
}

/**
 * The verdict on each order now. Same verdicts keep their identity from one second to the next, so that
 * only what changed is drawn again.
 */
export function useJudged(orders: StoredOrder[], evidence: EvidenceByOrder, now: number): JudgedOrder[] {
  const before = useRef<JudgedOrder[]>([]);
  return useMemo(() => {
    const known = new Map(before.current.map((judged) => [judged.order.id, judged]));
    const judged = orders.map((order) => {
      const ofOrder = evidence.get(order.id) ?? [];
      const entity = entityOf(ofOrder);
      const fresh: JudgedOrder = {
        order,
        verdict: judge(order, ofOrder, now),
        campaignId: entity?.campaignId ?? null,
        kind: entity?.kind ?? 'unknown',
        wasOn: ofOrder.some((item) => item.type === 'identified' && item.entity.switch === 'on'),
      };
      const old = known.get(order.id);
      return old !== undefined && equal(old, fresh) ? old : fresh;
    });
    const unchanged =
      judged.length === before.current.length && judged.every((one, index) => one === before.current[index]);
    if (!unchanged) before.current = judged;
    return before.current;
  }, [orders, evidence, now]);
}

function equal(a: JudgedOrder, b: JudgedOrder): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function entityOf(evidence: readonly Evidence[]): Entity | null {
  for (const item of evidence) {
    if (item.type === 'identified' || item.type === 'switch-read') return item.entity;
  }
  return null;
}

export type EvidenceByOrder = ReadonlyMap<string, readonly Evidence[]>;

/** Sorts evidence by its order. */
export function byOrder(evidence: readonly Evidence[]): EvidenceByOrder {
  const map = new Map<string, Evidence[]>();
  for (const item of evidence) {
    const list = map.get(item.orderId);
    if (list === undefined) map.set(item.orderId, [item]);
    else list.push(item);
  }
  return map;
}
