import { afterAll, beforeAll, expect, test } from 'vitest';
import { inEnglish } from '../support/english';
import { Rig } from '../support/rig';

/** One click pauses, unless the person wants to be asked: on this computer, in the page and in the popup. */
let rig: Rig;

beforeAll(async () => {
  rig = await Rig.start({ campaigns: 60 });
  await (await rig.connect()).close();
});
afterAll(() => rig?.stop());

const setting = inEnglish('options_ask_before_pause');

async function choose(asks: boolean): Promise<void> {
  const options = await rig.openOwn('options');
  await options.getByLabel(setting).setChecked(asks);
  await options.reload();
  await options
    .getByLabel(setting, { exact: true })
    .and(options.locator(asks ? ':checked' : ':not(:checked)'))
    .waitFor();
  await options.close();
}

test('a person who wants to be asked is asked in the page, and can leave it', async () => {
  const campaign = rig.onTop('Spring Sale – Prospecting');
  await choose(true);
  const tab = await rig.openAdsManager();
  await tab.press('pause', campaign.name);
  await tab.untilAsked('pause', campaign.name);
  await tab.roots.click('button', inEnglish('common_cancel'));
  await tab.roots.waitForGone('dialog', /./);
  expect(rig.writesTo(campaign.id)).toEqual([]);

  await tab.press('pause', campaign.name);
  await tab.untilAsked('pause', campaign.name);
  await tab.confirm('pause');
  await rig.untilWrites(campaign.id, 1);
});

test('and in the popup', async () => {
  const [campaign] = rig.ordinary(1);
  const name = campaign?.name ?? '';
  const popup = await rig.openOwn('popup');
  await popup.getByRole('searchbox').fill(name);
  await popup.getByRole('button', { name: inEnglish('common_pause_named', name) }).click();
  const dialog = popup.getByRole('dialog');
  await dialog.waitFor();
  expect(rig.writesTo(campaign?.id ?? '')).toEqual([]);
  await dialog.getByRole('button', { name: inEnglish('common_pause'), exact: true }).click();
  await rig.untilWrites(campaign?.id ?? '', 1);
  await popup.close();
});

test('without the wish one click is enough again', async () => {
  const campaign = rig.onTop('Spring Sale – Retargeting');
  await choose(false);
  const tab = await rig.openAdsManager();
  await tab.press('pause', campaign.name);
  await rig.untilWrites(campaign.id, 1);
});
