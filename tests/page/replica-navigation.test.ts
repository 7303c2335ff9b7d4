import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNT, Replica, shown, slotIds, rowNames } from './replica-support';

let replica: Replica;
let page: Page;

beforeAll(async () => {
  replica = await Replica.start();
});
afterEach(() => replica.clear());
afterAll(() => replica.stop());

describe('getting about', () => {
  test('tabs and names change the address without a reload and mount another table', async () => {
    page = await replica.open({ rows: 50 });
    await page.evaluate(() => Object.assign(window, { stays: true }));
    const old = await page.$('.KsTable');
    const id = (await slotIds(page))[0] ?? '';
    await page.locator(`[slot="cell-${id}_campaign_name"] [class~="KsLink"]`).click();
    await shown(page, 2);
    const url = new URL(page.url());
    expect(url.pathname).toBe('/i18n/manage/adgroup');
    expect(url.searchParams.get('filters[0][in_field_values][0]')).toBe(id);
    expect(url.searchParams.get('sim')).toContain('rows:50');
    const groups = await slotIds(page, 'ad_name');
    expect(groups.sort()).toEqual(
      replica.simulator.world
        .adGroupsOf(id)
        .filter((group) => group.switch !== 'deleted')
        .map((group) => group.id)
        .sort(),
    );
    await page.locator('[data-tab="ad"]').click();
    await shown(page, 3);
    expect(new URL(page.url()).pathname).toBe('/i18n/manage/creative');
    await page.goBack();
    await shown(page, 4);
    expect(new URL(page.url()).pathname).toBe('/i18n/manage/adgroup');
    expect(await old?.evaluate((table) => table.isConnected)).toBe(false);
    expect(await page.evaluate(() => Reflect.get(window, 'stays'))).toBe(true);
    expect(await page.locator('.KsTable').count()).toBe(1);
  });

  test('a click beside the name selects the row', async () => {
    page = await replica.open();
    const id = (await slotIds(page))[0] ?? '';
    await page.locator(`[slot="cell-${id}_campaign_status"]`).click();
    expect(await page.evaluate(() => window.__replica.rowClicks)).toBe(1);
    expect(await page.locator('.KsTable tr.table__row--selected').count()).toBe(1);
    expect(await page.locator(`[slot="cell-${id}_selection"] .KsCheckbox .checkbox--checked`).count()).toBe(
      1,
    );
  });

  test('sorting, search and an empty result', async () => {
    page = await replica.open({ rows: 200, virtual: 'off' });
    await page.locator('.KsTable [slot="header-campaign_name"]').click();
    await shown(page, 2);
    const names = await rowNames(page);
    const lower = names.map((name) => name?.toLowerCase() ?? '');
    expect(lower).toEqual([...lower].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0)));
    await page.locator('input.search').fill('Copy of Evergreen');
    await page.locator('input.search').press('Enter');
    await shown(page, 3);
    expect(await rowNames(page)).toEqual(['Copy of Evergreen', 'Copy of Evergreen', 'Copy of Evergreen']);
    await page.locator('input.search').fill('no such campaign');
    await page.locator('input.search').press('Enter');
    await shown(page, 4);
    expect(await slotIds(page)).toEqual([]);
    expect(await page.locator('.KsTable .table__empty').count()).toBe(1);
  });

  test('the date picker rewrites st and et', async () => {
    page = await replica.open();
    await page.locator('.KsDateRangeDisplayField').click();
    await page.getByRole('button', { name: 'Yesterday' }).click();
    await shown(page, 2);
    const params = new URL(page.url()).searchParams;
    expect(params.get('st')).toBe(params.get('et'));
    expect(await page.locator('.KsTable > [slot="footer-stat_cost"]').textContent()).toBe('0.00 USD');
  });

  test('without aadvid to the login page, with a foreign one to forbidden', async () => {
    page = await replica.page();
    await page.goto(`${replica.origin}/i18n/manage/campaign?sim=login:200`);
    await page.waitForURL('**/i18n/login/?redirect=*');
    await page.goto(replica.url({}, '/i18n/manage/campaign', '7000000000000000001'));
    expect(new URL(page.url()).pathname).toBe('/i18n/forbidden');
  });

  test('a flag that does not exist is refused', async () => {
    page = await replica.page();
    const answer = await page.goto(`${replica.origin}/i18n/manage/campaign?aadvid=${ACCOUNT}&sim=virtul:a`);
    expect(answer?.status()).toBe(400);
    expect(await answer?.text()).toContain('virtul');
  });
});
