import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNT, Replica, pageSwitch, shown, slotIds } from './replica-support';

let replica: Replica;
let page: Page;

beforeAll(async () => {
  replica = await Replica.start();
});
afterEach(() => replica.clear());
afterAll(() => replica.stop());

const asked = () => replica.simulator.journal.entries().map(({ path }) => path);

test('a page of the older generation asks the flat lists, below chosen parents too', async () => {
  replica.simulator.settings.lists.retired = 'op';
  page = await replica.open({ lists: 'flat' });
  const { world } = replica.simulator;
  const id = (await slotIds(page)).find((one) => world.campaigns.get(one)?.switch === 'on') ?? '';
  await page.locator(`[slot="cell-${id}_campaign_name"] .KsLink`).click();
  await shown(page, 2);
  expect(await slotIds(page, 'ad_name')).toEqual(
    expect.arrayContaining(world.adGroupsOf(id).map((group) => group.id)),
  );
  expect((await slotIds(page, 'ad_name')).length).toBe(world.adGroupsOf(id).length);
  expect(asked()).toContain('/api/v3/i18n/statistics/adgroup/list/');
  expect(asked().some((path) => path.includes('/op/'))).toBe(false);
  const cost = page.locator(`.KsTable > [slot^="cell-"][slot$="_stat_cost"]`).first();
  expect(await cost.textContent()).toMatch(/^[\d,.]+ USD$/);
});

describe('a page shows its rows', () => {
  test('whatever pagination says, and with ids that are numbers', async () => {
    const { lists } = replica.simulator.settings;
    Object.assign(lists, { pagination: 'absent', numericIds: true });
    page = await replica.open({ rows: 1000 });
    const ids = await slotIds(page);
    expect(ids.length).toBeGreaterThan(5);
    expect(ids.filter((id) => !replica.simulator.world.campaigns.has(id))).toEqual([]);
  });

  test('with a dash for a cost that is not there', async () => {
    replica.simulator.settings.lists.metrics = { stat_cost: 'missing' };
    page = await replica.open();
    const id = (await slotIds(page))[0] ?? '';
    expect(await page.locator(`.KsTable > [slot="cell-${id}_stat_cost"]`).textContent()).toBe('-');
  });

  test('without the placeholders of Smart+', async () => {
    page = await replica.open({ rows: 1000 }, '/i18n/manage/creative');
    expect(await slotIds(page, 'creative_name')).not.toContain('0');
  });
});

test('the switch shows at once what the delivery state says later', async () => {
  replica.simulator.settings.lists.primaryStatusSeconds = 3600;
  page = await replica.open();
  const { world } = replica.simulator;
  const id =
    (await slotIds(page)).find((one) => {
      const campaign = world.campaigns.get(one);
      return campaign?.advertiserId === ACCOUNT && campaign.switch === 'on' && !campaign.status;
    }) ?? '';
  await page.locator(pageSwitch(id)).click();
  await shown(page, 2);
  expect(await page.locator(pageSwitch(id)).getAttribute('aria-checked')).toBe('false');
  expect(await page.locator(`.KsTable > [slot="cell-${id}_campaign_status"]`).textContent()).toContain(
    'Active',
  );
});
