import type { Evidence, EvidenceBody, NewEvidence, Stamp } from '@/utils/core/evidence';
import type { GatewayName } from '@/utils/core/gateway-name';
import type { Order } from '@/utils/core/order';
import type { StandstillDatabase, StoredOrder } from '@/utils/store/database';
import { addEvidence, evidenceOfOrder } from '@/utils/store/evidence';
import type { EngineParts } from './parts';

/** One order with all that is known of it. */
export interface CaseFile {
  order: StoredOrder;
  evidence: Evidence[];
}

export async function openCase(db: StandstillDatabase, orderId: string): Promise<CaseFile | null> {
  return db.transaction('r', db.orders, db.evidence, async () => {
    const order = await db.orders.get(orderId);
    if (order === undefined) return null;
    return { order, evidence: await evidenceOfOrder(db, orderId) };
  });
}

/**
 * Adds one record; evidence is never changed afterwards.
 *
 * @param via the gateway it came through, where that is not the order's own
 */
export async function record(
  parts: EngineParts,
  order: Order,
  body: EvidenceBody,
  stamp?: Stamp,
  via?: GatewayName,
): Promise<void> {
  await addEvidence(parts.db, evidenceOf(parts, order, body, stamp, via));
}

export function evidenceOf(
  parts: EngineParts,
  order: Order,
  body: EvidenceBody,
  stamp: Stamp = ourStamp(parts),
  via: GatewayName = order.gateway,
): NewEvidence {
  return { ...body, orderId: order.id, gateway: via, stamp };
}

/** For what we did ourselves: nobody but our own clock saw it. */
export function ourStamp(parts: EngineParts): Stamp {
  return { at: parts.clock.now(), tiktokAt: null, requestIds: [] };
}
