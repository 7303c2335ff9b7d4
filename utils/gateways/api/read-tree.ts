import type { Entity } from '@/utils/core/entity';
import type { TreeNode } from '@/utils/core/evidence';
import type { Priority, Read, Tree } from '../gateway';
import type { ClientParts } from './client';
import type { Pages } from '../reading/listing';
import { listBelow } from './lists-by-id';
import { readSessions } from './sessions';

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
  nodes.push(...sessions.value.map(({ id }): TreeNode => ({ level: 'session', id, name: id, status: null })));
  return {
    ok: true,
    value: { nodes, total: total + sessions.value.length, complete },
    stamp: { ...sessions.stamp, requestIds: [...stamp.requestIds, ...sessions.stamp.requestIds] },
  };
}

function nodeOf(entity: Entity): TreeNode {
  const { ref, name, status, materialsOn } = entity;
  return {
    level: ref.level,
    id: ref.id,
    name,
    status,
    ...(materialsOn === undefined ? {} : { materialsOn }),
  };
}
