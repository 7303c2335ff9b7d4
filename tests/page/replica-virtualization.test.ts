import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { PATIENT, Replica, scrollTo, shown, slotIds, untilScrolled, rowNames } from './replica-support';

let replica: Replica;
let page: Page;

beforeAll(async () => {
  replica = await Replica.start();
});
afterEach(() => replica.clear());
afterAll(() => replica.stop());

describe('virtualization', () => {
  const flags = { rows: 100 };

  test.each(['a', 'b', 'c', 'd'] as const)(
    '%s: what is seen while scrolling is the list',
    async (virtual) => {
      page = await replica.open({ ...flags, virtual: 'off' });
      const all = await page.locator('.KsTable [class~="KsLink"]').allTextContents();
      await page.goto(replica.url({ ...flags, mount: 0, virtual }));
      await shown(page);
      for (const row of [0, 20, 60, 90, 40]) {
        await scrollTo(page, row);
        await expect
          .poll(async () => {
            const names = await rowNames(page, 'visible');
            const at = all.findIndex((_, index) =>
              names.every((name, offset) => all[index + offset] === name),
            );
            return names.length > 5 && at >= Math.min(row, 80) - 1;
          }, PATIENT)
          .toBe(true);
      }
    },
  );

  test('a: light cells leave with their row and come back as other nodes', async () => {
    page = await replica.open({ ...flags, virtual: 'a' });
    const id = (await slotIds(page))[0] ?? '';
    const cell = await page.$(`.KsTable > [slot="cell-${id}_campaign_name"]`);
    await scrollTo(page, 60);
    await untilScrolled(page, 40);
    expect(await slotIds(page)).not.toContain(id);
    expect(await cell?.evaluate((node) => node.isConnected)).toBe(false);
    await scrollTo(page, 0);
    await expect.poll(() => slotIds(page), PATIENT).toContain(id);
    expect(await cell?.evaluate((node) => node.isConnected)).toBe(false);
  });

  test('b: the same node gets the slot name and the name of another row', async () => {
    page = await replica.open({ ...flags, virtual: 'b' });
    const id = (await slotIds(page))[0] ?? '';
    const cell = await page.$(`.KsTable > [slot="cell-${id}_campaign_name"]`);
    const link = await cell?.$('[class~="KsLink"]');
    const name = await link?.textContent();
    await scrollTo(page, 60);
    await untilScrolled(page, 40);
    expect(await cell?.evaluate((node) => node.isConnected)).toBe(true);
    expect(await cell?.getAttribute('slot')).not.toBe(`cell-${id}_campaign_name`);
    expect(await link?.evaluate((node) => node.isConnected)).toBe(true);
    expect(await link?.textContent()).not.toBe(name);
  });

  test('c: slot names stay for ever, so they name the wrong row after a scroll', async () => {
    page = await replica.open({ ...flags, virtual: 'c' });
    const ids = await slotIds(page);
    const cell = await page.$(`.KsTable > [slot="cell-${ids[0]}_campaign_name"]`);
    const content = await cell?.$('[class~="KsLink"]');
    const name = await content?.textContent();
    await scrollTo(page, 60);
    await untilScrolled(page, 40);
    expect(await slotIds(page)).toEqual(ids);
    expect(await cell?.evaluate((node) => node.isConnected)).toBe(true);
    expect(await content?.evaluate((node) => node.isConnected)).toBe(false);
    expect(await (await cell?.$('[class~="KsLink"]'))?.textContent()).not.toBe(name);
  });

  test('d: all light cells are there, few shadow rows', async () => {
    page = await replica.open({ ...flags, virtual: 'd' });
    expect(await slotIds(page)).toHaveLength(100);
    const rows = await page.locator('.KsTable tr[data-index]').count();
    expect(rows).toBeLessThan(40);
    const hidden = await page
      .locator('.KsTable > [slot$="_campaign_name"]')
      .evaluateAll(
        (cells) => cells.filter((cell) => cell.slot.startsWith('cell-') && !cell.assignedSlot).length,
      );
    expect(hidden).toBe(100 - rows);
  });
});
