import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Settings } from '../../simulator/settings';
import type { WorldCampaign } from '../../simulator/world/types';
import type { AdsManagerTab } from '../../support/ads-manager-tab';
import { inEnglish } from '../../support/english';
import { Rig, verdict } from '../../support/rig';
import { until } from '../../support/until';
import { operationsOf, switchesOf, untilSwitches } from './page-writes';

/** The session that everything hangs on: how it may sign what it sends, and every way in which it may end. */
let rig: Rig;
let tab: AdsManagerTab;
let unused: WorldCampaign[] = [];
const proved = inEnglish('common_stage_nothing_can_run');
const cannotVerify = inEnglish('common_flag_cannot_verify');
const goOn = inEnglish('page_go_on');

beforeAll(async () => {
  rig = await Rig.start({ campaigns: 80 });
  unused = rig.ordinary(20);
});
afterAll(() => rig?.stop());

function next(): WorldCampaign {
  const campaign = unused.pop();
  if (campaign === undefined) throw new Error('No campaign is left');
  return rig.onTop(campaign);
}

describe('requests that the page must sign', () => {
  test.each(['off', 'presence', 'strict'] as const)('%s: pressed, read and proved', async (signature) => {
    rig.simulator.settings.session.signature = signature;
    const campaign = next();
    tab = await rig.openAdsManager('campaign', 'sdk:300');
    await tab.press('pause', campaign.name);
    await tab.untilChip(campaign.id, proved, 60_000);
    expect(operationsOf(rig, campaign.id)).toEqual(['disable']);
    const unsigned = rig.simulator.journal
      .entries()
      .filter(({ path, page }) => path.includes('/statistics/') && page?.signature !== 'valid');
    if (signature !== 'off') expect(unsigned.slice(-5)).toEqual([]);
    rig.simulator.journal.clear();
  });
});

type Mode = Settings['session']['mode'];
const ENDS: Mode[] = ['html', 'unauthorized', 'forbidden', 'code', 'challenge', 'rate-limited'];

/** Whatever a test left behind, the next one begins signed in and working. */
afterEach(async () => {
  rig.simulator.settings.session.mode = 'alive';
  rig.simulator.settings.session.signature = 'off';
  rig.simulator.faults.clear();
  if ((await rig.stored('stoppedSessions')).length === 0) return;
  const popup = await rig.openOwn('popup');
  await popup.getByRole('button', { name: goOn, exact: true }).click();
  await until(async () => (await rig.stored('stoppedSessions')).length === 0, 'work through the page');
  await popup.close();
});

describe.each(ENDS)('a session that ends with %s', (mode) => {
  test('while it is watched stops the work through the page, visibly, until the person lets it go on', async () => {
    const campaign = next();
    tab = await rig.openAdsManager();
    await tab.press('pause', campaign.name);
    await untilSwitches(rig, campaign.id, 1);
    rig.simulator.settings.session.mode = mode;
    const popup = await rig.openOwn('popup');
    await verdict(popup, campaign.name, cannotVerify).waitFor({ timeout: 60_000 });
    await until(async () => (await rig.badge()) !== '', 'the badge');
    await popup.getByRole('button', { name: goOn, exact: true }).waitFor();

    rig.simulator.settings.session.mode = 'alive';
    tab = await rig.openAdsManager();
    await tab.page.bringToFront();
    await tab.roots.click('button', goOn);
    await tab.untilTaken(campaign.id, 60_000);
    expect(operationsOf(rig, campaign.id)).toEqual(['disable']);
    await popup.close();
  });
});

test('a session that ends with the way to sign in leaves nobody to look, and goes on when it is back', async () => {
  const campaign = next();
  tab = await rig.openAdsManager();
  await tab.press('pause', campaign.name);
  await untilSwitches(rig, campaign.id, 1);
  rig.simulator.settings.session.mode = 'login-redirect';
  const popup = await rig.openOwn('popup');
  await verdict(popup, campaign.name, cannotVerify).waitFor({ timeout: 90_000 });
  rig.simulator.settings.session.mode = 'alive';
  tab = await rig.openAdsManager();
  // Whether the last look still met the page or nobody any more is chance; the first stops the work, the second does not.
  if ((await rig.stored('stoppedSessions')).length > 0) await tab.roots.click('button', goOn);
  await tab.untilChip(campaign.id, proved, 60_000);
  expect(operationsOf(rig, campaign.id)).toEqual(['disable']);
  await popup.close();
});

test('a form token that changes in between is no reason to stop', async () => {
  const campaign = next();
  tab = await rig.openAdsManager();
  await tab.roots.waitFor('button', inEnglish('common_pause_named', campaign.name));
  rig.simulator.settings.session.mode = 'csrf-rotated';
  await tab.press('pause', campaign.name);
  await tab.untilChip(campaign.id, proved, 60_000);
  expect(operationsOf(rig, campaign.id)).toEqual(['disable']);
  rig.simulator.settings.session.mode = 'alive';
});

test('a press in a session that has ended is never told as done', async () => {
  const campaign = next();
  tab = await rig.openAdsManager();
  await tab.roots.waitFor('button', inEnglish('common_pause_named', campaign.name));
  rig.simulator.settings.session.mode = 'html';
  await tab.press('pause', campaign.name);
  // A look at another stop may meet the end first, and then nothing is pressed at all.
  await until(async () => (await rig.stored('stoppedSessions')).length > 0, 'the end to be noticed');
  expect(campaign.switch).toBe('on');
  expect([proved, inEnglish('common_stage_accepted')]).not.toContain(await tab.chip(campaign.id));
  expect(switchesOf(rig, campaign.id).length).toBeLessThanOrEqual(1);
});
