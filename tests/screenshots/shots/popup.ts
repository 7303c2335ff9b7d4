import type { Page } from 'playwright-core';
import { setStage } from '../../demo/climb';
import { inEnglish } from '../../support/english';
import { HOUR } from '../../support/fast-clock';
import { card, verdict, type Rig } from '../../support/rig';
import type { Scene } from '../scene';
import { openUnwell, type Ills } from '../unwell';

const POPUP = { width: 424, height: 600 };
/** As narrow as side panels get. */
const BESIDE = { width: 320, height: 900 };
const TAB = { width: 1280, height: 800 };

/** Nothing connected, nothing ordered, no network, an access that is gone. */
export const popupWithoutOrders: Scene = async ({ rig: start, studio }) => {
  const rig = await start({ campaigns: 30 });
  const fresh = await open(rig, POPUP);
  await fresh.getByText(inEnglish('popup_start')).waitFor();
  await studio.take(fresh, 'popup-not-connected');
  await fresh.close();

  await (await rig.connect()).close();
  const popup = await open(rig, POPUP);
  await popup
    .getByRole('button', { name: /^Pause / })
    .first()
    .waitFor();
  await studio.take(popup, 'popup-empty', { cramped: true });

  await popup.getByRole('searchbox').fill('no such name');
  await popup.getByText(inEnglish('popup_clear_search')).waitFor();
  await studio.take(popup, 'popup-nothing-found');
  await popup.getByRole('button', { name: inEnglish('popup_clear_search') }).click();

  await rig.browser.context.setOffline(true);
  await popup.getByText(inEnglish('popup_offline'), { exact: true }).waitFor();
  await studio.take(popup, 'popup-offline');
  await rig.browser.context.setOffline(false);
  await popup.close();

  await rig.store('connections', {
    gateway: 'marketing-api',
    state: 'revoked',
    person: 'Owner',
    connectedAt: Date.now(),
    checkedAt: Date.now(),
    missing: [],
  });
  const revoked = await open(rig, POPUP);
  await revoked.getByText(inEnglish('popup_revoked'), { exact: true }).waitFor();
  await studio.take(revoked, 'popup-revoked');
};

const NOW = Date.now();
/** An ad account as it is known before its campaigns were listed. */
const KNOWN = {
  currency: 'USD',
  timezone: 'America/New_York',
  status: '',
  listedAt: null,
  listProblem: null,
};
const CONNECTED = {
  gateway: 'marketing-api',
  state: 'connected',
  person: 'Owner',
  connectedAt: NOW,
  checkedAt: NOW,
  missing: [],
};

/** A store or a worker that does not answer, accounts with nothing in them, and a page that is not worked through. */
export const popupInTrouble: Scene = async ({ rig: start, studio }) => {
  const rig = await start({ campaigns: 10 });
  const take = async (name: string, ills: Ills, said: string) => {
    const page = await openUnwell(rig, rig.own('popup'), ills, POPUP);
    await page.getByText(said, { exact: true }).first().waitFor();
    await studio.take(page, name, { cramped: true });
    return page;
  };
  for (const [name, store, said] of [
    ['popup-loading', 'waits', inEnglish('popup_loading')],
    ['popup-store-failed', 'fails', inEnglish('popup_store_failed')],
  ] as const)
    await (await take(name, { store }, said)).close();

  await rig.store('connections', CONNECTED);
  await (await take('popup-no-accounts', {}, inEnglish('popup_no_accounts'))).close();
  const one = { ...KNOWN, id: rig.account, name: 'Northwind Outfitters US', gateway: 'marketing-api' };
  await rig.store('advertisers', { ...one, listedAt: NOW });
  const read = { status: 'read', campaigns: 0 } as const;
  const empty = { worker: { 'refresh-campaigns': read } };
  await (await take('popup-no-campaigns', empty, inEnglish('popup_no_campaigns'))).close();
  const tabs = {
    worker: { 'refresh-campaigns': read, 'how-are-tabs': { deaf: 1, removing: [rig.account] } },
  };
  await (await take('popup-tabs', tabs, inEnglish('popup_deaf_tabs'))).close();
  await rig.store('advertisers', one);
  await (await take('popup-worker-silent', { worker: 'silent' }, inEnglish('popup_list_problem'))).close();
};

