import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '@/utils/core/evidence';
import { noteProblem, noteWorking } from '@/utils/engine/access';
import type { EngineParts } from '@/utils/engine/parts';
import { storedSessions } from '@/utils/engine/sessions';
import { StandstillDatabase } from '@/utils/store/database';

/** What the options tell of each way to TikTok: when it was last tried, and what came of it. */
const ACCOUNT = '7011223344556677889';
const NO_TAB: Problem = { remedy: 'open-page', reason: 'no-tab', apiCode: null, apiMessage: null };
const REFUSED: Problem = { remedy: 'sign-in', reason: 'token-revoked', apiCode: 40105, apiMessage: 'x' };
const BEGIN = 1_000_000;
const SECOND = 1000;
let databases = 0;
let db: StandstillDatabase;
let now: number;

beforeEach(() => {
  db = new StandstillDatabase(`health-${++databases}`);
  now = BEGIN;
});

describe('a look through the page', () => {
  const look = () => db.pageLooks.get(ACCOUNT);
  const sessions = () =>
    storedSessions(
      db,
      () => now,
      () => {},
    );

  it('is remembered with what came of it, and when it last worked', async () => {
    const { looked } = sessions();
    await looked(ACCOUNT, null);
    expect(await look()).toEqual({ advertiserId: ACCOUNT, at: BEGIN, problem: null, workedAt: BEGIN });
    now += SECOND;
    await looked(ACCOUNT, NO_TAB);
    expect(await look()).toEqual({
      advertiserId: ACCOUNT,
      at: BEGIN + SECOND,
      problem: { reason: 'no-tab', apiCode: null },
      workedAt: BEGIN,
    });
  });

  it('never worked where none did', async () => {
    await sessions().looked(ACCOUNT, NO_TAB);
    expect(await look()).toMatchObject({ workedAt: null });
  });

  it('is not written down for each of many that go the same way, but every while', async () => {
    const { looked } = sessions();
    for (let count = 0; count < 10; count++, now += SECOND) await looked(ACCOUNT, null);
    expect(await look()).toMatchObject({ at: BEGIN });
    now += 10 * SECOND;
    await looked(ACCOUNT, null);
    expect(await look()).toMatchObject({ at: now });
  });

  it('is written down by a worker that was started anew', async () => {
    await sessions().looked(ACCOUNT, null);
    now += SECOND;
    await sessions().looked(ACCOUNT, null);
    expect(await look()).toMatchObject({ at: now });
  });
});

describe('an access', () => {
  const parts = () => ({ db, clock: { now: () => now, sleep: async () => {} } }) as unknown as EngineParts;
  const known = () => db.connections.get('mcp');

  beforeEach(() =>
    db.connections.put({
      gateway: 'mcp',
      state: 'connected',
      person: '',
      connectedAt: BEGIN,
      checkedAt: BEGIN,
      missing: [],
    }),
  );

  it('that goes on working was checked when TikTok last answered, to the minute', async () => {
    now += 30 * SECOND;
    await noteWorking(parts(), 'mcp');
    expect(await known()).toMatchObject({ checkedAt: BEGIN });
    now += 3600 * SECOND;
    await noteWorking(parts(), 'mcp');
    expect(await known()).toMatchObject({ state: 'connected', checkedAt: now });
  });

  it('that is refused again and again was refused when that began', async () => {
    now += SECOND;
    await noteProblem(parts(), 'mcp', REFUSED);
    const first = now;
    now += 3600 * SECOND;
    await noteProblem(parts(), 'mcp', REFUSED);
    expect(await known()).toMatchObject({ state: 'revoked', checkedAt: first });
  });
});
