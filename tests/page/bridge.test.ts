import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ListQuery } from '@/utils/wire/page-answers';
import type { PageFlags } from '../simulator/page/flags';
import { ACCOUNT, AdsManager } from './ads-manager';
import type { Visit } from './visit';
import { waitFor } from './wait-for';

/** What the bridge in the page's own world sees of the page, and what it can ask there. */
let manager: AdsManager;
let visit: Visit;

beforeAll(async () => {
  manager = await AdsManager.start();
});
afterEach(async () => {
  await visit.close();
  manager.simulator.reset();
});
afterAll(() => manager.stop());

const DAYS = { from: '2026-03-10', to: '2026-03-10' };
const query = (change: Partial<ListQuery> = {}): ListQuery => ({
  advertiserId: ACCOUNT,
  level: 'campaign',
  within: null,
  deleted: true,
  page: 1,
  ...DAYS,
  ...change,
});

const campaignsOn = () => manager.simulator.world.campaignsOf(ACCOUNT).filter((one) => one.switch === 'on');
const tableOf = (body: string) =>
  (JSON.parse(body) as { data: { table: Record<string, string>[] } }).data.table;
/** The lists of this level that the worker was told of. */
const told = (level: string) => visit.worker.lists.filter((seen) => seen.level === level);
const untilTold = (level = 'campaign') =>
  waitFor(async () => told(level).find(({ narrowed }) => !narrowed), `a whole ${level} list to be told`);

/** The page reads its list and, beside it, the deleted ones and the level below. */
const untilAllTold = async () => {
  await untilTold();
  await waitFor(async () => told('campaign').some(({ narrowed }) => narrowed), 'the list of deleted ones');
  await waitFor(async () => told('adgroup').length > 0, 'the list below');
};

const BUILDS: Record<string, Partial<PageFlags>> = {
  'fetch, wrapped late': { net: 'fetch', wrap: 'over' },
  'XMLHttpRequest, wrapped late': { net: 'xhr', wrap: 'over' },
  'the older lists': { lists: 'flat' },
};

describe.each(Object.entries(BUILDS))('a page that uses %s', (_name, flags) => {
  test('the lists that it reads are told, with what was asked for and nothing secret', async () => {
    visit = await manager.open(flags);
    await visit.untilEveryRowIsServed();
    const seen = await untilTold();
    await untilAllTold();
    expect(seen).toMatchObject({ advertiserId: ACCOUNT, level: 'campaign', page: 1, narrowed: false });
    if (seen.answer.outcome !== 'answered') throw new Error('no answer');
    expect(seen.answer).toMatchObject({
      status: 200,
      redirected: false,
      login: false,
      type: 'application/json',
    });
    expect(tableOf(seen.answer.body).length).toBeGreaterThan(5);
    expect(Math.abs((seen.answer.date ?? 0) - Date.now())).toBeLessThan(10 * 366 * 86_400_000);
    const secrets = (await visit.page.context().cookies()).map(({ value }) => value);
    expect(secrets.length).toBeGreaterThan(1);
    const everything = JSON.stringify([visit.worker.lists, visit.worker.switches]);
    for (const secret of [...secrets, 'X-Bogus', 'msToken', 'csrftoken'])
      expect(everything).not.toContain(secret);
  });

  test('a switch that the person turns is told with TikTok’s answer', async () => {
    visit = await manager.open(flags);
    const rows = await visit.untilEveryRowIsServed();
    const on = campaignsOn().find(({ id, kind }) => kind === 'manual' && rows.some((row) => row.id === id));
    await visit.page
      .locator(`.KsTable > [slot="cell-${on?.id}_campaign_opt_status"] [role="switch"]`)
      .click();
    const seen = await waitFor(async () => visit.worker.switches[0], 'the switch to be told');
    expect(seen).toMatchObject({ advertiserId: ACCOUNT, level: 'campaign', ids: [on?.id], to: 'off' });
    expect(seen.answer).toMatchObject({ outcome: 'answered', status: 200 });
    expect(visit.worker.switches).toHaveLength(1);
  });

  test('a list asked for by the bridge is signed as the page’s own, and not told as one of them', async () => {
    manager.simulator.settings.session.signature = 'strict';
    visit = await manager.open(flags);
    await visit.untilEveryRowIsServed();
    await untilAllTold();
    const before = told('adgroup').length + told('campaign').length;
    const [campaign] = campaignsOn();
    const within = { level: 'campaign' as const, ids: [campaign?.id ?? ''] };
    const one = await visit.ask('ask-page', { ask: 'list', query: query({ within }) });
    if (one?.outcome !== 'answered') throw new Error('no answer');
    expect(tableOf(one.body).map((row) => row['campaign_id'])).toEqual(within.ids);
    // In the form in which this page reads its own.
    const paths = manager.simulator.journal.entries().map(({ path }) => path);
    const lists = paths.filter((path) => /statistics\/(?:op\/)?campaign\/list/.test(path));
    expect(new Set(lists.map((path) => path.split('?')[0])).size).toBe(1);
    const below = await visit.ask('ask-page', { ask: 'list', query: query({ level: 'adgroup', within }) });
    if (below?.outcome !== 'answered') throw new Error('no answer');
    expect(
      tableOf(below.body)
        .map((row) => row['ad_id'])
        .sort(),
    ).toEqual(
      manager.simulator.world
        .adGroupsOf(campaign?.id ?? '')
        .map(({ id }) => id)
        .sort(),
    );
    expect(told('adgroup').length + told('campaign').length).toBe(before);
  });
});

