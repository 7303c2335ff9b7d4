import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AdsManagerTab } from '../support/ads-manager-tab';
import { inEnglish } from '../support/english';
import { below, Rig, verdict } from '../support/rig';
import { until } from '../support/until';

/** A person stops, undoes, ends and resumes from the list in Ads Manager. */
let rig: Rig;
let tab: AdsManagerTab;
const proved = inEnglish('common_stage_nothing_can_run');

beforeAll(async () => {
  rig = await Rig.start();
  Object.assign(rig.onTop('Paused last month'), { budget: '240.00', budgetMode: 'BUDGET_MODE_DAY' });
  await (await rig.connect()).close();
});
afterAll(() => rig?.stop());

/** What the requests for one entity asked TikTok to do, in order. */
const asked = (id: string) =>
  rig.writesTo(id).map(({ path, body }) => {
    const { operation_status } = JSON.parse(body) as { operation_status: string };
    return `${path.replace('/open_api/v1.3/', '')} ${operation_status}`;
  });

test('a campaign, an ad group and an ad are paused with one click each and proved off', async () => {
  const campaign = rig.onTop('Spring Sale – Prospecting');
  const other = rig.onTop('Always-on catalogue (many ad groups)');
  const [adGroup] = rig.simulator.world.adGroupsOf(other.id);
  const [, second] = rig.simulator.world.adGroupsOf(other.id);
  const [ad] = rig.simulator.world.adsOfAdGroup(second?.id ?? '');
  if (!adGroup || !ad) throw new Error('The seeded campaign has no children');

  tab = await rig.openAdsManager();
  await tab.press('pause', campaign.name);
  await rig.untilWrites(campaign.id, 1);
  tab = await rig.openAdsManager('adgroup', '', below(other.id));
  await tab.roots.clickInRow(adGroup.id, 'pause');
  await rig.untilWrites(adGroup.id, 1);
  tab = await rig.openAdsManager('ad', 'rows:100', below(other.id));
  await tab.roots.clickInRow(ad.id, 'pause');
  await tab.untilChip(ad.id, proved);

  const popup = await rig.openOwn('popup');
  for (const { name } of [campaign, adGroup, ad]) await verdict(popup, name, proved).waitFor();
  await popup.close();
  expect(asked(campaign.id)).toEqual(['campaign/status/update/ DISABLE']);
  expect(asked(adGroup.id)).toEqual(['adgroup/status/update/ DISABLE']);
  expect(asked(ad.id)).toEqual(['ad/status/update/ DISABLE']);
  expect([campaign.switch, adGroup.switch, ad.switch]).toEqual(['off', 'off', 'off']);
});

test('Undo takes a pause back with one click', async () => {
  const campaign = rig.onTop('Spring Sale – Retargeting');
  tab = await rig.openAdsManager();
  await tab.press('pause', campaign.name);
  await tab.roots.click('button', inEnglish('common_undo'));
  await tab.untilChip(campaign.id, inEnglish('common_resumed'));
  expect(asked(campaign.id)).toEqual(['campaign/status/update/ DISABLE', 'campaign/status/update/ ENABLE']);
  expect(campaign.switch).toBe('on');
});

test('a resume states the money that may be spent, and only then can be confirmed', async () => {
  const campaign = rig.onTop('Paused last month');
  tab = await rig.openAdsManager();
  await tab.press('resume', campaign.name);
  await tab.untilAsked('resume', campaign.name);
  await tab.roots.waitFor('StaticText', inEnglish('common_resume_daily', '$240.00'));
  expect(rig.writesTo(campaign.id)).toEqual([]);
  await tab.confirm('resume');
  await tab.untilChip(campaign.id, inEnglish('common_resumed'));
  expect(asked(campaign.id)).toEqual(['campaign/status/update/ ENABLE']);
});

describe('ending', () => {
  const name = 'Camp kitchen | Lookalike 1% | 026';

  test('Escape, Cancel and a held Enter do not end anything', async () => {
    const campaign = rig.onTop(name);
    tab = await rig.openAdsManager();
    const { keyboard } = tab.page;
    await tab.press('end', name);
    await tab.untilAsked('end', name);
    await keyboard.press('Escape');
    await tab.roots.waitForGone('dialog', /./);

    await tab.press('end', name);
    await tab.untilAsked('end', name);
    await tab.roots.click('button', inEnglish('common_cancel'));
    await tab.roots.waitForGone('dialog', /./);

    // The focus is back on End: Enter opens the question, and its repeats must not answer it.
    await until(
      async () => (await tab.roots.focused()) === inEnglish('common_end_named', name),
      'the focus on End',
    );
    for (let press = 0; press < 5; press += 1) await keyboard.down('Enter');
    await tab.untilAsked('end', name);
    await keyboard.up('Enter');
    await keyboard.press('Escape');
    await tab.roots.waitForGone('dialog', /./);
    expect(rig.writesTo(campaign.id)).toEqual([]);
    expect(await rig.stored('holds')).toEqual([]);
  });

  test('an ended campaign is held off until the hold is lifted', async () => {
    const campaign = rig.onTop(name);
    tab = await rig.openAdsManager();
    await tab.press('end', name);
    await tab.untilAsked('end', name);
    await tab.confirm('end');
    await tab.untilTaken(campaign.id);
    expect(await rig.stored<{ name: string }>('holds')).toMatchObject([{ name }]);

    await tab.press('resume', name);
    await tab.untilAsked('resume', name);
    await tab.roots.waitFor('StaticText', inEnglish('common_resume_children'));
    const resume = () => tab.roots.waitFor('button', inEnglish('common_resume'));
    expect((await resume()).disabled).toBe(true);
    await tab.confirm('resume');
    expect(asked(campaign.id)).toEqual(['campaign/status/update/ DISABLE']);

    await tab.roots.click('checkbox', inEnglish('common_lift_hold'));
    await until(async () => !(await resume()).disabled, 'the resume that can be confirmed');
    await tab.confirm('resume');
    await tab.untilChip(campaign.id, inEnglish('common_resumed'));
    expect(campaign.switch).toBe('on');
    expect(await rig.stored('holds')).toEqual([]);
  });
});

test('with the keyboard alone: Tab to Pause, Enter', async () => {
  const campaign = rig.onTop('Copy of Evergreen');
  tab = await rig.openAdsManager();
  const pause = inEnglish('common_pause_named', campaign.name);
  await tab.roots.waitFor('button', pause);
  await until(
    async () => {
      if ((await tab.roots.focused()) === pause) return true;
      await tab.page.keyboard.press('Tab');
      return false;
    },
    'the focus on Pause',
    60_000,
  );
  await tab.page.keyboard.press('Enter');
  await rig.untilWrites(campaign.id, 1);
  expect(asked(campaign.id)).toEqual(['campaign/status/update/ DISABLE']);
});
