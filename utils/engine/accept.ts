import { entityKey } from '@/utils/core/entity';
import type { GatewayName } from '@/utils/core/gateway-name';
import { judge } from '@/utils/core/judge';
import type { Order } from '@/utils/core/order';
import { refusalSaid } from '@/utils/core/verdict';
import type { StoredOrder } from '@/utils/store/database';
import type { Press, Receipt } from '@/utils/wire/commands';
import type { EngineParts } from './parts';
import { evidenceOf, openCase } from './records';

/**
 * Stores the user's wish before anything is sent. Pressing twice, in one tab or in two, is one order: the
 * same id gives the same receipt, and a wish that is already under way is joined.
 */
export async function accept(parts: EngineParts, press: Press, gateway: GatewayName): Promise<Receipt> {
  const { db, clock } = parts;
  const key = entityKey(press.ref);
  return db.transaction('rw', db.orders, db.evidence, db.holds, async (): Promise<Receipt> => {
    if ((await db.orders.get(press.orderId)) !== undefined)
      return { status: 'taken', orderId: press.orderId };
    const open = await openOrders(parts, key);
    const joined = open.find(({ order, settled }) => !settled && isSameWish(order, press));
    if (joined !== undefined) return { status: 'taken', orderId: joined.order.id };

    if (press.action === 'resume') {
      const held = await db.holds.get(key);
      if (held !== undefined && press.liftHold !== true) {
        return { status: 'refused', said: refusalSaid('held') };
      }
      await db.holds.delete(key);
    }
    const order = storedOrder(press, gateway, clock.now());
    for (const { order: older } of open) {
      await db.evidence.add(evidenceOf(parts, older, { type: 'superseded', by: order.id }));
      await db.orders.update(older.id, { dueAt: -1, flagged: 0, judgedAt: clock.now() });
    }
    if (press.action === 'end') {
      await db.holds.put({
        key,
        ref: press.ref,
        name: press.seenName,
        orderId: order.id,
        since: order.createdAt,
      });
    }
    await db.orders.add(order);
    return { status: 'taken', orderId: order.id };
  });
}

function isSameWish(order: Order, press: Press): boolean {
  const deletes = ({ deleteWhenProven }: Order | Press) => deleteWhenProven === true;
  return order.action === press.action && deletes(order) === deletes(press);
}

function storedOrder(press: Press, gateway: GatewayName, now: number): StoredOrder {
  const order: Order = {
    id: press.orderId,
    ref: press.ref,
    action: press.action,
    gateway,
    seenName: press.seenName,
    createdAt: now,
    ...(press.deleteWhenProven === true && press.action === 'end' ? { deleteWhenProven: true } : {}),
  };
  return {
    ...order,
    entityKey: entityKey(press.ref),
    advertiserId: press.ref.advertiserId,
    dueAt: now,
    flagged: 0,
    judgedAt: now,
  };
}

/** Orders of one entity that no later one took over; `settled` when pressing again should start anew. */
async function openOrders(
  parts: EngineParts,
  key: string,
): Promise<{ order: StoredOrder; settled: boolean }[]> {
  const orders = await parts.db.orders.where('entityKey').equals(key).toArray();
  const open: { order: StoredOrder; settled: boolean }[] = [];
  for (const { id } of orders) {
    const file = await openCase(parts.db, id);
    if (file === null || file.evidence.some((item) => item.type === 'superseded')) continue;
    const verdict = judge(file.order, file.evidence, parts.clock.now());
    open.push({ order: file.order, settled: verdict.flags.length > 0 || verdict.closed || verdict.resumed });
  }
  return open;
}
