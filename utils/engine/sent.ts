import type { Sent } from '@/utils/store/database';
import type { EngineParts } from './parts';

/** Remembers what of an order was given out, and when; of an order that is not here nothing is remembered. */
export async function noteSent({ db, clock }: EngineParts, sent: Omit<Sent, 'id' | 'at'>): Promise<void> {
  await db.transaction('rw', db.orders, db.sent, async () => {
    if ((await db.orders.get(sent.orderId)) !== undefined) await db.sent.add({ ...sent, at: clock.now() });
  });
}
