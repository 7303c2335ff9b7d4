import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fakeBrowser } from 'wxt/testing';
import { StandstillDatabase } from '@/utils/store/database';
import { eraseEverything, everythingKept } from '@/utils/store/everything';

const TOKEN = 'a-token-that-must-never-leave';
const NOW = Date.UTC(2026, 2, 10, 15, 20);
let stores = 0;

/** What an export is, for whoever reads one. */
const exportSchema = z.strictObject({
  format: z.literal('standstill-export'),
  version: z.literal(1),
  exportedAt: z.iso.datetime(),
  madeBy: z.string().min(1),
  settings: z.strictObject({
    synced: z.record(z.string(), z.unknown()),
    here: z.record(z.string(), z.unknown()),
  }),
  tables: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
});

/** A store in use: one row in each table. */
async function usedStore(): Promise<StandstillDatabase> {
  const db = new StandstillDatabase(`everything-${++stores}`);
  for (const table of db.tables) {
    const { keyPath, auto } = table.schema.primKey;
    const key = auto ? {} : { [String(keyPath)]: 'key' };
    const secret = table.name === 'secrets' ? { token: TOKEN } : {};
    await table.add({ ...key, ...secret, kept: table.name });
  }
  await fakeBrowser.storage.sync.set({ confirmPause: true });
  await fakeBrowser.storage.local.set({ readWithoutTab: true, sentences: { common_undo: 'Undo' } });
  return db;
}

beforeEach(() => {
  fakeBrowser.reset();
});

describe('an export', () => {
  it('has a shape that can be read again, with every table and choice', async () => {
    const db = await usedStore();
    const written = JSON.parse(JSON.stringify(await everythingKept(db, NOW, '1.2.3'))) as unknown;
    const read = exportSchema.parse(written);
    expect(read.exportedAt).toBe('2026-03-10T15:20:00.000Z');
    expect(read.settings).toEqual({ synced: { confirmPause: true }, here: { readWithoutTab: true } });
    const names = db.tables.map(({ name }) => name).filter((name) => name !== 'secrets');
    expect(Object.keys(read.tables).sort()).toEqual(names.sort());
    for (const name of names) expect(read.tables[name]).toMatchObject([{ kept: name }]);
  });

  it('has no token in it', async () => {
    const written = JSON.stringify(await everythingKept(await usedStore(), NOW, '1.2.3'));
    expect(written).not.toContain(TOKEN);
    expect(written).not.toContain('secrets');
  });

  it('tells evidence whole that is kept as a difference', async () => {
    const db = new StandstillDatabase(`everything-${++stores}`);
    const stamp = { at: 1, tiktokAt: null, requestId: null };
    const whole = { orderId: 'o', type: 'switch-read', gateway: 'marketing-api', stamp, status: 'OFF' };
    const of = await db.evidence.add(whole as never);
    await db.evidence.add({
      orderId: 'o',
      type: 'again',
      gateway: 'marketing-api',
      stamp,
      of,
      differs: {},
    } as never);
    const { tables } = await everythingKept(db, NOW, '1.2.3');
    expect(tables.evidence).toMatchObject([
      { type: 'switch-read', status: 'OFF' },
      { type: 'switch-read', status: 'OFF' },
    ]);
  });
});

describe('erasing everything', () => {
  it('leaves no row, no token and no choice', async () => {
    const db = await usedStore();
    await eraseEverything(db);
    for (const table of db.tables) expect([table.name, await table.count()]).toEqual([table.name, 0]);
    expect(await fakeBrowser.storage.sync.get()).toEqual({});
    expect(await fakeBrowser.storage.local.get()).toEqual({});
  });
});
