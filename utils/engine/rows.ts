import { canBeSwitchedOff, entityKey, pauseRiskOf, type EntityRef, type Level } from '@/utils/core/entity';
import { judge } from '@/utils/core/judge';
import { sameName } from '@/utils/core/names';
import type { Sentence, Verdict } from '@/utils/core/verdict';
import type { KnownEntity, StoredOrder } from '@/utils/store/database';
import type { Access, OrderView, RowView } from '@/utils/wire/views';
import { accessAndWhy } from './accounts';
import { remember } from './known-entities';
import type { EngineParts } from './parts';
import { openCase } from './records';

/** What is shown of an entity is asked anew when it is older than this. Milliseconds. */
const ROW_FRESH_FOR = 60_000;

/** View models of entities, from what the store knows; asks nobody. */
export async function rowsOf(parts: EngineParts, refs: EntityRef[]): Promise<RowView[]> {
  const { db } = parts;
  const keys = refs.map(entityKey);
  const [asks, entities, holds, orders] = await Promise.all([
    parts.asksBeforePause(),
    db.entities.bulkGet(keys),
    db.holds.bulkGet(keys),
    db.orders.where('entityKey').anyOf(keys).toArray(),
  ]);
  const newest = new Map<string, StoredOrder>();
  for (const order of orders.sort((a, b) => a.createdAt - b.createdAt)) newest.set(order.entityKey, order);
  return Promise.all(
    refs.map(async (ref, index): Promise<RowView> => {
      const known = entities[index];
      const order = newest.get(keys[index] ?? '');
      const pauseRisk = known === undefined ? null : pauseRiskOf(known);
      return {
        ref,
        name: known?.name ?? null,
        kind: known?.kind ?? null,
        switch: known?.switch ?? 'unknown',
        canStop: canStop(parts, known),
        held: holds[index] !== undefined,
        askBeforePause: asks || pauseRisk !== null,
        pauseRisk,
        order: order === undefined ? null : await orderView(parts, order),
      };
    }),
  );
}

function canStop(parts: EngineParts, known: KnownEntity | undefined): RowView['canStop'] {
  if (known === undefined) return 'yes';
  if (known.switch === 'deleted') return 'no';
  if (canBeSwitchedOff(known.kind)) return 'yes';
  return parts.gateways['page-session'] === undefined ? 'no' : 'by-switch';
}

/** The newest order's verdict, or null when there is nothing left to say about it. */
async function orderView(parts: EngineParts, order: StoredOrder): Promise<OrderView | null> {
  const file = await openCase(parts.db, order.id);
  if (file === null) return null;
  const verdict = judge(file.order, file.evidence, parts.clock.now());
  if (verdict.closed && verdict.action === 'resume') return null;
  return viewOf(order, verdict);
}

function viewOf(order: StoredOrder, verdict: Verdict): OrderView {
  const { action, stage, resumed, flags, said, tone, lastLookAt, nextLookAt } = verdict;
  return {
    id: order.id,
    action,
    stage,
    resumed,
    flags,
    said,
    tone,
    lastLookAt,
    nextLookAt,
    createdAt: order.createdAt,
  };
}

/**
 * Answers what the page asks about its rows: at once what is known, and by a push what had to be asked of
 * TikTok first.
 */
export async function describeRows(
  parts: EngineParts,
  advertiserId: string,
  level: Level,
  seen: { id: string; name: string }[],
): Promise<{ access: Access; why?: Sentence; rows: RowView[] }> {
  const refs = seen.map(({ id }): EntityRef => ({ advertiserId, level, id }));
  const reached = await accessAndWhy(parts, advertiserId);
  const stale = reached.access === 'connected' ? await staleIds(parts, refs, seen) : [];
  if (stale.length > 0) {
    refreshRows(parts, advertiserId, level, stale).catch((error: unknown) => parts.onFailure('rows', error));
  }
  return { ...reached, rows: await rowsOf(parts, refs) };
}

/** Those that are unknown, old, or go by another name in the page than TikTok gave: renamed, or a wrong row. */
async function staleIds(parts: EngineParts, refs: EntityRef[], seen: { name: string }[]): Promise<string[]> {
  const known: (KnownEntity | undefined)[] = await parts.db.entities.bulkGet(refs.map(entityKey));
  const oldest = parts.clock.now() - ROW_FRESH_FOR;
  const isFresh = (entity: KnownEntity | undefined, name: string | undefined) =>
    entity !== undefined && entity.readAt >= oldest && name !== undefined && sameName(entity.name, name);
  return refs.filter((_, index) => !isFresh(known[index], seen[index]?.name)).map((ref) => ref.id);
}

async function refreshRows(
  parts: EngineParts,
  advertiserId: string,
  level: Level,
  ids: string[],
): Promise<void> {
  const advertiser = await parts.db.advertisers.get(advertiserId);
  const gateway = advertiser && parts.gateways[advertiser.gateway];
  if (gateway === undefined) return;
  const read = await gateway.readEntities(advertiserId, level, ids);
  const refs = ids.map((id): EntityRef => ({ advertiserId, level, id }));
  if (read.ok) await remember(parts, read.value, read.stamp.at);
  await parts.pushRows({
    advertiserId,
    ...(await accessAndWhy(parts, advertiserId)),
    rows: await rowsOf(parts, refs),
  });
}
