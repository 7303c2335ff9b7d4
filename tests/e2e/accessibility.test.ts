import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inEnglish } from '../support/english';
import { Rig } from '../support/rig';

/** axe-core finds nothing to say against our pages and against what we put into Ads Manager. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
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

/** What axe objects to, in words; empty when nothing. */
async function objections(page: Page, within: string, rules = RULES): Promise<string[]> {
  await page.evaluate(axe);
  const results = await page.evaluate<AxeResults>(
    `axe.run(${within}, { runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'] })`,
  );
  expect(results.passes.length, 'axe looked at something').toBeGreaterThan(0);
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(' ')}: ${failureSummary}`),
  );
}

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test('the popup', async () => {
    const popup = await rig.openOwn('popup');
    await popup.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await popup.setViewportSize({ width: 420, height: 600 });
    await popup.getByRole('heading', { name: inEnglish('popup_group_flagged') }).waitFor();
    expect(await objections(popup, 'document')).toEqual([]);
    await popup.getByRole('button', { name: /^End / }).first().click();
    await popup.getByRole('dialog').waitFor();
    await popup.getByRole('checkbox', { name: inEnglish('common_delete_also') }).check();
    expect(await objections(popup, 'document')).toEqual([]);
    await popup.close();
  });

  test('the options page', async () => {
    const options = await rig.openOwn('options');
    await options.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await options.getByRole('heading', { name: inEnglish('options_connection'), exact: true }).waitFor();
    expect(await objections(options, 'document')).toEqual([]);
    await options.close();
  });

  test('what stands in Ads Manager, and its dialog', async () => {
    const tab = await rig.newAdsManager('campaign', colorScheme === 'dark' ? 'dark:1' : '');
    await tab.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const [campaign] = rig.ordinary(1);
    await tab.roots.waitFor('button', /^Pause /);
    const ours = '{ include: standstillHosts }';
    const strips = await tab.roots.open();
    expect(strips).toBeGreaterThan(5);
    // Rules about whole pages are not for parts of somebody else's page.
    const rules = RULES.filter((rule) => rule !== 'best-practice');
    expect(await objections(tab.page, ours, rules)).toEqual([]);

    const name = campaign?.name ?? '';
    await tab.press('end', name);
    await tab.untilAsked('end', name);
    await tab.roots.waitFor('StaticText', /\$[\d,.]+/);
    await tab.roots.click('checkbox', inEnglish('common_delete_also'));
    await tab.roots.waitFor('textbox', inEnglish('common_delete_type', name));
    await tab.roots.open();
    expect(await objections(tab.page, ours, rules)).toEqual([]);
    await tab.page.close();
  });
});