/** What is shown while only the signed-in page is worked through: with no tab open, and after it was stopped. */
export const popupThroughThePage: Scene = async ({ rig: start, studio }) => {
  const rig = await start({ campaigns: 30 });
  const tab = await rig.openAdsManager();
  const [campaign] = rig.ordinary(1);
  if (campaign === undefined) throw new Error('A campaign is needed');
  await tab.page.reload();
  await tab.press('pause', campaign.name);
  const popup = await open(rig, POPUP);
  await verdict(popup, campaign.name, inEnglish('common_stage_switched_off'))
    .or(verdict(popup, campaign.name, inEnglish('common_stage_nothing_can_run')))
    .first()
    .waitFor();
  await popup.getByRole('button', { name: /^End / }).first().waitFor();
  await studio.take(popup, 'popup-page-way');

  await tab.page.close();
  await popup.getByRole('button', { name: inEnglish('common_look_now') }).click();
  await popup.getByText(inEnglish('popup_waits_one')).waitFor();
  await studio.take(popup, 'popup-no-tab');

  const { account: advertiserId } = rig;
  await rig.store('stoppedSessions', { advertiserId, reason: 'session-challenged', at: NOW });
  await popup.reload();
  await popup.getByRole('button', { name: inEnglish('common_look_now') }).click();
  await popup.getByRole('button', { name: inEnglish('common_resume_session') }).waitFor();
  await popup.locator('main').evaluate((list) => list.scrollTo({ top: 0 }));
  await studio.take(popup, 'popup-page-stopped', { cramped: true });
};

/** Stops that are proved, leak, were undone, and are on their way; and the questions before others. */
export const popupWithOrders: Scene = async ({ fast: start, studio }) => {
  const fast = await start();
  const { rig } = fast;
  await (await rig.connect()).close();
  const { holds, leaks, undone } = setStage(fast);
  const tab = await rig.openAdsManager();
  for (const { name, id } of [holds, leaks, undone]) {
    await tab.press('pause', name);
    await rig.untilWrites(id, 1);
  }
  const popup = await open(rig, POPUP);
  await fast.untilStage(holds.id, 'nothing-can-run', HOUR);
  await verdict(popup, holds.name, inEnglish('common_stage_nothing_can_run')).waitFor();
  await studio.take(popup, 'popup-proving');

  await fast.untilFlag(leaks.id, 'still-spending', 8 * HOUR);
  await fast.untilFlag(undone.id, 'turned-back-on', 8 * HOUR);
  await fast.untilStage(holds.id, 'confirmed', 8 * HOUR);
  await verdict(popup, holds.name, inEnglish('common_stage_confirmed')).waitFor();
  await studio.take(popup, 'popup-flags', { cramped: true });

  const kinds = popup.getByLabel(inEnglish('popup_filter_kind'));
  await kinds.selectOption('gmv-max');
  await popup.getByText(inEnglish('popup_show_hidden')).waitFor();
  await studio.take(popup, 'popup-hidden-flags');
  await kinds.selectOption('');

  await card(popup, holds.name).locator('summary').click();
  await card(popup, holds.name).scrollIntoViewIfNeeded();
  await studio.take(popup, 'popup-confirmed');
  await popup.setViewportSize(TAB);
  await studio.take(popup, 'popup-tab');
  await popup.setViewportSize(POPUP);
  const beside = await rig.openOwn('sidepanel');
  await beside.setViewportSize(BESIDE);
  await verdict(beside, holds.name, inEnglish('common_stage_confirmed')).waitFor();
  await studio.take(beside, 'sidepanel');
  await beside.close();

  for (const action of ['end', 'resume'] as const) {
    const button = popup.getByRole('button', { name: new RegExp(`^${inEnglish(`common_${action}`)} .`) });
    if (action === 'resume') await popup.getByRole('searchbox').fill(holds.name);
    await button.first().click();
    await popup.getByRole('dialog').waitFor();
    await studio.take(popup, `popup-${action}`);
    await popup.keyboard.press('Escape');
  }

  await popup.getByRole('searchbox').fill('');
  await popup
    .getByRole('button', { name: new RegExp(`^${inEnglish('common_pause')} .`) })
    .first()
    .click();
  await popup
    .getByRole('button', { name: inEnglish('common_undo') })
    .last()
    .waitFor();
  await studio.take(popup, 'popup-taken', { looks: ['light', 'dark', 'zoomed'] });
};

async function open(rig: Rig, size: { width: number; height: number }): Promise<Page> {
  const page = await rig.openOwn('popup');
  await page.setViewportSize(size);
  return page;
}
