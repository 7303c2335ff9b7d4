import { entityKey, type Entity } from '@/utils/core/entity';
import type { KnownEntity } from '@/utils/store/database';
import type { EngineParts } from './parts';

/** Keeps what was read of an entity in passing; nothing is written when TikTok says what it said before. */
export async function rememberNews(parts: EngineParts, entity: Entity, readAt: number): Promise<void> {
  const known = await parts.db.entities.get(entityKey(entity.ref));
  if (known === undefined || !saysTheSame(known, entity)) await remember(parts, [entity], readAt);
}

function saysTheSame(known: KnownEntity, entity: Entity): boolean {
  return Object.entries(entity).every(
    ([key, value]) => JSON.stringify(known[key as keyof Entity]) === JSON.stringify(value),
  );
}

/** Keeps the newest thing TikTok said about entities, and when, for lists and cross-checks. */
export async function remember(parts: EngineParts, entities: Entity[], readAt: number): Promise<void> {
  const { db } = parts;
  await db.transaction('rw', db.entities, async () => {
    const before = await db.entities.bulkGet(entities.map((entity) => entityKey(entity.ref)));
    const rows = entities.map((entity, index): KnownEntity => {
      const old = before[index];
      return {
        ...entity,
        // The page's lists do not tell the kind; what TikTok once told of it stays true.
        ...(entity.kind === 'unknown' && old !== undefined ? { kind: old.kind, ios14: old.ios14 } : {}),
        key: entityKey(entity.ref),
        advertiserId: entity.ref.advertiserId,
        level: entity.ref.level,
        readAt,
        spentToday: old?.spentToday ?? null,
        spendReadAt: old?.spendReadAt ?? null,
      };
    });
    await db.entities.bulkPut(rows.filter((_, index) => readAt >= (before[index]?.readAt ?? 0)));
  });
}
