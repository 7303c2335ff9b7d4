import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNT, AdsManager } from './ads-manager';
import type { Visit } from './visit';
import { waitFor } from './wait-for';

/** When the page or the worker is not what it should be, Standstill says so and does not guess. */
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

const said = (text: RegExp) => visit.until(text, 'StaticText');
const noButtons = () =>
  waitFor(async () => (await visit.strips()).size === 0, 'the buttons to go away from the list');

const scroll = (rows: number) =>
  visit.page.evaluate((top) => {
    const wrapper = document.querySelector('.KsTable')?.shadowRoot?.querySelector('.table__wrapper');
    if (wrapper) wrapper.scrollTop = top;
  }, rows * 56);

/** The text of the page's own name link of an id. */
const renameOnPage = (id: string, name: string) =>
  visit.page.evaluate(
    ([slot, text]) => {
      const link = document.querySelector(`.KsTable > [slot="${slot}"] [class~="KsLink"]`);
      if (link) link.textContent = text ?? '';
    },
    [`cell-${id}_campaign_name`, name],
  );

describe('a page that cannot be read', () => {
  test('gets one banner and no button', async () => {
    visit = await manager.open({ unreadable: true });
    await said(/^Ads Manager changed/);
    expect((await visit.strips()).size).toBe(0);
    await visit.click('Open Standstill');
    await waitFor(async () => visit.worker.opened.includes('orders'), "Standstill's own list to open");
  });

  test('whose slots are a pool of positions loses its buttons before one can name a wrong campaign', async () => {
    visit = await manager.open({ virtual: 'c', rows: 100 });
    await visit.untilEveryRowIsServed();
    await scroll(12);
    await said(/^Ads Manager changed/);
    await noButtons();
    await scroll(0);
    await noButtons();
    expect(visit.worker.presses).toHaveLength(0);
  });

  test('keeps the buttons of two rows with one id switched off', async () => {
    visit = await manager.open({ duplicateSlots: 2, virtual: 'off' });
    const doubtful = await visit.until(/: Not certain/);
    const name = doubtful.name.replace(/: Not certain.*/, '');
    await visit.click(new RegExp(`^(Pause|Resume) ${name.replace(/[^\w ]/g, '.')}`));
    await visit.click(/^End /);
    expect(visit.worker.presses).toHaveLength(0);
  });

  test('an empty list, a loading list and a list of drafts are no trouble', async () => {
    visit = await manager.open();
    await visit.untilEveryRowIsServed();
    await visit.page.locator('input.search').fill('no campaign has this name');
    await visit.page.keyboard.press('Enter');
    await noButtons();
    expect(await visit.control(/^Ads Manager changed/, 'StaticText')).toBeUndefined();
  });
});

describe('a row that is not what TikTok says', () => {
  test('a renamed campaign waits until TikTok confirms its name', async () => {
    visit = await manager.open({ virtual: 'off' });
    const [row] = await visit.untilEveryRowIsServed();
    if (!row) throw new Error('no row');
    await renameOnPage(row.id, 'Renamed here only');
    await visit.until('Renamed here only: Not certain. Open the list of stops.');
    await visit.click('Pause Renamed here only');
    const campaign = manager.simulator.world.campaigns.get(row.id);
    if (campaign) campaign.name = 'Renamed here only';
    const view = visit.worker.view({ advertiserId: ACCOUNT, level: 'campaign' }, row.id);
    await visit.push({ advertiserId: ACCOUNT, access: 'connected', rows: [view] });
    await visit.untilGone(/^Renamed here only: Not certain/);
    await visit.click('Pause Renamed here only');
    await waitFor(async () => visit.worker.presses.length > 0, 'the press after the confirmation');
    expect(visit.worker.presses.map(({ seenName }) => seenName)).toEqual(['Renamed here only']);
  });

  test("the page's own switch decides which button is offered until TikTok is asked again", async () => {
    visit = await manager.open({ virtual: 'off' });
    const label = (await visit.until(/^Pause /)).name.slice('Pause '.length);
    const rows = await visit.untilEveryRowIsServed();
    const id = rows.find(({ name }) => name === label)?.id ?? '';
    await visit.page.locator(`.KsTable > [slot="cell-${id}_campaign_opt_status"] button`).click();
    await visit.until(`Resume ${label}`);
  });
});

describe('no way to TikTok', () => {
  test('a page that does not answer and no connection: one banner, and a press leads to connecting', async () => {
    visit = await manager.open({}, { before: (worker) => (worker.access = 'not-connected') });
    await said(/^This page does not answer Standstill/);
    await visit.click(/^Pause /);
    await waitFor(async () => visit.worker.opened.length === 1, 'the connect page to open from the row');
    expect(visit.worker.opened).toEqual(['connect']);
    expect(visit.worker.presses).toHaveLength(0);
  });

  test('connected while the tab was away: the banner goes and the rows are asked for again', async () => {
    visit = await manager.open({}, { before: (worker) => (worker.access = 'not-connected') });
    await visit.until('Reload');
    visit.worker.access = 'connected';
    await visit.push({ advertiserId: ACCOUNT, access: 'connected', rows: [] });
    await visit.untilGone('Reload');
    await visit.click(/^Pause /);
    await waitFor(async () => visit.worker.presses.length === 1, 'the press');
  });

  test('a worker that does not answer is said so, and asked again when the person moves on', async () => {
    visit = await manager.open({}, { before: (worker) => (worker.health = 'dead') });
    await said(/did not answer/);
    visit.worker.health = 'alive';
    await visit.click('Try again');
    await visit.untilGone(/did not answer/, 'StaticText');
    expect(visit.worker.asked.length).toBeGreaterThan(0);
  });

  test('an updated extension: the old script offers to reload and sends nothing', async () => {
    visit = await manager.open();
    await visit.untilEveryRowIsServed();
    await visit.inWorld(
      'delete browser.runtime.id; browser.runtime.sendMessage = () => Promise.reject(new Error("gone"))',
    );
    await visit.click(/^Pause /);
    await visit.until(/Standstill was updated/, 'StaticText');
    expect(visit.worker.presses).toHaveLength(0);
  });

  test('a campaign that cannot be stopped from here says where instead', async () => {
    visit = await manager.open({ rows: 1000, virtual: 'off' });
    await visit.until(/: Not from here/);
    const strips = await visit.strips();
    const { world } = manager.simulator;
    const promote = [...strips].filter(([id]) => world.entity('campaign', id)?.kind === 'promote');
    expect(promote.length).toBeGreaterThan(0);
    for (const [, labels] of promote)
      expect(labels.some((label) => /^(?:Pause|End) /.test(label))).toBe(false);
  });
});
