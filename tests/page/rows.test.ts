import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { PageFlags } from '../simulator/page/flags';
import { SEED_ADVERTISERS } from '../simulator/world/seed';
import { ACCOUNT, AdsManager } from './ads-manager';
import type { Visit } from './visit';
import { waitFor } from './wait-for';

/** Whatever build of the page a person gets, the buttons beside a row belong to that row. */
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

const [OTHER = ''] = Object.values(SEED_ADVERTISERS).filter((id) => id !== ACCOUNT);

/** Scrolls with the wheel until other rows are in view than before. */
const scrollOn = async (deltaY: number) => {
  const [before] = await visit.visibleRows();
  await visit.page.mouse.move(700, 500);
  const end = Date.now() + 15_000;
  // A browser that is still drawing may drop a wheel event; turning the wheel again is what a person does.
  for (;;) {
    await visit.page.mouse.wheel(0, deltaY);
    const moved = async () => (await visit.visibleRows())[0]?.id !== before?.id;
    if (await waitFor(moved, 'rows to move', 2000).catch(() => Date.now() > end)) return;
  }
};

const BUILDS: Record<string, Partial<PageFlags>> = {
  'rows that are all there': { virtual: 'off' },
  'cells removed and added with their rows': { virtual: 'a' },
  'cells reused for other rows, slots rewritten': { virtual: 'b' },
  'all cells kept, only shadow rows come and go': { virtual: 'd' },
  'wheel-driven scrolling without scroll events': { virtual: 'b', scroll: 'translate' },
  'added cells under wheel-driven scrolling': { virtual: 'a', scroll: 'translate' },
  'columns that do not stick': { virtual: 'b', sticky: false },
  'table cells that are not positioned': { virtual: 'a', sticky: false, td: 'static' },
  'table cells that clip': { virtual: 'b', sticky: false, td: 'clip' },
  'the older switch': { virtual: 'b', switch: 'vi' },
  'a Chinese page that says Spend': { virtual: 'b', lang: 'zh', header: 'spend' },
  'an id column': { virtual: 'b', idColumn: true },
  'cells painted anew all the time': { virtual: 'b', rerender: 60 },
  'hidden copies of name cells': { virtual: 'a', duplicateSlots: 1 },
  'draft and total rows without ids': { virtual: 'b', nonNumeric: true },
  'a list that is mounted late': { virtual: 'b', mount: 1500 },
};

describe.each(Object.entries(BUILDS))('with %s', (_name, flags) => {
  test('every row in view has its own buttons, before and after scrolling', async () => {
    visit = await manager.open({ rows: 100, ...flags });
    const first = await visit.untilEveryRowIsServed();
    await scrollOn(1400);
    await visit.untilEveryRowIsServed();
    await scrollOn(2000);
    const far = await visit.untilEveryRowIsServed();
    expect(far.map(({ id }) => id)).not.toEqual(first.map(({ id }) => id));
    await scrollOn(-3000);
    await visit.untilEveryRowIsServed();
  });
});

test('a page that throws out everything it did not make gets its buttons back', async () => {
  visit = await manager.open({ harsh: true, rerender: 150 });
  const [row] = await visit.untilEveryRowIsServed();
  const rounds = () => visit.page.evaluate(() => window.__replica.rerenders);
  const seen = await rounds();
  await waitFor(async () => (await rounds()) > seen + 5, 'five more rounds of re-rendering');
  await visit.untilEveryRowIsServed();
  await visit.click(`Pause ${row?.name}`);
  await waitFor(async () => visit.worker.presses[0]?.ref.id === row?.id, 'the pause of the first row');
});

test('rows that share a name are told apart by id', async () => {
  visit = await manager.open({ rows: 1000, virtual: 'off' });
  const rows = await visit.untilEveryRowIsServed();
  expect(rows.length).toBeGreaterThan(0);
  const asked = visit.worker.asked.flatMap((question) => question.rows);
  const twins = asked
    .map(({ name }) => asked.filter((other) => other.name === name))
    .find((same) => new Set(same.map(({ id }) => id)).size > 1);
  expect(twins, 'the seeded account has campaigns of one name').toBeDefined();
  const strips = await visit.strips();
  for (const { id } of twins ?? []) expect(strips.has(id)).toBe(true);
});

