import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Replica, shown, slotIds } from './replica-support';

let replica: Replica;
let page: Page;

beforeAll(async () => {
  replica = await Replica.start();
});
afterEach(() => replica.clear());
afterAll(() => replica.stop());

describe('the table is built like the real one', () => {
  test('rows live in an open shadow root, contents are slotted light children', async () => {
    page = await replica.open();
    const seen = await page.evaluate(() => {
      const host = document.querySelector('.KsTable');
      const cell = host?.querySelector(':scope > [slot$="_campaign_name"][slot^="cell-1"]');
      return {
        tag: host?.tagName.toLowerCase(),
        lightRows: document.querySelectorAll('tr, td, [role="row"]').length,
        shadowRows: host?.shadowRoot?.querySelectorAll('tbody tr').length ?? 0,
        slotParent: cell?.assignedSlot?.parentElement?.tagName,
        slot: cell?.slot,
        link: cell?.querySelector('[role="link"]')?.className,
        footer: host?.querySelector('[slot="footer-stat_cost"]')?.textContent,
      };
    });
    expect(seen.tag).toMatch(/^ks-virtual-table-1-1-1[0-9a-z]$/);
    expect(seen.lightRows).toBe(0);
    expect(seen.shadowRows).toBeGreaterThan(5);
    expect(seen.slotParent).toBe('TD');
    expect(seen.slot).toMatch(/^cell-\d{18,19}_campaign_name$/);
    expect(seen.link).toBe('KsLink KsLink--inherit');
    expect(seen.footer).toMatch(/^[\d,]+\.\d\d USD$/);
  });

  test('the table comes late, in a root that was not there before', async () => {
    page = await replica.page();
    await page.addInitScript(() => {
      addEventListener('load', () => {
        const root = document.querySelector('.KsTable, main > [id]');
        document.documentElement.dataset['atLoad'] =
          `${root === null} ${document.querySelectorAll('.tabs').length}`;
      });
    });
    await page.goto(replica.url({ mount: 1000 }));
    await shown(page);
    expect(await page.locator('html').getAttribute('data-at-load')).toBe('true 1');
    expect(await page.locator('main > [id] .KsTable').count()).toBe(1);
  });

  test('the name is whole in the DOM, clipped on screen; row links have no size before hover', async () => {
    page = await replica.open({ rows: 200 });
    const names = [...replica.simulator.world.campaigns.values()].map((campaign) => campaign.name);
    const name = names.reduce((longest, other) => (other.length > longest.length ? other : longest));
    expect(name.length).toBeGreaterThan(150);
    const long = page.locator('[class~="KsLink"]', { hasText: name });
    await page.locator('input.search').fill(name.slice(0, 30));
    await page.locator('input.search').press('Enter');
    await shown(page, 2);
    expect(await long.textContent()).toBe(name);
    const clip = await long.evaluate((link) => {
      const box = link.closest('.cl-overflow-hidden');
      return box && { overflow: getComputedStyle(box).overflow, width: box.clientWidth };
    });
    expect(clip?.overflow).toBe('hidden');
    expect(clip?.width).toBeLessThan(400);
    const edit = page.locator('.row-action').first();
    expect(await edit.evaluate((link) => link.getBoundingClientRect().width)).toBe(0);
    await long.hover();
    expect(await edit.evaluate((link) => link.getBoundingClientRect().width)).toBeGreaterThan(0);
  });

  test('a second light child of the same slot shows in the cell and moves with it', async () => {
    page = await replica.open({ rows: 100 });
    const id = (await slotIds(page))[0] ?? '';
    const before = await page.evaluate((row) => {
      const mark = document.createElement('span');
      mark.textContent = 'mark';
      mark.id = 'mark';
      mark.slot = `cell-${row}_campaign_name`;
      document.querySelector('.KsTable')?.append(mark);
      return mark.getBoundingClientRect().top;
    }, id);
    await page.locator('.KsTable .table__wrapper').evaluate((wrapper) => wrapper.scrollBy(0, 30));
    expect(await page.locator('#mark').evaluate((mark) => mark.getBoundingClientRect().top)).toBe(
      before - 30,
    );
  });

  test('sticky columns stay while the table scrolls sideways', async () => {
    page = await replica.open();
    const left = () =>
      page
        .locator('.KsTable [class~="KsLink"]')
        .first()
        .evaluate((x) => x.getBoundingClientRect().left);
    const cost = () =>
      page.locator('.KsTable > [slot="header-stat_cost"]').evaluate((x) => x.getBoundingClientRect().left);
    const [name, money] = [await left(), await cost()];
    await page.locator('.KsTable .table__wrapper').evaluate((wrapper) => wrapper.scrollBy(200, 0));
    expect(await left()).toBe(name);
    expect(await cost()).toBe(money - 200);
  });

  test('tag suffixes differ between loads, and two bundles share a page', async () => {
    page = await replica.open();
    const tags = () =>
      page.evaluate(() => [
        ...new Set([...document.querySelectorAll('[class~="KsText"]')].map((x) => x.tagName)),
      ]);
    const first = await tags();
    expect(first).toHaveLength(2);
    await page.reload();
    await shown(page);
    expect(await tags()).not.toEqual(first);
  });

  test('the row id is five levels deep in an expando of leaf elements', async () => {
    page = await replica.open();
    const found = await page.evaluate(() => {
      const link = document.querySelector('.KsTable [class~="KsLink"]');
      const key = Object.keys(link ?? {}).find((name) => name.startsWith('__reactProps$'));
      const slot = link?.closest('[slot]')?.getAttribute('slot');
      return {
        props: JSON.stringify(Reflect.get(link ?? {}, key ?? '')),
        id: slot?.slice(5, slot.indexOf('_')),
      };
    });
    expect(found.props).toBe(`{"children":{"props":{"row":{"original":{"campaign_id":"${found.id}"}}}}}`);
  });
});
