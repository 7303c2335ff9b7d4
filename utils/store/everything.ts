import { storage } from '#imports';
import type { StandstillDatabase } from './database';
import { wholeEvidence } from './evidence';

/** Tables with what must never leave: each of the others is exported. */
const SECRET_TABLES: ReadonlySet<string> = new Set(['secrets']);

/** What is kept here, as it is exported. A change of its shape raises `version`. */
export interface Everything {
  format: 'standstill-export';
  version: 1;
  /** Our clock. */
  exportedAt: string;
  /** Of Standstill. */
  madeBy: string;
  settings: { synced: Record<string, unknown>; here: Record<string, unknown> };
  /** Rows by table, as `database.ts` describes them; evidence is told whole. */
  tables: Record<string, unknown[]>;
}

/**
 * All that is kept here, but secrets: tokens never leave.
 *
 * @param madeBy version of Standstill
 */
export async function everythingKept(
  db: StandstillDatabase,
  now: number,
  madeBy: string,
): Promise<Everything> {
  const shown = db.tables.filter(({ name }) => !SECRET_TABLES.has(name));
  const tables = await db.transaction('r', shown, async () => {
    const rows: Record<string, unknown[]> = {};
    for (const table of shown) rows[table.name] = await table.toArray();
    rows.evidence = wholeEvidence(await db.evidence.toArray());
    return rows;
  });
  const [synced, here] = await Promise.all([
    storage.snapshot('sync'),
    storage.snapshot('local', { excludeKeys: ['sentences'] }),
  ]);
  return {
    format: 'standstill-export',
    version: 1,
    exportedAt: new Date(now).toISOString(),
    madeBy,
    settings: { synced, here },
    tables,
  };
}

/** Erases all that is kept here, tokens and settings too. What was done at TikTok stays done. */
export async function eraseEverything(db: StandstillDatabase): Promise<void> {
  await db.transaction('rw', db.tables, () => Promise.all(db.tables.map((table) => table.clear())));
  await Promise.all([storage.clear('sync'), storage.clear('local')]);
}
