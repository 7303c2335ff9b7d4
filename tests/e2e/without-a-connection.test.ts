import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inEnglish } from '../support/english';
import { ACCOUNT, Rig } from '../support/rig';
import { until } from '../support/until';

/** The popup of a person who connected nothing. */
let rig: Rig;
let popup: Page;

beforeAll(async () => {
  rig = await Rig.start({ campaigns: 30 });
});
afterAll(() => rig?.stop());

const open = async () => {
  await popup?.close();
  popup = await rig.openOwn('popup');
  await popup.setViewportSize({ width: 420, height: 600 });
};
const button = (key: Parameters<typeof inEnglish>[0]) =>
  popup.getByRole('button', { name: inEnglish(key), exact: true });

test('before Ads Manager was opened: one thing to do, and connecting is second', async () => {
  await open();
  await popup.getByText(inEnglish('popup_start'), { exact: true }).waitFor();
  const way = popup.getByRole('link', { name: inEnglish('common_open_ads_manager') });
  expect(await way.getAttribute('href')).toBe('https://ads.tiktok.com/i18n/home');
  const options = rig.browser.context.waitForEvent('page');
  await button('popup_connect_instead').click();
  await (await options).waitForURL(rig.own('options'));
});

test('once the page was seen: its campaigns are listed without a wall, and the header says how', async () => {
  await rig.store('advertisers', {
    id: ACCOUNT,
    name: 'Northwind Outfitters US',
    currency: 'USD',
    timezone: 'America/New_York',
    status: '',
    gateway: 'page-session',
    listedAt: Date.now(),
    listProblem: null,
  });
  const ref = {
    advertiserId: ACCOUNT,
    level: 'campaign',
    id: rig.campaigns('Spring Sale – Prospecting')[0]?.id,
  };
  await rig.store('entities', {
    key: `${ACCOUNT}/campaign/${ref.id}`,
    advertiserId: ACCOUNT,
    level: 'campaign',
    ref,
    name: 'Spring Sale – Prospecting',
    kind: 'unknown',
    switch: 'on',
    status: null,
    campaignId: null,
    adGroupId: null,
    budget: '240.00',
    budgetMode: 'BUDGET_MODE_DAY',
    ios14: false,
    readAt: Date.now(),
    spentToday: '12.50',
    spendReadAt: Date.now(),
  });
  await open();
  await popup
    .getByRole('button', { name: inEnglish('common_pause_named', 'Spring Sale – Prospecting') })
    .waitFor();
  await button('popup_access_page').waitFor();
  await button('popup_page_connect').waitFor();
  expect(await popup.getByText(inEnglish('popup_start')).count()).toBe(0);
});

test('where working through the page was stopped: why, for which account, and the person lets it go on', async () => {
  await rig.store('stoppedSessions', { advertiserId: ACCOUNT, reason: 'session-challenged', at: Date.now() });
  await open();
  await popup.getByText(inEnglish('popup_session_stopped', 'Northwind Outfitters US')).waitFor();
  await popup.getByText(inEnglish('problem_session_challenged')).waitFor();
  await button('page_go_on').click();
  await until(async () => (await rig.stored('stoppedSessions')).length === 0, 'the session to go on');
  await popup
    .getByText(inEnglish('popup_session_stopped', 'Northwind Outfitters US'))
    .waitFor({ state: 'detached' });
});

test('orders that wait for a tab are counted, and one press opens it', async () => {
  const id = rig.campaigns('Spring Sale – Retargeting')[0]?.id ?? '';
  const order = orderThatWaits(id);
  await rig.store('orders', order.order);
  await rig.store('evidence', ...order.evidence);
  await open();
  await popup.getByText(inEnglish('popup_waits_one')).waitFor();
  const card = popup.getByRole('article', { name: 'Spring Sale – Retargeting' });
  await card.getByText(inEnglish('problem_no_tab')).waitFor();
  await card.locator('summary').click();
  await card.getByText(inEnglish('popup_page_limits')).waitFor();
  const opened = rig.browser.context.waitForEvent('page');
  await card.getByRole('button', { name: inEnglish('common_open_ads_manager') }).click();
  expect(new URL((await opened).url() || '').searchParams.get('aadvid')).toBe(ACCOUNT);
});

test('checking without a tab is off until the person agrees, and gives the permission back', async () => {
  const options = await rig.openOwn('options');
  const box = options.getByRole('checkbox', { name: inEnglish('options_no_tab') });
  const may = () => options.evaluate<boolean>("chrome.permissions.contains({ permissions: ['cookies'] })");
  const wants = () =>
    options.evaluate<unknown>("chrome.storage.local.get('readWithoutTab').then((all) => all.readWithoutTab)");
  await until(() => box.isEnabled(), 'the choice to be known');
  expect([await box.isChecked(), await may(), await wants()]).toEqual([false, false, undefined]);
  await box.click();
  await until(() => box.isChecked(), 'the choice to be taken');
  expect([await may(), await wants()]).toEqual([true, true]);
  await box.click();
  await until(async () => !(await box.isChecked()) && !(await may()), 'the choice to be taken back');
  expect(await wants()).toBe(false);
  await options.close();
});

/** A pause through the page that was seen off once; then the tab was closed. */
function orderThatWaits(id: string): { order: object; evidence: object[] } {
  const orderId = '11111111-1111-4111-8111-111111111111';
  const at = Date.now() - 20 * 60_000;
  const ref = { advertiserId: ACCOUNT, level: 'campaign', id };
  const common = { orderId, gateway: 'page-session' };
  const stamp = (seconds: number) => ({
    at: at + seconds * 1000,
    tiktokAt: at + seconds * 1000,
    requestIds: [],
  });
  const entity = {
    ref,
    name: 'Spring Sale – Retargeting',
    kind: 'unknown',
    switch: 'off',
    status: 'PAGE_OFF',
    campaignId: null,
    adGroupId: null,
    budget: null,
    budgetMode: null,
    ios14: false,
  };
  const problem = { remedy: 'open-page', reason: 'no-tab', apiCode: null, apiMessage: null };
  return {
    order: {
      id: orderId,
      ref,
      action: 'pause',
      gateway: 'page-session',
      seenName: entity.name,
      createdAt: at,
      entityKey: `${ACCOUNT}/campaign/${id}`,
      advertiserId: ACCOUNT,
      dueAt: -1,
      flagged: 1,
      judgedAt: Date.now(),
    },
    evidence: [
      { ...common, type: 'sending', attempt: 1, target: ref, operation: 'switch-off', stamp: stamp(1) },
      { ...common, type: 'answered', attempt: 1, outcome: 'accepted', stamp: stamp(2) },
      { ...common, type: 'switch-read', entity, stamp: stamp(4) },
      { ...common, type: 'read-failed', what: 'switch', problem, stamp: stamp(60) },
    ],
  };
}
