import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AdsManagerTab } from '../support/ads-manager-tab';
import { inEnglish } from '../support/english';
import { ACCOUNT, pasteToken, Rig, TOKEN, verdict } from '../support/rig';
import { until } from '../support/until';

/** From a fresh install to connected, refused, revoked and disconnected; one person's day, in order. */
let rig: Rig;
let tab: AdsManagerTab;
let options: Page;
let popup: Page;

beforeAll(async () => {
  rig = await Rig.start({ campaigns: 30 });
});
afterAll(() => rig?.stop());

const secrets = () => rig.stored<{ token: string }>('secrets');

test('with nothing connected Ads Manager is the way, and connecting is offered quietly', async () => {
  tab = await rig.openAdsManager();
  await tab.roots.waitFor('button', /^Pause /);
  popup = await rig.openOwn('popup');
  await popup.getByRole('button', { name: inEnglish('popup_access_page') }).waitFor();
  const opened = rig.browser.context.waitForEvent('page');
  await popup.getByRole('button', { name: inEnglish('popup_page_connect') }).click();
  options = await opened;
  await options.waitForURL(rig.own('options'));
  expect(await tab.roots.find('StaticText', inEnglish('page_not_connected'))).toEqual([]);
});

test('a token that TikTok refuses is refused with the reason, and nothing is kept', async () => {
  await pasteToken(options, 'sim-token-revoked');
  await options.getByText(inEnglish('problem_token_revoked', '40105')).waitFor();
  expect(await secrets()).toEqual([]);
  expect(await options.locator('#token').inputValue()).toBe('');
});

test('what cannot be a token is not even sent', async () => {
  const before = rig.simulator.journal.entries().length;
  await pasteToken(options, 'not a token');
  await options.getByText(inEnglish('connect_no_token')).waitFor();
  const since = rig.simulator.journal.entries().slice(before);
  expect(since.filter(({ who }) => who !== 'page')).toEqual([]);
});

test('a bare token is enough while Ads Manager is open: its account is found', async () => {
  await pasteToken(options, TOKEN);
  await options.getByRole('heading', { name: inEnglish('options_connection'), exact: true }).waitFor();
  await options.getByRole('row', { name: /Northwind Outfitters US.*USD.*America\/New_York/ }).waitFor();
  expect(await secrets()).toMatchObject([{ token: TOKEN }]);
});

test('the page that was open works through the token from then on', async () => {
  const campaign = rig.onTop('Spring Sale – Prospecting');
  await tab.page.reload();
  await tab.press('pause', campaign.name);
  await rig.untilWrites(campaign.id, 1);
});

test('a token revoked in the middle of a watch is said in popup, page and options', async () => {
  rig.simulator.tokens.add({ token: TOKEN, revoked: true });
  await popup.getByText(inEnglish('popup_revoked'), { exact: true }).waitFor();
  await verdict(popup, 'Spring Sale – Prospecting', inEnglish('common_flag_cannot_verify')).waitFor();
  await tab.roots.waitFor('StaticText', inEnglish('page_token_revoked'));
  await options.getByText(inEnglish('popup_revoked'), { exact: true }).waitFor();
});

test('connecting with a new token goes on with the watch where it was', async () => {
  await pasteToken(options, 'sim-token-one-account');
  await options.getByText(inEnglish('popup_revoked'), { exact: true }).waitFor({ state: 'hidden' });
  const proved = inEnglish('common_stage_nothing_can_run');
  await verdict(popup, 'Spring Sale – Prospecting', proved).waitFor();
  expect(rig.writesTo(rig.campaigns('Spring Sale – Prospecting')[0]?.id ?? '')).toHaveLength(1);
});

test('disconnecting asks, then erases the token and what it showed', async () => {
  // While Ads Manager is open, the page shows the account again at once.
  await tab.page.goto('about:blank');
  const disconnect = inEnglish('connect_disconnect');
  await options.bringToFront();
  await options.getByRole('button', { name: disconnect }).click();
  await options
    .getByRole('dialog')
    .getByRole('button', { name: inEnglish('common_cancel') })
    .click();
  expect(await secrets()).toHaveLength(1);
  await options.getByRole('button', { name: disconnect }).click();
  await options.getByRole('dialog').getByRole('button', { name: disconnect }).click();
  await until(async () => (await secrets()).length === 0, 'the token to be erased');
  for (const table of ['connections', 'advertisers', 'entities']) expect(await rig.stored(table)).toEqual([]);
  expect(await rig.stored('orders')).toHaveLength(1);
  await popup.getByText(inEnglish('popup_start'), { exact: true }).waitFor();
});

test('TikTok’s own answer names what a read-only token lacks, and a stop with it is flagged', async () => {
  const { scopes } = rig.simulator.tokens.find('sim-token-readonly') ?? { scopes: [] };
  const answer = { access_token: 'sim-token-readonly', advertiser_ids: [ACCOUNT], scope: scopes };
  await pasteToken(options, JSON.stringify({ code: 0, message: 'OK', data: answer }));
  await options.getByText(inEnglish('connect_missing')).waitFor();
  await options.getByText(inEnglish('connect_missing_write_campaigns')).waitFor();

  const campaign = rig.onTop('Spring Sale – Retargeting');
  tab = await rig.openAdsManager();
  await tab.press('pause', campaign.name);
  await tab.untilChip(campaign.id, inEnglish('common_flag_rejected'));
  const flagged = popup.getByRole('article', { name: campaign.name });
  await flagged.getByText(inEnglish('problem_no_permission', '40125')).waitFor();
  await flagged.getByRole('button', { name: inEnglish('common_reconnect') }).waitFor();
  expect(campaign.switch).toBe('on');
});
