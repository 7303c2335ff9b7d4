import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inEnglish } from '../../support/english';
import { CHROME_BUILD, Rig, verdict } from '../../support/rig';
import { until } from '../../support/until';
import { allSwitches, untilSwitches } from './page-writes';

/**
 * Reads without a tab, for who agreed to them. Nobody can answer the browser's question about a permission here,
 * so this build has the optional one from the start; that is all that is different.
 */
let rig: Rig;
let build = '';

beforeAll(async () => {
  build = await mkdtemp(join(tmpdir(), 'standstill-build-'));
  await cp(CHROME_BUILD, build, { recursive: true });
  const file = join(build, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as {
    permissions: string[];
    optional_permissions: string[];
  };
  expect(manifest.optional_permissions).toEqual(['cookies']);
  manifest.permissions.push(...manifest.optional_permissions.splice(0));
  await writeFile(file, JSON.stringify(manifest));
  rig = await Rig.start({ campaigns: 30, extension: build });
});
afterAll(async () => {
  await rig?.stop();
  await rm(build, { recursive: true, force: true });
});

const alone = () =>
  rig.simulator.journal
    .entries()
    .filter(({ page }) => page !== undefined && page.from !== 'page' && page.mode !== 'navigate');

test('nothing is read without a tab until the person says so; then it is, and never written', async () => {
  const [campaign] = rig.ordinary(1);
  if (!campaign) throw new Error('One campaign is needed');
  const tab = await rig.openAdsManager();
  await tab.press('pause', campaign.name);
  await untilSwitches(rig, campaign.id, 1);
  await tab.untilTaken(campaign.id, 60_000);
  const popup = await rig.openOwn('popup');
  await tab.page.goto('about:blank');
  await verdict(popup, campaign.name, inEnglish('common_flag_cannot_verify')).waitFor({ timeout: 90_000 });
  expect(alone()).toEqual([]);

  const options = await rig.openOwn('options');
  const agree = options.getByRole('checkbox', { name: inEnglish('options_no_tab') });
  await agree.click();
  await until(() => agree.isChecked(), 'the agreement to be kept');
  await options.close();
  await popup.bringToFront();
  await popup
    .getByRole('button', { name: inEnglish('common_look_now') })
    .first()
    .click();
  await verdict(popup, campaign.name, inEnglish('common_stage_nothing_can_run')).waitFor({ timeout: 90_000 });
  expect(alone().length).toBeGreaterThan(0);
  expect(alone().every(({ writes }) => writes !== true)).toBe(true);
  expect(allSwitches(rig)).toHaveLength(1);

  await until(async () => (await rig.badge()) === '', 'no flag');
  await popup.close();
});
