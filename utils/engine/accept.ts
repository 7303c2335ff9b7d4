import { entityKey } from '@/utils/core/entity';
import type { GatewayName } from '@/utils/core/gateway-name';
import { judge } from '@/utils/core/judge';
import type { Order } from '@/utils/core/order';
import { refusalSaid } from '@/utils/core/verdict';
import { WATCH_CHOICES, type WatchDays } from '@/utils/core/watch';
import type { StoredOrder } from '@/utils/store/database';
import type { Press } from '@/utils/wire/page-commands';
import type { Receipt } from '@/utils/wire/to-the-page';
import type { EngineParts } from './parts';
import { evidenceOf, openCase } from './records';

/**
 * Stores the user's wish before anything is sent. Pressing twice, in one tab or in two, is one order: the
 * same id gives the same receipt, and a wish that is already under way is joined.
 *
 * @param failed an order that is not joined, because what it stopped was just seen on
 * @param runId the stop of everything, or its undo, that it belongs to
 */
export async function accept(
  parts: EngineParts,
  asked: Press,
  gateway: GatewayName,
  failed?: string,
  runId?: string,
): Promise<Receipt> {
  const { db, clock } = parts;
  const press =
    parts.gateways[gateway]?.can.delete.includes(asked.ref.level) === true ? asked : withoutDeletion(asked);
  if (!canSendAhead(parts, press, gateway)) return { status: 'refused', said: refusalSaid('needs-api') };
  const key = entityKey(press.ref);
  const watchDays = press.action === 'resume' ? undefined : await parts.watchDays();
  return db.transaction('rw', db.orders, db.evidence, db.holds, async (): Promise<Receipt> => {
    if ((await db.orders.get(press.orderId)) !== undefined)
      return { status: 'taken', orderId: press.orderId };
    const open = await openOrders(parts, key);
    const joined = open.find(
      ({ order, settled }) => !settled && order.id !== failed && isSameWish(order, press),
    );
    if (joined !== undefined) return { status: 'taken', orderId: joined.order.id };

    if (press.action === 'resume') {
      const held = await db.holds.get(key);
      if (held !== undefined && press.liftHold !== true) {
        return { status: 'refused', said: refusalSaid('held') };
      }
      await db.holds.delete(key);
    }
    const order = storedOrder(press, gateway, clock.now(), runId, watchDays);
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

/** A way that cannot delete offers none; a wish for it that comes all the same is an end like any other. */
function withoutDeletion({ deleteWhenProven: _never, ...press }: Press): Press {
  return press;
}

/** Single sessions and materials are stopped through some ways only; a stop without them is another wish. */
function canSendAhead(parts: EngineParts, { sessions, materials }: Press, gateway: GatewayName): boolean {
  const can = parts.gateways[gateway]?.can;
  return (
    (sessions === undefined || can?.deleteSessions === true) &&
    (materials === undefined || can?.switchMaterials === true)
  );
}

function isSameWish(order: Order, press: Press): boolean {
  const deletes = ({ deleteWhenProven }: Order | Press) => deleteWhenProven === true;
  const ahead = ({ sessions = [], materials = [] }: Order | Press) =>
    [...sessions, ...materials].sort().join();
  return order.action === press.action && deletes(order) === deletes(press) && ahead(order) === ahead(press);
}

function storedOrder(
  press: Press,
  gateway: GatewayName,
  now: number,
  runId: string | undefined,
  watchDays: WatchDays | undefined,
): StoredOrder {
  const order: Order = {
    id: press.orderId,
    ref: press.ref,
    action: press.action,
    gateway,
    seenName: press.seenName,
    createdAt: now,
    ...(press.deleteWhenProven === true && press.action === 'end' ? { deleteWhenProven: true } : {}),
    ...(press.sessions !== undefined && press.action !== 'resume' ? { sessions: press.sessions } : {}),
    ...(isOfMaterials(press) ? { materials: press.materials } : {}),
    ...(runId === undefined ? {} : { runId }),
    ...(watchDays === undefined || watchDays === WATCH_CHOICES[0] ? {} : { watchDays }),
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

/** Only ads have materials. */
function isOfMaterials(press: Press): press is Press & { materials: string[] } {
  return press.action !== 'resume' && press.ref.level === 'ad' && (press.materials ?? []).length > 0;
}

/** Orders of one entity that no later one took over; `settled` when pressing again should start anew. */
export async function openOrders(
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
