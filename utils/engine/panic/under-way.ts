import { entityKey, type Entity, type EntityRef } from '@/utils/core/entity';
import { judge } from '@/utils/core/judge';
import { mayHaveTurnedOn } from '@/utils/core/panic';
import { rank } from '@/utils/core/verdict';
import { openOrders } from '../accept';
import type { EngineParts } from '../parts';
import { openCase } from '../records';

/**
 * The stop of another press that is on its way already. One that had seen it off is no such stop: the list shows the
 * campaign on, so that one has failed.
 */
export async function stopsUnderWay(
  parts: EngineParts,
  ref: EntityRef,
): Promise<{ joined?: string; failed?: string }> {
  for (const { order, settled } of await openOrders(parts, entityKey(ref))) {
    if (order.action === 'resume' || settled) continue;
    const file = await openCase(parts.db, order.id);
    if (file === null) continue;
    const { stage } = judge(file.order, file.evidence, parts.clock.now());
    return rank(stage) < rank('switched-off') ? { joined: order.id } : { failed: order.id };
  }
  return {};
}

/**
 * Keys of the campaigns that the list shows off and that a resume of ours may have turned on all the same: a stop of
 * everything goes for them, too, and takes over what is not sent yet.
 */
export async function beingResumed(
  { db, clock }: EngineParts,
  entities: readonly Entity[],
): Promise<Set<string>> {
  const off = entities.filter((entity) => entity.switch === 'off').map(({ ref }) => entityKey(ref));
  const orders = await db.orders.where('entityKey').anyOf(off).toArray();
  const found = new Set<string>();
  for (const { id, action, entityKey: key } of orders) {
    const file = action === 'resume' ? await openCase(db, id) : null;
    if (file !== null && mayHaveTurnedOn(file.evidence, clock.now())) found.add(key);
  }
  return found;
}
