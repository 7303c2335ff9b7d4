import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AdsManagerTab } from '../../support/ads-manager-tab';
import { inEnglish } from '../../support/english';
import { below, Rig, verdict } from '../../support/rig';
import { until } from '../../support/until';
import { apiCalls, operationsOf, switchesOf, untilSwitches } from './page-writes';

/** A person who boosts a video has no token. Standstill works the minute it is installed. */
let rig: Rig;
let tab: AdsManagerTab;
const proved = inEnglish('common_stage_nothing_can_run');

beforeAll(async () => {
  rig = await Rig.start({ campaigns: 40 });
});
afterAll(() => rig?.stop());

test('a pause presses the row’s own switch once; the page sends its own request, and reads prove it', async () => {
  const campaign = rig.onTop('Spring Sale – Prospecting');
  tab = await rig.openAdsManager();
  await tab.press('pause', campaign.name);
  await tab.untilChip(campaign.id, proved, 60_000);
  expect(operationsOf(rig, campaign.id)).toEqual(['disable']);
  expect(switchesOf(rig, campaign.id).map(({ page }) => page?.from)).toEqual(['page']);
  expect(campaign.switch).toBe('off');
  const popup = await rig.openOwn('popup');
  await verdict(popup, campaign.name, proved).waitFor();
  await popup.close();
  expect(apiCalls(rig)).toEqual([]);
});

test('Undo presses it back on', async () => {
  const campaign = rig.onTop('Spring Sale – Retargeting');
  tab = await rig.openAdsManager();
  await tab.press('pause', campaign.name);
  await tab.roots.click('button', inEnglish('common_undo'));
  await tab.untilChip(campaign.id, inEnglish('common_resumed'), 60_000);
  expect(operationsOf(rig, campaign.id)).toEqual(['disable', 'enable']);
  expect(campaign.switch).toBe('on');
});

test('an ad group and an ad are stopped by their own switches', async () => {
  const campaign = rig.onTop('Always-on catalogue (many ad groups)');
  const [adGroup, second] = rig.simulator.world.adGroupsOf(campaign.id);
  const [ad] = rig.simulator.world.adsOfAdGroup(second?.id ?? '');
  if (!adGroup || !ad) throw new Error('The seeded campaign has no children');
  tab = await rig.openAdsManager('adgroup', '', below(campaign.id));
  await tab.roots.clickInRow(adGroup.id, 'pause');
  await tab.untilChip(adGroup.id, proved, 60_000);
  tab = await rig.openAdsManager('ad', 'rows:100', below(campaign.id));
  await tab.roots.clickInRow(ad.id, 'pause');
  await tab.untilChip(ad.id, proved, 60_000);
  expect([adGroup.switch, ad.switch]).toEqual(['off', 'off']);
});

test('an End is a pause and a hold: deleting is not offered', async () => {
  const name = 'Camp kitchen | Lookalike 1% | 026';
  const campaign = rig.onTop(name);
  tab = await rig.openAdsManager();
  await tab.press('end', name);
  await tab.untilAsked('end', name);
  await tab.roots.waitFor('StaticText', /\$[\d,.]+/);
  expect(await tab.roots.everything()).not.toContain(inEnglish('common_delete_also'));
  await tab.confirm('end');
  await tab.untilChip(campaign.id, proved, 60_000);
  expect(operationsOf(rig, campaign.id)).toEqual(['disable']);
  expect(await rig.stored<{ name: string }>('holds')).toMatchObject([{ name }]);
});

test('what the person turns with TikTok’s own switch is seen at once', async () => {
  const campaign = rig.onTop('Copy of Evergreen');
  tab = await rig.openAdsManager();
  await tab.press('pause', campaign.name);
  await tab.untilChip(campaign.id, proved, 60_000);
  await tab.page.locator(`[slot="cell-${campaign.id}_campaign_opt_status"] [role="switch"]`).click();
  await tab.untilChip(campaign.id, inEnglish('common_flag_turned_back_on'), 60_000);
  expect(operationsOf(rig, campaign.id)).toEqual(['disable', 'enable']);
});

describe('from the popup', () => {
  test('the person is taken to the row, and it is pressed there', async () => {
    const [campaign] = rig.ordinary(1);
    if (!campaign) throw new Error('One campaign is needed');
    tab = await rig.openAdsManager('campaign', 'rows:20', '&sort_state=create_time&sort_order=0');
    const popup = await rig.openOwn('popup');
    await popup.getByRole('searchbox').fill(campaign.name);
    await popup.getByRole('button', { name: inEnglish('common_pause_named', campaign.name) }).click();
    await untilSwitches(rig, campaign.id, 1);
    await verdict(popup, campaign.name, proved).waitFor({ timeout: 60_000 });
    expect(tab.page.url()).toContain(campaign.id);
    expect(operationsOf(rig, campaign.id)).toEqual(['disable']);
    await popup.close();
  });

  test('Ads Manager is opened where no tab has it', async () => {
    const [campaign] = rig.ordinary(1);
    if (!campaign) throw new Error('One campaign is needed');
    const popup = await rig.openOwn('popup');
    await popup.getByRole('searchbox').fill(campaign.name);
    await popup.getByRole('button', { name: inEnglish('common_pause_named', campaign.name) }).waitFor();
    for (const page of rig.browser.context.pages()) {
      if (page.url().startsWith('https://ads.tiktok.com')) await page.close();
    }
    await popup.getByRole('button', { name: inEnglish('common_pause_named', campaign.name) }).click();
    await untilSwitches(rig, campaign.id, 1);
    await verdict(popup, campaign.name, proved).waitFor({ timeout: 60_000 });
    expect(operationsOf(rig, campaign.id)).toEqual(['disable']);
    await until(
      () => rig.browser.context.pages().some((page) => page.url().includes(campaign.id)),
      'a tab at the row',
    );
    await popup.close();
  });
});

test('all of this without one request to the API, and every press from the page', async () => {
  expect(apiCalls(rig)).toEqual([]);
  const writes = rig.simulator.journal.entries().filter((entry) => entry.writes === true);
  expect(new Set(writes.map(({ page }) => page?.from))).toEqual(new Set(['page']));
});
