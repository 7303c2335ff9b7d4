import type { Entity } from '@/utils/core/entity';
import type { Priority, Read } from '../gateway';
import type { ClientParts } from './client';
import { problemOf } from './problems';
import { listOf } from './lists-by-id';

/** One entity whose kind is known, by exact id; null when TikTok lists it no more. */
export async function readSwitch(
  parts: ClientParts,
  entity: Entity,
  priority: Priority,
): Promise<Read<Entity | null>> {
  const read = await parts.byId.read(listOf(parts, entity, priority), entity.ref.id, priority);
  if (!read.ok) return read;
  const [found] = read.value.items;
  // What is not in a list that lacks rows is not gone.
  if (found === undefined && read.value.total > 0)
    return { ok: false, problem: problemOf('incomplete'), stamp: read.stamp };
  return { ...read, value: found ?? null };
}
