import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { objections, OURS_IN_ADS_MANAGER } from '../support/axe';
import { inEnglish } from '../support/english';
import { Rig } from '../support/rig';

/** axe-core finds nothing to say against our pages and against what we put into Ads Manager. */
let rig: Rig;

beforeAll(async () => {
  rig = await Rig.start({ campaigns: 30 });
  const options = await rig.connect();
  const [proving, flagged] = rig.ordinary(2);
  if (!proving || !flagged) throw new Error('Two campaigns are needed');
  rig.simulator.faults.arm({ name: 'write-rejected', campaign: flagged.id });
  const tab = await rig.openAdsManager();
  for (const { name } of [proving, flagged]) await tab.press('pause', name);
  await tab.untilChip(flagged.id, inEnglish('common_flag_rejected'));
  await options.close();
});
afterAll(() => rig?.stop());

const LOOKS = [
  { look: 'light', colorScheme: 'light', forcedColors: 'none', dir: 'ltr' },
  { look: 'dark', colorScheme: 'dark', forcedColors: 'none', dir: 'ltr' },
  { look: 'forced colours, from right to left', colorScheme: 'dark', forcedColors: 'active', dir: 'rtl' },
] as const;

describe.each(LOOKS)('in $look', ({ colorScheme, forcedColors, dir }) => {
  const put = async (page: Page) => {
    await page.emulateMedia({ colorScheme, forcedColors, reducedMotion: 'reduce' });
    await page.evaluate((to) => document.documentElement.setAttribute('dir', to), dir);
  };

  test('the popup', async () => {
    const popup = await rig.openOwn('popup');
    await put(popup);
    await popup.setViewportSize({ width: 420, height: 600 });
    await popup.getByRole('heading', { name: inEnglish('popup_group_flagged') }).waitFor();
    expect(await objections(popup)).toEqual([]);
    await popup.getByRole('button', { name: /^End / }).first().click();
    await popup.getByRole('dialog').waitFor();
    await popup.getByRole('checkbox', { name: inEnglish('common_delete_also') }).check();
    expect(await objections(popup)).toEqual([]);
    await popup.close();
  });

  test('the options page', async () => {
    const options = await rig.openOwn('options');
    await put(options);
    await options.getByRole('heading', { name: inEnglish('options_connection'), exact: true }).waitFor();
    expect(await objections(options)).toEqual([]);
    await options.close();
  });

  test('what stands in Ads Manager, and its dialog', async () => {
    const tab = await rig.newAdsManager('campaign', colorScheme === 'dark' ? 'dark:1' : '');
    await put(tab.page);
    const [campaign] = rig.ordinary(1);
    await tab.roots.waitFor('button', /^Pause /);
    const strips = await tab.roots.open();
    expect(strips).toBeGreaterThan(5);
    expect(await objections(tab.page, OURS_IN_ADS_MANAGER)).toEqual([]);

    const name = campaign?.name ?? '';
    await tab.press('end', name);
    await tab.untilAsked('end', name);
    await tab.roots.waitFor('StaticText', /\$[\d,.]+/);
    await tab.roots.click('checkbox', inEnglish('common_delete_also'));
    await tab.roots.waitFor('textbox', inEnglish('common_delete_type', name));
    await tab.roots.open();
    expect(await objections(tab.page, OURS_IN_ADS_MANAGER)).toEqual([]);
    await tab.page.close();
  });
});
