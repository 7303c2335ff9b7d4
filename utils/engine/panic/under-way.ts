import { entityKey, type EntityRef } from '@/utils/core/entity';
import { judge } from '@/utils/core/judge';
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