test('a page that goes on with untouched functions is looked on at anew', async () => {
  visit = await manager.open({ wrap: 'clean' });
  await visit.untilEveryRowIsServed();
  const tell = async () => {
    await visit.page.locator('[data-action="refresh"] .KsIconButton').click();
    return told('campaign').some(({ narrowed }) => !narrowed);
  };
  await waitFor(tell, 'a list of the page that is seen after all');
});

test('each tab of the list is told as what it is', async () => {
  visit = await manager.open({});
  await visit.untilEveryRowIsServed();
  await visit.page.locator('[data-tab="ad"]').click();
  const seen = await untilTold('ad');
  if (seen.answer.outcome !== 'answered') throw new Error('no answer');
  expect(tableOf(seen.answer.body)[0]).toHaveProperty('creative_id');
});

describe('a session that has ended', () => {
  test('a redirect to the sign-in page is told as one', async () => {
    visit = await manager.open({});
    await visit.untilEveryRowIsServed();
    manager.simulator.settings.session.mode = 'login-redirect';
    const answer = await visit.ask('ask-page', { ask: 'list', query: query() });
    expect(answer).toMatchObject({ outcome: 'answered', redirected: true, login: true });
  });

  test.each(['html', 'unauthorized', 'forbidden', 'challenge', 'rate-limited'] as const)(
    '%s: the answer is handed on as it is',
    async (mode) => {
      visit = await manager.open({});
      await visit.untilEveryRowIsServed();
      manager.simulator.settings.session.mode = mode;
      const answer = await visit.ask('ask-page', { ask: 'list', query: query() });
      expect(answer).toMatchObject({ outcome: 'answered', redirected: false, login: false });
    },
  );
});

describe('no answer', () => {
  test('offline', async () => {
    visit = await manager.open({});
    await visit.untilEveryRowIsServed();
    await visit.page.context().setOffline(true);
    expect(await visit.ask('ask-page', { ask: 'list', query: query() })).toEqual({
      outcome: 'failed',
      reason: 'offline',
    });
  });

  test('for an account that is not the one of this tab', async () => {
    visit = await manager.open({});
    await visit.untilEveryRowIsServed();
    const ask = { ask: 'list', query: query({ advertiserId: '7000000000000000001' }) } as const;
    expect(await visit.ask('ask-page', ask)).toEqual({ outcome: 'failed', reason: 'not-allowed' });
  });

  test('without the bridge, and find-row says so', async () => {
    visit = await manager.open({}, { withoutBridge: true });
    const [row] = await visit.untilEveryRowIsServed();
    const ref = { advertiserId: ACCOUNT, level: 'campaign', id: row?.id ?? '' } as const;
    expect(await visit.ask('find-row', { ref })).toEqual({ row: 'there', bridge: 'silent' });
    // A minute later: a bridge that is there would have answered.
    await visit.inWorld('{ const now = performance.now(); performance.now = () => now + 60_000; }');
    expect(await visit.ask('ask-page', { ask: 'list', query: query() })).toEqual({
      outcome: 'failed',
      reason: 'silent',
    });
  });
});

test('to the page its functions look untouched, and no name of ours is in its world', async () => {
  visit = await manager.open({});
  await visit.untilEveryRowIsServed();
  await visit.beforeThePage(`
    const { prototype } = XMLHttpRequest;
    window.looks = [window.fetch, prototype.open, prototype.send].map((fn) =>
      [fn.name, fn.length, /\\[native code\\]/.test(Function.prototype.toString.call(fn))].join(' '));
    window.namesEarly = Object.getOwnPropertyNames(window);`);
  await visit.page.reload();
  const seen = await visit.page.evaluate(() => ({
    looks: Reflect.get(window, 'looks') as string[],
    names: (Reflect.get(window, 'namesEarly') as string[]).filter((name) => /standstill|bridge/i.test(name)),
  }));
  expect(seen).toEqual({ looks: ['fetch 1 true', 'open 2 true', 'send 0 true'], names: [] });
});