test('ids and full names go to the worker once, many at a time', async () => {
  visit = await manager.open({ rows: 50, virtual: 'off' });
  await visit.untilEveryRowIsServed();
  await waitFor(async () => (await visit.strips()).size === 50, 'fifty rows with buttons');
  const asked = visit.worker.asked.flatMap(({ rows }) => rows);
  expect(visit.worker.asked.length).toBeLessThanOrEqual(3);
  expect(new Set(asked.map(({ id }) => id)).size).toBe(asked.length);
  for (const { id, name } of asked) {
    const real = manager.simulator.world.entity('campaign', id)?.name;
    expect(name).toBe(real?.replace(/\s+/g, ' ').trim());
  }
});

test.each([
  ['/i18n/manage/adgroup', 'adgroup'],
  ['/i18n/manage/creative', 'ad'],
  ['/i18n/manage/ad', 'ad'],
  ['/i18n/perf/campaign', 'campaign'],
] as const)('the list at %s has buttons for %ss', async (path, level) => {
  visit = await manager.open({}, { path });
  await visit.untilEveryRowIsServed();
  expect(visit.worker.asked.every((question) => question.level === level)).toBe(true);
});

test('going from campaigns to ad groups and back keeps levels apart', async () => {
  visit = await manager.open();
  await visit.untilEveryRowIsServed();
  for (const level of ['adgroup', 'ad', 'campaign'] as const) {
    const shown = await visit.page.evaluate(() => window.__replica.lists);
    await visit.page.locator(`.tab[data-tab="${level}"]`).click();
    await visit.page.waitForFunction((count) => window.__replica.lists > count, shown);
    const rows = await visit.untilEveryRowIsServed();
    for (const { id } of rows) expect(manager.simulator.world.entity(level, id)).toBeDefined();
  }
  const world = manager.simulator.world;
  for (const { level, rows } of visit.worker.asked) {
    for (const { id } of rows) expect(world.entity(level, id), `${level} ${id}`).toBeDefined();
  }
});

describe('an account chosen in the page', () => {
  test.each(['together', 'late-url', 'late-list'] as const)('(%s) has its own buttons', async (account) => {
    visit = await manager.open({ account, accountDelay: 60_000 });
    const [mine] = await visit.untilEveryRowIsServed();
    await visit.page.locator('.account-switch').selectOption(OTHER);
    const theirs = new Set(manager.simulator.world.campaignsOf(OTHER).map(({ id }) => id));
    const shown = async () => (await visit.visibleRows()).some(({ id }) => theirs.has(id));
    // What changes late changes when everything else has been there for a while.
    if (account === 'late-url') await waitFor(shown, 'the rows of the other account');
    await visit.page.evaluate(() =>
      requestAnimationFrame(() => window.dispatchEvent(new Event('replica:late'))),
    );
    await waitFor(shown, 'the rows of the other account');
    const served = await visit.untilEveryRowIsServed();
    expect(served.every(({ id }) => theirs.has(id))).toBe(true);
    expect((await visit.strips()).has(mine?.id ?? '')).toBe(false);
    expect(visit.page.url()).toContain(OTHER);
  });

  test('and another right after it: the rows of the one that was left stay without buttons', async () => {
    visit = await manager.open({ account: 'late-list', accountDelay: 60_000 });
    const [mine] = await visit.untilEveryRowIsServed();
    for (const next of [OTHER, SEED_ADVERTISERS.kolkata]) {
      await visit.page.locator('.account-switch').selectOption(next);
      await waitFor(async () => visit.page.url().includes(next), 'the address to change');
      // The page draws its old rows anew while it reads.
      await visit.page.evaluate((id) => {
        const cell = document.querySelector(`.KsTable > [slot="cell-${id}_campaign_name"]`);
        cell?.replaceWith(cell.cloneNode(true));
        return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      }, mine?.id);
      expect([...(await visit.strips()).keys()]).toEqual([]);
    }
    const others = visit.worker.asked.filter(({ advertiserId }) => advertiserId !== ACCOUNT);
    expect(others).toEqual([]);
  });
});
