import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { Engine } from '@/utils/engine/engine';
import type { EngineParts } from '@/utils/engine/parts';
import { seeList } from '@/utils/engine/seen';
import { StandstillDatabase } from '@/utils/store/database';
import type { PushOf } from '@/utils/wire/to-the-page';
import { ACCOUNT, campaignRow, CAMPAIGN, NOW, tableOf } from '../page-session/fake-page';

/** What the open lists of an account hear when the page reads one of them for itself. */
async function heard(stopped: boolean): Promise<PushOf<'rows'>[]> {
  const db = new StandstillDatabase(`seen-${String(stopped)}`);
  const told: PushOf<'rows'>[] = [];
  await db.advertisers.put({
    id: ACCOUNT,
    name: 'Shop',
    currency: 'USD',
    timezone: 'UTC',
    status: '',
    gateway: 'page-session',
    listedAt: null,
    listProblem: null,
  });
  if (stopped) await db.stoppedSessions.put({ advertiserId: ACCOUNT, reason: 'session-challenged', at: NOW });
  const parts = {
    db,
    clock: { now: () => NOW, sleep: async () => {} },
    gateways: { 'page-session': {} },
    asksBeforePause: async () => false,
    pushRows: async (value: PushOf<'rows'>) => void told.push(value),
  } as unknown as EngineParts;
  const day = '2026-03-10';
  const asked = { advertiserId: ACCOUNT, level: 'campaign', from: day, to: day, page: 1 } as const;
  await seeList({ parts } as Engine, { ...asked, narrowed: false, answer: tableOf([campaignRow()]) });
  return told;
}

it('the rows of a list that the page read are told to it', async () => {
  expect(await heard(false)).toMatchObject([{ access: 'connected', rows: [{ ref: { id: CAMPAIGN } }] }]);
});

it('a list that the page reads does not hide that the session is stopped', async () => {
  expect(await heard(true)).toMatchObject([
    { access: 'session-stopped', why: { key: expect.stringContaining('session_challenged') } },
  ]);
});
