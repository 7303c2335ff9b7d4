import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { PageFlags } from '../simulator/page/flags';
import { AdsManager } from './ads-manager';
import type { Visit } from './visit';
import { waitFor } from './wait-for';

/** Standstill is a guest in the page: nothing of the page's is covered, moved, slowed or broken. */
let manager: AdsManager;
const visits: Visit[] = [];

beforeAll(async () => {
  manager = await AdsManager.start();
});
afterEach(async () => {
  for (const visit of visits.splice(0)) await visit.close();
  manager.simulator.reset();
});
afterAll(() => manager.stop());

const open = async (...args: Parameters<AdsManager['open']>) => {
  const visit = await manager.open(...args);
  visits.push(visit);
  return visit;
};

interface Box {
  what: string;
  x: number;
  y: number;
  right: number;
  bottom: number;
}

/** Where everything of the page's own stands that a person reads or presses in the list. */
const boxesOf = (page: Page) =>
  page.evaluate(() => {
    const shadow = document.querySelector('.KsTable')?.shadowRoot;
    const light = [
      ...document.querySelectorAll(
        '.KsTable [class~="KsLink"], .KsTable .row-action, .KsTable [ks-switch], .KsTable .KsCheckbox, .KsTable .vi-switch, .KsTable .status',
      ),
    ];
    return [...(shadow?.querySelectorAll('tr, td, th') ?? []), ...light].map((node): Box => {
      const { x, y, right, bottom } = node.getBoundingClientRect();
      return {
        what: `${/^t[rdh]$/.test(node.localName) ? node.localName : ''}.${node.className}: ${node.textContent?.slice(0, 30)}`,
        x,
        y,
        right,
        bottom,
      };
    });
  });

const ready = (page: Page) => page.waitForFunction(() => window.__replica?.lists >= 1);

const LAYOUTS: Record<string, Partial<PageFlags>> = {
  'sticky columns': { virtual: 'a' },
  'cells without a position': { virtual: 'a', sticky: false, td: 'static' },
  'clipping cells': { virtual: 'a', sticky: false, td: 'clip' },
  'the older switch': { virtual: 'a', switch: 'vi' },
};

describe.each(Object.entries(LAYOUTS))('with %s', (_name, flags) => {
  test('nothing of the page moves, and our buttons cover nothing that can be pressed', async () => {
    const bare = await open(flags, { without: true });
    const visit = await open(flags);
    await ready(bare.page);
    await ready(visit.page);
    await visit.untilEveryRowIsServed();
    expect(await boxesOf(visit.page)).toEqual(await boxesOf(bare.page));
    const button = await visit.box(await visit.until(/^Pause /));
    await visit.page.mouse.move(button.x - 150, button.y + 12);
    const mine = await Promise.all(
      (await visit.controls())
        .filter(({ name }) => /^(?:Pause|End|Resume) /.test(name))
        .slice(0, 12)
        .map((control) => visit.box(control)),
    );
    const theirs = (await boxesOf(visit.page)).filter(({ what }) => !/^t[rdh]\./.test(what));
    for (const { x, y, width, height } of mine) {
      expect(width).toBeGreaterThanOrEqual(24);
      expect(height).toBeGreaterThanOrEqual(24);
      const hit = theirs.filter(
        (box) => box.right > x && box.x < x + width && box.bottom > y + 0.5 && box.y < y + height - 0.5,
      );
      expect(hit.filter((box) => box.right > box.x && box.bottom > box.y)).toEqual([]);
    }
  });
});

test("our clicks stay with us; the page's own switch, selection and sorting keep working", async () => {
  const visit = await open();
  await visit.untilEveryRowIsServed();
  const clicks = () => visit.page.evaluate(() => window.__replica.rowClicks);
  await visit.click(/^Pause /);
  await waitFor(async () => visit.worker.presses.length === 1, 'the press');
  await visit.click(/Open the list of stops/);
  await waitFor(async () => visit.worker.opened.length === 1, 'the list to open');
  expect(await clicks()).toBe(0);
  const { page } = visit;
  await page.locator('.KsTable > [slot$="_campaign_status"]').first().click();
  expect(await clicks()).toBe(1);
  await page.locator('.KsTable [ks-switch] button').first().click();
  const lists = await page.evaluate(() => window.__replica.lists);
  await page.locator('.KsTable').locator('th.sortable').nth(2).click();
  await page.waitForFunction((before) => window.__replica.lists > before, lists);
  await visit.untilEveryRowIsServed();
});

test('the page cannot see into what we add', async () => {
  const visit = await open();
  await visit.untilEveryRowIsServed();
  const seen = await visit.page.evaluate(() => {
    const hosts = [...document.querySelectorAll('.KsTable > [slot^="cell-"]')].filter(
      (node) => node.childElementCount === 0 && node.textContent === '',
    );
    return { hosts: hosts.length, open: hosts.filter((host) => host.shadowRoot !== null).length };
  });
  expect(seen.hosts).toBeGreaterThan(5);
  expect(seen.open).toBe(0);
});

test('ending the script leaves no trace', async () => {
  const visit = await open();
  const markup = () =>
    visit.page.evaluate(() => ({
      cells: document.querySelectorAll('.KsTable > [slot]').length,
      top: document.documentElement.children.length,
    }));
  const bare = await open({}, { without: true });
  await ready(bare.page);
  await visit.untilEveryRowIsServed();
  await visit.click(/^Pause /);
  await visit.until('Undo');
  await visit.abort();
  expect((await visit.strips()).size).toBe(0);
  const clean = await bare.page.evaluate(() => ({
    cells: document.querySelectorAll('.KsTable > [slot]').length,
    top: document.documentElement.children.length,
  }));
  expect(await markup()).toEqual(clean);
  expect(await visit.inWorld('listenerCount()')).toBe(0);
  await visit.page.evaluate(() => {
    const wrapper = document.querySelector('.KsTable')?.shadowRoot?.querySelector('.table__wrapper');
    if (wrapper) wrapper.scrollTop = 700;
  });
  await waitFor(async () => (await visit.visibleRows()).length > 0, 'rows after scrolling');
  expect((await visit.strips()).size).toBe(0);
});

test('an open list that does nothing costs nothing: no timer, no frame, no message', async () => {
  const visit = await open();
  await visit.untilEveryRowIsServed();
  await visit.inWorld(`
    globalThis.calls = 0;
    for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame', 'requestIdleCallback']) {
      const real = globalThis[name];
      globalThis[name] = (...args) => { globalThis.calls += 1; return real.apply(globalThis, args); };
    }`);
  const asked = visit.worker.asked.length;
  // Two seconds of the page's own life; what is counted is calls, not time.
  await visit.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 2000)));
  expect(await visit.inWorld('calls')).toBe(0);
  expect(visit.worker.asked.length).toBe(asked);
  await visit.page.mouse.move(400, 300);
  await visit.page.evaluate(() => document.querySelector('.KsTable > [slot$="_campaign_name"]')?.remove());
  await waitFor(async () => Number(await visit.inWorld('calls')) > 0, 'the counter to count at all');
});
