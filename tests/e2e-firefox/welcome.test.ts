import { afterAll, beforeAll, expect, test } from 'vitest';
import { objections } from '../support/axe';
import { inEnglish } from '../support/english';
import { until } from '../support/until';
import { FirefoxRig, inFirefox, untilVerdict } from './rig';
import type { FirefoxTab } from './tab';

const [STOPS, LEAKS, COMES_BACK, PROMOTE] = (['stops', 'leaks', 'comes_back', 'promote'] as const).map(
  (one) => inEnglish(`practice_campaign_${one}`),
) as [string, string, string, string];

inFirefox('the welcome page and the practice in it, in Firefox', () => {
  let rig: FirefoxRig;
  let welcome: FirefoxTab;

  beforeAll(async () => {
    rig = await FirefoxRig.start();
  });
  afterAll(() => rig?.stop());

  const press = (name: string) => welcome.click('button', name);
  /** Lets hours pass in the practice, each when the one before is over. */
  const hoursLater = async (hours: number) => {
    const rests = `document.querySelector('.practice-clock').getAttribute('aria-busy') === 'false'`;
    for (let hour = 0; hour < hours; hour++) {
      await press(inEnglish('practice_hour'));
      await until(() => welcome.evaluate<boolean>(rests), 'the hour to pass');
    }
  };
  const seen = () => welcome.evaluate<number>(`document.querySelectorAll('.practice-done').length`);

  test('it opens by itself after the install, and nobody is kept out', async () => {
    welcome = await rig.firefox.tabAt(rig.firefox.own('welcome'));
    await welcome.untilText(inEnglish('welcome_title'));
    await welcome.untilText(inEnglish('welcome_may_ads_manager'));
    expect(await objections(welcome)).toEqual([]);
  });

  test('everything in the practice is done, to its end', async () => {
    await press(inEnglish('practice_start'));
    for (const name of [STOPS, LEAKS, COMES_BACK]) await press(inEnglish('common_pause_named', name));
    await hoursLater(6);
    await untilVerdict(welcome, STOPS, inEnglish('common_stage_confirmed'));
    await untilVerdict(welcome, LEAKS, inEnglish('common_flag_still_spending'));
    await untilVerdict(welcome, COMES_BACK, inEnglish('common_flag_turned_back_on'));
    await press(inEnglish('popup_watch_named', PROMOTE));
    await until(async () => (await seen()) === 4, 'all four things to have been seen');
    expect(await objections(welcome)).toEqual([]);
    await press(inEnglish('practice_end'));
    await welcome.untilText(inEnglish('practice_start'));
  });

  test('nothing of it reached TikTok or the real store, and it is gone with its end', async () => {
    expect(rig.simulator.journal.entries()).toEqual([]);
    for (const table of ['orders', 'evidence', 'advertisers'])
      expect(await rig.stored(table), table).toEqual([]);
    const names = `indexedDB.databases().then((all) => all.map(({ name }) => name))`;
    await until(
      async () => (await welcome.evaluate<string[]>(names)).join() === 'standstill',
      'the practice to be forgotten',
    );
  });
});
