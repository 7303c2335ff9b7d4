import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WorldCampaign } from '../simulator/world/types';
import { objections } from '../support/axe';
import { inEnglish } from '../support/english';
import { until } from '../support/until';
import { ReadAloud } from './aloud';
import { FirefoxRig, inFirefox, untilVerdict } from './rig';
import type { FirefoxTab } from './tab';

inFirefox('the desk, in Firefox', () => {
  let rig: FirefoxRig;
  let popup: FirefoxTab;
  let campaign: WorldCampaign;

  beforeAll(async () => {
    rig = await FirefoxRig.start();
    await (await rig.connect()).close();
  });
  afterAll(() => rig?.stop());

  test('a campaign is paused in the browser’s own popup, without a mouse', async () => {
    const own = await ReadAloud.show(rig.firefox, 'popup');
    // Only those in view are in the page.
    const ordinary = rig.everyOrdinary();
    campaign = await until(async () => {
      const said = await own.everything();
      const isThere = (name: string) =>
        said.some((one) => one.role === 'pushbutton' && one.name === inEnglish('common_pause_named', name));
      return ordinary.find(({ name }) => isThere(name));
    }, 'a campaign in view');
    await own.press(inEnglish('common_pause_named', campaign.name));
    await rig.untilWrites(campaign.id, 1);
    await own.until('heading', campaign.name);
    await own.hide();
  });

  test('it is switched off at TikTok by reads, and then no part of it can deliver', async () => {
    popup = await rig.openOwn('popup');
    await untilVerdict(popup, campaign.name, inEnglish('common_stage_nothing_can_run'));
    const rungs = `[...document.querySelectorAll('.rung:not(.rung-next) .rung-word')].map((one) => one.textContent)`;
    expect(await popup.evaluate(rungs)).toEqual([
      inEnglish('common_stage_requested'),
      inEnglish('common_stage_accepted'),
      inEnglish('common_stage_switched_off'),
      inEnglish('common_stage_nothing_can_run'),
    ]);
    expect(campaign.switch).toBe('off');
    expect(rig.writesTo(campaign.id)).toHaveLength(1);
  });

  test('axe has no objection to it', async () => {
    await popup.resize(420, 600);
    expect(await objections(popup)).toEqual([]);
  });

  test('the browser’s own sidebar shows the same', async () => {
    const sidebar = await ReadAloud.show(rig.firefox, 'sidebar');
    await sidebar.until('heading', campaign.name);
    await sidebar.until('text leaf', inEnglish('popup_group_proving'));
    await sidebar.until('text leaf', inEnglish('common_stage_nothing_can_run'));
    await sidebar.until('pushbutton', inEnglish('common_undo'));
    await sidebar.hide();
  });

  test('one press takes it back', async () => {
    await popup.click('button', inEnglish('common_undo'));
    await rig.untilWrites(campaign.id, 2);
    await untilVerdict(popup, campaign.name, inEnglish('common_resumed'));
    expect(campaign.switch).toBe('on');
  });
});
