import { entityKey, type EntityRef } from '@/utils/core/entity';
import type { PanicItem } from '@/utils/core/panic';
import type { Gateway } from '@/utils/gateways/gateway';
import type { PanicAccount, PanicRun } from '@/utils/store/database';
import { accept } from '../accept';
import { gatewayOf } from '../accounts';
import type { EngineParts } from '../parts';
import { stopsUnderWay } from './under-way';

/** What a run needs of the engine. */
export interface PanicWorker {
  readonly parts: EngineParts;
  /** Takes orders that are stored as far as they go now. */
  take(orderIds: string[]): Promise<void>;
}

/** So many resumes are under way at a time, so that none of them gets too old while it waits. */
const RESUMES_AT_ONCE = 200;

/** Makes each wish of the map an ordinary order. One that is there already is not made again. */
export async function order(worker: PanicWorker, run: PanicRun, account: PanicAccount): Promise<void> {
  const { parts } = worker;
  const { db } = parts;
  const gateway = await gatewayOf(parts, account.advertiserId);
  if (gateway === null) {
    await db.panicAccounts.update(account.key, {
      open: 0,
      problem: { key: 'problem_not_connected', values: {} },
    });
    return;
  }
  const items = [...account.items];
  const atOnce = run.action === 'stop' ? items.length : RESUMES_AT_ONCE;
  for (let from = 0; from < items.length; from += atOnce) {
    const stored: string[] = [];
    for (let index = from; index < Math.min(from + atOnce, items.length); index++) {
      const item = items[index];
      if (item === undefined || item.orderId === null || item.joined === true) continue;
      const orderId = await orderOne(parts, run, account.advertiserId, gateway, item);
      if (orderId === null) continue;
      stored.push(orderId);
      if (orderId !== item.orderId) items[index] = { ...item, orderId, joined: true };
    }
    const going = worker.take(stored);
    if (run.action === 'resume') await going;
    else going.catch((error: unknown) => parts.onFailure('panic', error));
  }
  await db.panicAccounts.update(account.key, { state: 'ordered', open: 0, items });
}

/** The id of the order that carries out the wish, which may be one that another press made; null where there is none. */
async function orderOne(
  parts: EngineParts,
  run: PanicRun,
  advertiserId: string,
  gateway: Gateway,
  { id, name, orderId }: PanicItem,
): Promise<string | null> {
  const { db } = parts;
  const ref: EntityRef = { advertiserId, level: 'campaign', id };
  // Not in a transaction of our own: accepting asks the browser for the person's choices before it begins its own.
  const isGoingOn = (await db.panicAccounts.get(`${run.id}/${advertiserId}`))?.open === 1;
  if (orderId === null || !isGoingOn) return null;
  const { failed } = run.action === 'stop' ? await stopsUnderWay(parts, ref) : {};
  const isHeld = (await db.holds.get(entityKey(ref))) !== undefined;
  // What is held off stays held.
  const action = run.action === 'resume' ? 'resume' : isHeld ? 'end' : 'pause';
  const press = { orderId, action, ref, seenName: name } as const;
  const receipt = await accept(parts, press, gateway.name, failed, run.id);
  return receipt.status === 'taken' ? receipt.orderId : null;
}
