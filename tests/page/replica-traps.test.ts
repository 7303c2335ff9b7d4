import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Replica, pageSwitch, shown, slotIds, rowNames } from './replica-support';

let replica: Replica;
let page: Page;

beforeAll(async () => {
  replica = await Replica.start();
});
afterEach(() => replica.clear());
afterAll(() => replica.stop());

describe('traps', () => {
  test('rows whose id is not a number', async () => {
    page = await replica.open({ nonNumeric: true });
    const ids = await slotIds(page);
    expect(ids).toEqual(expect.arrayContaining(['draft-9f2a']));
    expect(await page.locator(pageSwitch('draft-9f2a')).count()).toBe(0);
  });

  test('a page that was rebuilt: the table is there, no row can be read', async () => {
    page = await replica.open({ unreadable: true });
    const names = await page.evaluate(() => ({
      host: document.querySelectorAll('.KsTable').length,
      readable: [...document.querySelectorAll('.KsTable > [slot^="cell-"]')].filter((cell) =>
        /^cell-\d{15,20}_/.test(cell.slot),
      ).length,
      links: document.querySelectorAll('[class~="KsLink"]').length,
    }));
    expect(names).toEqual({ host: 1, readable: 0, links: 0 });
  });

  test('two nodes, or two rows, under one slot name', async () => {
    page = await replica.open({ duplicateSlots: 1 });
    const ids = await slotIds(page);
    expect(new Set(ids).size).toBe(ids.length / 2);
    await page.goto(replica.url({ mount: 0, duplicateSlots: 2 }));
    await shown(page);
    const double = await slotIds(page);
    expect(new Set(double).size).toBe(double.length - 1);
  });

  test('copies of the texts without size, and an announcement that swallows clicks', async () => {
    page = await replica.open({ zeros: true, gotit: true });
    const name = (await rowNames(page, 'visible'))[0] ?? '';
    expect(await page.locator('.measure-copies span', { hasText: name }).count()).toBeGreaterThan(1);
    const id = (await slotIds(page))[0] ?? '';
    const status = page.locator(`[slot="cell-${id}_campaign_status"]`);
    const onTop = await status.evaluate((cell) => {
      const box = cell.getBoundingClientRect();
      return document.elementFromPoint(box.left + 5, box.top + 5)?.className;
    });
    expect(onTop).toBe('gotit');
    await page.getByRole('button', { name: 'Got it' }).click();
    await status.click();
    expect(await page.evaluate(() => window.__replica.rowClicks)).toBe(1);
  });

  test('Chinese words and the other name of the money column', async () => {
    page = await replica.open({ lang: 'zh' });
    expect(await page.locator('.KsTable [slot="header-stat_cost"]').textContent()).toBe('消耗');
    await page.goto(replica.url({ mount: 0, header: 'spend' }));
    await shown(page);
    expect(await page.locator('.KsTable [slot="header-stat_cost"]').textContent()).toBe('Spend');
  });

  test('GMV Max: a plain table in the light DOM without any id', async () => {
    page = await replica.page();
    await page.goto(replica.url({}, '/i18n/gmv-max/dashboard'));
    await page.waitForSelector('.gmv tbody tr');
    expect(await page.locator('.gmv tbody tr td:nth-child(2)').allTextContents()).toContainEqual(
      expect.stringContaining('GMV Max – all products'),
    );
    expect(await page.locator('.gmv').innerHTML()).not.toMatch(/\d{15,}/);
  });
});
