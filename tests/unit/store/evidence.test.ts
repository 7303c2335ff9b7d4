import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EvidenceBody, NewEvidence } from '@/utils/core/evidence';
import { StandstillDatabase } from '@/utils/store/database';
import { addEvidence, evidenceOfOrder, keepOnly } from '@/utils/store/evidence';
import { ALL_OFF, entityOf, OFF, OFFLINE, PRESS, stop } from '../core/case-file';
import { silentReport } from '../core/reports';
import { someBody } from '../core/some-evidence';

const { order } = stop();
let databases = 0;
const opened = () => new StandstillDatabase(`evidence-${++databases}`);

const made = (body: EvidenceBody, second: number, orderId = order.id): NewEvidence => ({
  ...body,
  orderId,
  gateway: 'marketing-api',
  stamp: { at: PRESS + second * 1000, tiktokAt: PRESS + second * 1000, requestIds: [`request ${second}`] },
});
async function written(items: NewEvidence[]): Promise<StandstillDatabase> {
  const db = opened();
  for (const item of items) await addEvidence(db, item);
  return db;
}
const rows = (db: StandstillDatabase) => db.evidence.orderBy('seq').toArray();
const sizes = async (db: StandstillDatabase) => (await rows(db)).map((row) => JSON.stringify(row).length);

const read: EvidenceBody = { type: 'switch-read', entity: entityOf(order, OFF) };
const tree: EvidenceBody = { type: 'tree-read', nodes: ALL_OFF, total: ALL_OFF.length, complete: true };
const spend = (more: object): EvidenceBody => ({
  type: 'spend-read',
  report: { ...silentReport(3600), ...more },
});
const failed: EvidenceBody = { type: 'read-failed', what: 'switch', problem: OFFLINE };

describe('what was learned', () => {
  it('comes back as it was, in the order of writing, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(someBody(order), { maxLength: 25 }), async (bodies) => {
        const items = bodies.map((body, second) => made(body, second));
        const db = await written(items);
        const found = await evidenceOfOrder(db, order.id);
        expect(found).toEqual(items.map((item, index) => ({ ...item, seq: index + 1 })));
        db.close();
      }),
      { numRuns: 60 },
    );
  });

  it('of one order never stands for another one’s', async () => {
    const db = await written([made(read, 1, 'one'), made(read, 2, 'other'), made(read, 3, 'one')]);
    const stored = await rows(db);
    expect(stored.map(({ type }) => type)).toEqual(['switch-read', 'switch-read', 'again']);
    expect(stored[2]).toMatchObject({ of: 1 });
  });
});

describe('a read that says what was said before', () => {
  it.each<[string, EvidenceBody]>([
    ['of the switch', read],
    ['of what is below', tree],
    ['of the money', spend({})],
    ['that failed', failed],
  ])('%s is kept as the time it was made', async (_what, body) => {
    const db = await written([made(body, 1), made(body, 2), made(body, 3)]);
    const [first = 0, second = 0, third = 0] = await sizes(db);
    expect(second).toBeLessThan(first);
    expect(third).toBe(second);
    expect((await rows(db)).slice(1)).toMatchObject([
      { of: 1, differs: {} },
      { of: 1, differs: {} },
    ]);
  });

  it('but for how far the report has come keeps that', async () => {
    const db = await written([
      made(spend({ newest: '2026-03-10 16' }), 1),
      made(spend({ newest: '2026-03-10 17' }), 2),
    ]);
    expect((await rows(db))[1]).toMatchObject({ differs: { report: { newest: '2026-03-10 17' } } });
  });

  it('between others of its sort refers to one that is kept in full', async () => {
    const on: EvidenceBody = { type: 'switch-read', entity: entityOf(order, { name: 'x'.repeat(500) }) };
    const db = await written([made(read, 1), made(tree, 2), made(on, 3), made(on, 4), made(tree, 5)]);
    expect((await rows(db)).map((row) => (row.type === 'again' ? row.of : row.type))).toEqual([
      'switch-read',
      'tree-read',
      'switch-read',
      3,
      2,
    ]);
  });

  it('with something less than before is kept in full', async () => {
    const { newest: _newest, ...less } = silentReport(3600);
    const fewer = { type: 'spend-read', report: less } as EvidenceBody;
    const db = await written([made(spend({}), 1), made(fewer, 2)]);
    expect((await rows(db)).map(({ type }) => type)).toEqual(['spend-read', 'spend-read']);
    expect((await evidenceOfOrder(db, order.id))[1]).not.toHaveProperty('report.newest');
  });
});

describe('forgetting some of it', () => {
  it('leaves the others as they were, also those that referred to what is gone', async () => {
    const db = await written(
      [read, tree, read, read, tree, failed].map((body, second) => made(body, second)),
    );
    const all = await evidenceOfOrder(db, order.id);
    const kept = all.filter(({ seq }) => [2, 3, 4, 6].includes(seq));
    await keepOnly(db, await rows(db), kept);
    expect(await evidenceOfOrder(db, order.id)).toEqual(kept);
    await addEvidence(db, made(read, 9));
    expect((await evidenceOfOrder(db, order.id)).at(-1)).toMatchObject(read);
  });

  it('of any leaves the rest as it was', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(someBody(order), fc.boolean()), { maxLength: 20 }),
        async (bodies) => {
          const db = await written(bodies.map(([body], second) => made(body, second)));
          const all = await evidenceOfOrder(db, order.id);
          const kept = all.filter((_, index) => bodies[index]?.[1]);
          await keepOnly(db, await rows(db), kept);
          expect(await evidenceOfOrder(db, order.id)).toEqual(kept);
          db.close();
        },
      ),
      { numRuns: 40 },
    );
  });
});
