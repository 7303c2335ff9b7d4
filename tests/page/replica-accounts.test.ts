import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { SEED_ADVERTISERS } from '../simulator/world/seed';
import { ACCOUNT, PATIENT, Replica, shown, slotIds } from './replica-support';

const OTHER = SEED_ADVERTISERS.tokyo;
let replica: Replica;
let page: Page;

beforeAll(async () => {
  replica = await Replica.start();
});
afterEach(() => replica.clear());
afterAll(() => replica.stop());

const inAddress = () => new URL(page.url()).searchParams.get('aadvid');
/** The accounts that own the rows that are shown. */
const inTable = async () => {
  const { world } = replica.simulator;
  const owners = (await slotIds(page)).map((id) => world.campaigns.get(id)?.advertiserId);
  return [...new Set(owners)];
};
const choose = (id: string) => page.getByLabel('Ad account').selectOption(id);

/** Lets what is late come now. */
const follow = () => page.evaluate(() => window.dispatchEvent(new Event('replica:late')));

describe('choosing another account in the page', () => {
  test('changes address and list without a reload', async () => {
    page = await replica.open();
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    await choose(OTHER);
    await shown(page, 2);
    expect([inAddress(), await inTable()]).toEqual([OTHER, [OTHER]]);
    expect(await page.locator('header .account').textContent()).toContain('JPY');
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
    await page.goBack();
    await shown(page, 3);
    expect([inAddress(), await inTable()]).toEqual([ACCOUNT, [ACCOUNT]]);
  });

  test('late-url: the other account’s list is there while the address still names this one', async () => {
    page = await replica.open({ account: 'late-url', accountDelay: 60_000 });
    await choose(OTHER);
    await shown(page, 2);
    expect([inAddress(), await inTable()]).toEqual([ACCOUNT, [OTHER]]);
    await follow();
    await expect.poll(inAddress, PATIENT).toBe(OTHER);
    expect(await inTable()).toEqual([OTHER]);
  });

  test('late-list: the address names the other account while this one’s list is still there', async () => {
    page = await replica.open({ account: 'late-list', accountDelay: 60_000 });
    await choose(OTHER);
    await expect.poll(inAddress, PATIENT).toBe(OTHER);
    expect(await inTable()).toEqual([ACCOUNT]);
    await follow();
    await shown(page, 2);
    expect(await inTable()).toEqual([OTHER]);
  });
});

test('two tabs, two accounts, one login', async () => {
  page = await replica.open();
  const first = page;
  page = await replica.page();
  await page.goto(replica.url({ mount: 0 }, '/i18n/manage/campaign', OTHER));
  await shown(page);
  expect(await inTable()).toEqual([OTHER]);
  await first.locator('[data-action="refresh"] .KsIconButton').click();
  await shown(first, 2);
  page = first;
  expect(await inTable()).toEqual([ACCOUNT]);
});
