import { compact } from '@/utils/core/compact';
import type { StoredOrder } from '@/utils/store/database';
import { keepOnly, wholeEvidence } from '@/utils/store/evidence';
import type { EngineParts } from './parts';

const DAY = 24 * 60 * 60_000;
/** So many orders are compacted at a time; the others have time until tomorrow. */
const ORDERS_AT_ONCE = 500;

/**
 * Once a day: keeps of orders that were closed long ago only what their verdict and their case file need, and
 * forgets what no order needs any more. Whatever it was doing when the worker died it does tomorrow.
 */
export async function tidy(parts: EngineParts): Promise<void> {
  const { db, clock } = parts;
  const now = clock.now();
  const last = (await db.chores.get('tidy'))?.doneAt ?? -Infinity;
  if (last <= now && now - last < DAY) return;
  await db.chores.put({ name: 'tidy', doneAt: now });
  const before = now - (await parts.keepEvidenceDays()) * DAY;
  const old = await db.orders
    .where('dueAt')
    .equals(-1)
    .filter(({ judgedAt, compactedAt = -Infinity }) => judgedAt < before && compactedAt < judgedAt)
    .limit(ORDERS_AT_ONCE)
    .toArray();
  for (const order of old) await compactOne(parts, order, now);
  await db.entities.filter(({ readAt }) => readAt < before).delete();
  const listed = await db.advertisers.filter(({ listedAt }) => (listedAt ?? 0) >= before).primaryKeys();
  await db.lists.where('advertiserId').noneOf(listed).delete();
  const runs = await db.panics.where('at').below(before).primaryKeys();
  await db.panicAccounts.where('runId').anyOf(runs).delete();
  await db.panics.bulkDelete(runs);
}

/** One order at a time and as a whole: evidence that comes in meanwhile is neither lost nor judged without the rest. */
async function compactOne({ db }: EngineParts, { id }: StoredOrder, now: number): Promise<void> {
  await db.transaction('rw', db.orders, db.evidence, db.incidents, async () => {
    const order = await db.orders.get(id);
    if (order === undefined || order.dueAt !== -1) return;
    const stored = await db.evidence.where('orderId').equals(id).toArray();
    await keepOnly(db, stored, compact(order, wholeEvidence(stored), now));
    // What is still flagged was announced, and must not be again.
    if (order.flagged === 0) await db.incidents.where('orderId').equals(id).delete();
    await db.orders.update(id, { compactedAt: now });
  });
}
