import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiCalls, operationsOf, untilSwitches } from '../e2e/page-session/page-writes';
import { inEnglish } from '../support/english';
import { until } from '../support/until';
import { FirefoxRig, inFirefox, untilVerdict } from './rig';
import type { FirefoxTab } from './tab';

inFirefox('with nothing connected, in Firefox', () => {
  let rig: FirefoxRig;
  let list: FirefoxTab;

  beforeAll(async () => {
    rig = await FirefoxRig.start();
  });
  afterAll(() => rig?.stop());

  test('the row’s own switch is pressed once; Firefox starts the extension anew, and the proof comes into the row all the same', async () => {
    const campaign = rig.onTop('Spring Sale – Prospecting');
    const pauseIt = inEnglish('common_pause_named', campaign.name);
    list = await rig.firefox.open(rig.adsManager());
    await list.hover('button', pauseIt);
    await list.click('button', pauseIt);
    await untilSwitches(rig, campaign.id, 1);
    await rig.firefox.restartExtension();
    await list.untilText(inEnglish('common_stage_nothing_can_run'), 60_000);
    expect(operationsOf(rig, campaign.id)).toEqual(['disable']);
    expect(campaign.switch).toBe('off');
    const popup = await rig.whenStarted('popup');
    await untilVerdict(popup, campaign.name, inEnglish('common_stage_nothing_can_run'));
    await popup.close();
  });

  test('in the tab that stayed open each row has its buttons once, and they work', async () => {
    const twin = rig.onTop('Spring Sale – Retargeting');
    const pauseIt = inEnglish('common_pause_named', twin.name);
    await list.goto(rig.adsManager());
    await list.hover('button', pauseIt);
    await rig.firefox.restartExtension();
    await (await rig.whenStarted('popup')).close();
    await list.show();
    let buttons = 0;
    await until(
      async () => (buttons = await list.named('button', pauseIt)) === 1,
      () => `one Pause in the row; there are ${buttons}`,
    );
    await list.hover('button', pauseIt);
    await list.click('button', pauseIt);
    await untilSwitches(rig, twin.id, 1);
    await until(() => twin.switch === 'off', 'TikTok to switch it off');
    expect(operationsOf(rig, twin.id)).toEqual(['disable']);
    expect(apiCalls(rig)).toEqual([]);
  });
});
