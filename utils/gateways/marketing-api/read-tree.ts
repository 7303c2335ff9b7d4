import type { Entity } from '@/utils/core/entity';
import type { TreeNode } from '@/utils/core/evidence';
import type { Priority, Read, Tree } from '../gateway';
import { call, type ClientParts } from './client';
import type { Pages } from './listing';
import { problemOf } from './problems';
import { listBelow } from './lists-by-id';
import { sessionListSchema } from './schemas';

/** Everything below a campaign or an ad group, deleted ones included, all pages (facts: marketing-api 16, L2). */
export async function readTree(parts: ClientParts, entity: Entity, priority: Priority): Promise<Read<Tree>> {
  const { level, id } = entity.ref;
  const below = (list: 'adgroup' | 'ad') =>
    parts.byId.read(listBelow(parts, list, level, entity.ref, entity.kind, priority), id, priority);
  const lists: Read<Pages<Entity>>[] = [];
  if (level === 'campaign') lists.push(await below('adgroup'));
  if (level !== 'ad') lists.push(await below('ad'));
  const nodes: TreeNode[] = [];
  let total = 0;
  let complete = true;
  let stamp = { at: parts.clock.now(), tiktokAt: null as number | null, requestIds: [] as string[] };
  for (const list of lists) {
    if (!list.ok) return list;
    nodes.push(...list.value.items.map(nodeOf));
    total += list.value.total;
    complete &&= list.value.complete;
    stamp = { ...list.stamp, requestIds: [...stamp.requestIds, ...list.stamp.requestIds] };
  }
  if (entity.kind !== 'gmv-max' || level !== 'campaign')
    return { ok: true, value: { nodes, total, complete }, stamp };

  const sessions = await readSessions(parts, entity, priority);
  if (!sessions.ok) return sessions;
  return {
    ok: true,
    value: { nodes: [...nodes, ...sessions.value], total: total + sessions.value.length, complete },
    stamp: { ...sessions.stamp, requestIds: [...stamp.requestIds, ...sessions.stamp.requestIds] },
  };
}

function nodeOf(entity: Entity): TreeNode {
  return { level: entity.ref.level, id: entity.ref.id, name: entity.name, status: entity.status };
}

/** GMV Max sessions have budgets of their own beside the campaign's (facts: marketing-api 4.3). */
async function readSessions(
  parts: ClientParts,
  campaign: Entity,
  priority: Priority,
): Promise<Read<TreeNode[]>> {
  const called = await call(parts, {
    method: 'GET',
    path: '/campaign/gmv_max/session/list/',
    query: { advertiser_id: campaign.ref.advertiserId, campaign_id: campaign.ref.id },
    priority,
  });
  if (!called.ok) return called;
  const parsed = sessionListSchema.safeParse(called.data);
  if (!parsed.success || called.partial) {
    return { ok: false, problem: problemOf('bad-answer'), stamp: called.stamp };
  }
  const nodes = parsed.data.session_list.map(({ session_id }): TreeNode => ({
    level: 'session',
    id: session_id,
    name: session_id,
    status: null,
  }));
  return { ok: true, value: nodes, stamp: called.stamp };
}
