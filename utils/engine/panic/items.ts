import { entityKey, type Entity, type EntityRef } from '@/utils/core/entity';
import { isAmount, micros } from '@/utils/core/money';
import { leftByStop, leftByUndo, type PanicItem } from '@/utils/core/panic';
import type { PanicRun } from '@/utils/store/database';
import type { EngineParts } from '../parts';
import { openCase } from '../records';
import { beingResumed, stopsUnderWay } from './under-way';

/** What spent most today is stopped first. */
export async function itemsOfStop(parts: EngineParts, listed: Entity[]): Promise<PanicItem[]> {
  const resumed = await beingResumed(parts, listed);
  const entities = listed.map((one): Entity =>
    resumed.has(entityKey(one.ref)) ? { ...one, switch: 'on' } : one,
  );
  const known = await parts.db.entities.bulkGet(entities.map(({ ref }) => entityKey(ref)));
  const spent = known.map((one) => (isAmount(one?.spentToday) ? micros(one.spentToday) : 0n));
  const order = entities.map((entity, index) => ({ entity, spent: spent[index] ?? 0n }));
  order.sort((a, b) => (a.spent === b.spent ? 0 : a.spent > b.spent ? -1 : 1));
  const items: PanicItem[] = [];
  for (const { entity } of order) {
    const left = leftByStop(entity);
    const { joined } = left === null ? await stopsUnderWay(parts, entity.ref) : { joined: undefined };
    items.push({
      ...about(entity),
      left,
      orderId: left === null ? (joined ?? crypto.randomUUID()) : null,
      ...(joined === undefined ? {} : { joined: true }),
    });
  }
  return items;
}

function about({ ref, name, kind, switch: is }: Entity): Pick<PanicItem, 'id' | 'name' | 'kind' | 'switch'> {
  return { id: ref.id, name, kind, switch: is };
}

/** Of what the undone run had orders for: what is resumed, and why the others are not. */
export async function itemsOfUndo(
  parts: EngineParts,
  run: PanicRun,
  advertiserId: string,
  entities: Entity[],
): Promise<PanicItem[]> {
  const { db, clock } = parts;
  const stopped = await db.panicAccounts.get(`${run.undoes ?? ''}/${advertiserId}`);
  const items: PanicItem[] = [];
  for (const item of stopped?.items ?? []) {
    if (item.orderId === null) continue;
    const ref: EntityRef = { advertiserId, level: 'campaign', id: item.id };
    const key = entityKey(ref);
    const entity = entities.find(({ ref: { id } }) => id === item.id) ?? null;
    const orders = await db.orders.where('entityKey').equals(key).sortBy('createdAt');
    const evidence = (await openCase(db, item.orderId))?.evidence ?? [];
    const held = (await db.holds.get(key)) !== undefined;
    const isNewest = orders.at(-1)?.id === item.orderId;
    const left = leftByUndo(item, { entity, held, isNewest, evidence }, clock.now());
    items.push({
      ...item,
      switch: entity?.switch ?? 'unknown',
      left,
      orderId: left === null ? crypto.randomUUID() : null,
    });
  }
  return items;
}
