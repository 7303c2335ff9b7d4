import { afterAll, beforeAll, expect, test } from 'vitest';
import { SEED_ADVERTISERS } from '../../simulator/world/seed';
import type { AdsManagerTab } from '../../support/ads-manager-tab';
import { inEnglish } from '../../support/english';
import { ACCOUNT, Rig } from '../../support/rig';
import { until } from '../../support/until';
import { allSwitches, operationsOf } from './page-writes';

/** A press in the wrong account or on the wrong row is the worst failure: any disagreement refuses. */
let rig: Rig;
let tab: AdsManagerTab;
const [OTHER = ''] = Object.values(SEED_ADVERTISERS).filter((id) => id !== ACCOUNT);
const proved = inEnglish('common_stage_nothing_can_run');

beforeAll(async () => {
  rig = await Rig.start({ campaigns: 40 });
});
afterAll(() => rig?.stop());

/** Which accounts' switches were asked for so far. */
const written = () => new Set(allSwitches(rig).map(({ query }) => query['aadvid']));

test.each(['together', 'late-url', 'late-list'])(
  'an account that is changed in the page (%s) gets no press that was meant for the one before',
  async (account) => {
    const [mine] = rig.ordinary(1);
    if (!mine) throw new Error('One campaign is needed');
    tab = await rig.openAdsManager('campaign', `account:${account},accountDelay:4000`);
    const pause = inEnglish('common_pause_named', mine.name);
    const control = await tab.roots.waitFor('button', pause);
    const place = await tab.roots.middleOf(control);
    await tab.page.locator('.account-switch').selectOption(OTHER);
    // The person presses where the button was, in the middle of the change.
    await tab.page.mouse.click(...place);
    await tab.page.evaluate(() => window.dispatchEvent(new Event('replica:late')));
    await until(async () => (await tab.roots.strips()).size > 0, 'the rows of the other account');
    const theirs = rig.simulator.world.campaignsOf(OTHER).map(({ id }) => id);
    expect(operationsOf(rig, mine.id).length).toBeLessThanOrEqual(1);
    for (const { query, body } of allSwitches(rig)) {
      const named = theirs.find((id) => body.includes(id));
      // Whatever was pressed belongs to the account that its request names.
      expect(named === undefined ? ACCOUNT : OTHER).toBe(query['aadvid']);
    }
  },
);

test('two tabs with two accounts: each press goes to its own', async () => {
  const [mine] = rig.ordinary(1);
  const theirs = rig.simulator.world
    .campaignsOf(OTHER)
    .find(({ kind, switch: is }) => kind === 'manual' && is === 'on');
  if (!mine || !theirs) throw new Error('Two campaigns are needed');
  theirs.createTime = Date.now() + 86_400_000;
  tab = await rig.openAdsManager();
  const second = await rig.browser.context.newPage();
  await second.goto(rig.adsManager('campaign', '', OTHER));
  await tab.page.bringToFront();
  await tab.press('pause', mine.name);
  await tab.untilChip(mine.id, proved, 60_000);
  expect(mine.switch).toBe('off');
  expect(theirs.switch).toBe('on');
  expect(written().has(ACCOUNT)).toBe(true);
  await second.close();
});
