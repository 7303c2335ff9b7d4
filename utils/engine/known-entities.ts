import { entityKey, type Entity } from '@/utils/core/entity';
import type { KnownEntity } from '@/utils/store/database';
import type { EngineParts } from './parts';

/** Keeps the newest thing TikTok said about entities, for lists and cross-checks; writes only what changed. */
export async function remember(parts: EngineParts, entities: Entity[], readAt: number): Promise<void> {
  const { db } = parts;
  await db.transaction('rw', db.entities, async () => {
    const before = await db.entities.bulkGet(entities.map((entity) => entityKey(entity.ref)));
    const rows = entities.map((entity, index): KnownEntity => {
      const old = before[index];
      return {
        ...entity,
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
