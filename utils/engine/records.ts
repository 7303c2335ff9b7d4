import type { Evidence, EvidenceBody, NewEvidence, Stamp } from '@/utils/core/evidence';
import type { Order } from '@/utils/core/order';
import type { StandstillDatabase, StoredOrder } from '@/utils/store/database';
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
    return { order, evidence: await db.evidence.where('orderId').equals(orderId).sortBy('seq') };
  });
}

/** Adds one record; evidence is never changed afterwards. */
export async function record(
  parts: EngineParts,
  order: Order,
  body: EvidenceBody,
  stamp?: Stamp,
): Promise<void> {
  await parts.db.evidence.add(evidenceOf(parts, order, body, stamp));
}

export function evidenceOf(parts: EngineParts, order: Order, body: EvidenceBody, stamp?: Stamp): NewEvidence {
  return { ...body, orderId: order.id, gateway: order.gateway, stamp: stamp ?? ourStamp(parts) };
}

/** For what we did ourselves: nobody but our own clock saw it. */
export function ourStamp(parts: EngineParts): Stamp {
  return { at: parts.clock.now(), tiktokAt: null, requestIds: [] };
}
