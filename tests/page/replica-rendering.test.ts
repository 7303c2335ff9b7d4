import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { PATIENT, Replica, firstIndex, untilScrolled, rowNames } from './replica-support';

let replica: Replica;
let page: Page;

beforeAll(async () => {
  replica = await Replica.start();
});
afterEach(() => replica.clear());
afterAll(() => replica.stop());

describe('scrolling', () => {
  const countEvents = () => {
    let count = 0;
    window.addEventListener('scroll', () => (count += 1), true);
    document.addEventListener('scroll', () => (count += 1), true);
    document
      .querySelector('.KsTable')
      ?.shadowRoot?.addEventListener(
        'scroll',
        () => document.documentElement.setAttribute('data-inner', 'seen'),
        true,
      );
    Object.assign(window, { outerScrolls: () => count });
  };
  const outer = () => page.evaluate(() => (Reflect.get(window, 'outerScrolls') as () => number)());

  test('native: the scroll event never leaves the shadow root', async () => {
    page = await replica.open({ rows: 100 });
    await page.evaluate(countEvents);
    await page.mouse.move(500, 400);
    await page.mouse.wheel(0, 2500);
    await untilScrolled(page, 20);
    await page.waitForFunction(() => document.documentElement.dataset['inner'] === 'seen');
    expect(await outer()).toBe(0);
  });

  test('translate: the wheel moves rows and no scroll event exists at all', async () => {
    page = await replica.open({ rows: 100, scroll: 'translate' });
    await page.evaluate(countEvents);
    await page.mouse.move(500, 400);
    await page.mouse.wheel(0, 2500);
    await untilScrolled(page, 20);
    expect(await outer()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.dataset['inner'])).toBeUndefined();
    expect(await firstIndex(page)).toBeGreaterThan(20);
  });

  test('translate: bringing a row into view by script moves the rows too', async () => {
    page = await replica.open({ rows: 100, scroll: 'translate', virtual: 'off' });
    const last = page.locator('.KsTable > [slot^="cell-"][slot$="_campaign_status"]').last();
    await last.click();
    expect(await page.evaluate(() => window.__replica.rowClicks)).toBe(1);
    const names = await rowNames(page);
    await expect.poll(async () => (await rowNames(page, 'visible')).at(-1), PATIENT).toBe(names.at(-1));
  });
});

describe('re-rendering', () => {
  const plant = () => {
    const mark = document.createElement('span');
    mark.id = 'mark';
    mark.slot =
      document.querySelector('.KsTable > [slot^="cell-1"][slot$="_name"]')?.getAttribute('slot') ?? '';
    document.querySelector('.KsTable')?.append(mark);
  };

  test('a usual one leaves foreign children of the host alone', async () => {
    page = await replica.open({ rerender: 30 });
    await page.evaluate(plant);
    const from = await page.evaluate(() => window.__replica.rerenders);
    await page.waitForFunction((count) => window.__replica.rerenders > count + 5, from);
    expect(await page.locator('#mark').count()).toBe(1);
  });

  test('a harsh one removes them', async () => {
    page = await replica.open({ rerender: 30, harsh: true });
    const before = await rowNames(page, 'visible');
    await page.evaluate(plant);
    await page.waitForFunction(() => document.getElementById('mark') === null);
    expect(await rowNames(page, 'visible')).toEqual(before);
  });
});
