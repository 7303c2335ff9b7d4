import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WorldCampaign } from '../simulator/world/types';
import type { AdsManagerTab } from '../support/ads-manager-tab';
import { inEnglish } from '../support/english';
import { Rig } from '../support/rig';
import { until } from '../support/until';
import { operationsOf } from './page-session/page-writes';

/** Several campaigns chosen with TikTok's own checkboxes and paused together, whichever way there is to TikTok. */
let rig: Rig;

beforeAll(async () => {
  rig = await Rig.start({ campaigns: 40 });
});
afterAll(() => rig?.stop());

/** Chooses them, confirms the one question and waits for the list of what became of each. */
async function pauseTogether(tab: AdsManagerTab, campaigns: WorldCampaign[]): Promise<void> {
  for (const { name } of campaigns) await tab.roots.waitFor('button', inEnglish('common_pause_named', name));
  for (const { id } of campaigns) {
    await tab.page.locator(`.KsTable > [slot="cell-${id}_selection"] .KsCheckbox`).click();
  }
  const count = String(campaigns.length);
  await tab.roots.click('button', inEnglish('page_bulk_pause', count));
  await tab.roots.waitFor('dialog', inEnglish('page_bulk_title', count));
  await tab.roots.click('button', inEnglish('common_pause'));
  await tab.roots.waitFor('StaticText', inEnglish('page_bulk_over', count, count));
}

test('with nothing connected each row’s own switch is pressed once, one after the other', async () => {
  const campaigns = rig.ordinary(3);
  const tab = await rig.openAdsManager();
  await pauseTogether(tab, campaigns);
  expect(campaigns.map((one) => one.switch)).toEqual(['off', 'off', 'off']);
  for (const { id } of campaigns) expect(operationsOf(rig, id)).toHaveLength(1);
  // The page reads its list anew after every switch, so one after the other means that a list is between them.
  const paths = rig.simulator.journal.entries().map(({ path }) => path);
  const writes = paths.flatMap((path, index) => (path.includes('update_status') ? [index] : []));
  const lists = writes.map((at, index) =>
    paths.slice(writes[index - 1] ?? 0, at).some((path) => path.includes('/campaign/list/')),
  );
  expect(lists).toEqual([true, true, true]);
  expect(rig.writes()).toEqual([]);
});

test('with a connection the same goes through TikTok’s API', async () => {
  await (await rig.connect()).close();
  const campaigns = rig.ordinary(2);
  const tab = await rig.openAdsManager();
  await pauseTogether(tab, campaigns);
  for (const { id } of campaigns) expect(rig.writesTo(id)).toHaveLength(1);
  await until(() => campaigns.every((one) => one.switch === 'off'), 'both to be off');
  const all = rig.simulator.journal.entries().filter(({ path }) => path.includes('update_status'));
  for (const { id } of campaigns) expect(all.filter(({ body }) => body.includes(id))).toEqual([]);
});
