import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { objections } from '../support/axe';
import { welcomeOf } from '../support/chromium';
import { inEnglish } from '../support/english';
import { card, Rig, verdict } from '../support/rig';
import { until } from '../support/until';

/** The first page a person sees, and the practice in it, on the production build. */
const STOPS = inEnglish('practice_campaign_stops');
const LEAKS = inEnglish('practice_campaign_leaks');
const COMES_BACK = inEnglish('practice_campaign_comes_back');
let rig: Rig;
let welcome: Page;
const asked: string[] = [];

beforeAll(async () => {
  rig = await Rig.start({ campaigns: 10, keepWelcome: true });
  rig.browser.context.on('request', (request) => {
    if (!request.url().startsWith('chrome-extension://')) asked.push(request.url());
  });
  welcome = await welcomeOf(rig.browser.context);
});
afterAll(() => rig?.stop());

/** With the keyboard, as whoever uses no mouse does it. */
async function keyPress(name: string | RegExp): Promise<void> {
  const button = welcome.getByRole('button', { name, exact: true });
  await button.focus();
  await welcome.keyboard.press('Enter');
}

/** Lets hours pass in the practice, each when the one before is over. */
async function hoursLater(hours: number): Promise<void> {
  const clock = welcome.getByRole('group', { name: inEnglish('practice_clock') });
  for (let hour = 0; hour < hours; hour++) {
    await keyPress(inEnglish('practice_hour'));
    await until(async () => (await clock.getAttribute('aria-busy')) === 'false', 'the hour to pass');
  }
}

test('it opens once after the install, in front, and says what it may do', async () => {
  await welcome.getByRole('heading', { level: 1, name: inEnglish('welcome_title') }).waitFor();
  const greetings = () => rig.browser.context.pages().filter((page) => page.url().endsWith('/welcome.html'));
  expect(greetings()).toHaveLength(1);
  expect(await welcome.evaluate(() => document.visibilityState)).toBe('visible');
  await welcome.getByText(inEnglish('welcome_may_ads_manager')).waitFor();
  // A worker that starts again greets nobody.
  await rig.killWorker();
  const popup = await rig.openOwn('popup');
  await popup.getByText(inEnglish('popup_start')).waitFor();
  await until(() => rig.browser.context.serviceWorkers().length > 0, 'the worker to be back');
  await popup.close();
  expect(greetings()).toHaveLength(1);
});

test('a stop is practised from the press to the proof, with the keyboard alone', async () => {
  await keyPress(inEnglish('practice_start'));
  await keyPress(inEnglish('common_pause_named', STOPS));
  await card(welcome, STOPS).waitFor();
  await hoursLater(6);
  await verdict(welcome, STOPS, inEnglish('common_stage_confirmed')).waitFor();
});

test('so are a leak, which is found and stopped, and a rule that switches on again', async () => {
  await keyPress(inEnglish('common_pause_named', LEAKS));
  await keyPress(inEnglish('common_pause_named', COMES_BACK));
  await card(welcome, COMES_BACK).waitFor();
  await hoursLater(4);
  await verdict(welcome, LEAKS, inEnglish('common_flag_still_spending')).waitFor();
  await verdict(welcome, COMES_BACK, inEnglish('common_flag_turned_back_on')).waitFor();
  await keyPress(inEnglish('common_stop_part', inEnglish('practice_ad_group_first')));
  await card(welcome, inEnglish('practice_ad_group_first')).waitFor();
});

test.each(['light', 'dark'] as const)('nobody is kept out, in %s', async (colorScheme) => {
  await welcome.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  expect(await objections(welcome)).toEqual([]);
  await keyPress(inEnglish('common_end_named', COMES_BACK));
  await welcome.getByRole('dialog').waitFor();
  expect(await objections(welcome)).toEqual([]);
  await welcome.keyboard.press('Escape');
});

test('nothing of it reached TikTok, the worker or the real store, and it is gone with its page', async () => {
  expect(asked).toEqual([]);
  expect(rig.simulator.journal.entries()).toEqual([]);
  for (const table of ['orders', 'evidence', 'entities', 'advertisers'])
    expect(await rig.stored(table), table).toEqual([]);
  const inside = await rig.insider();
  const names = () =>
    inside.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''));
  expect((await names()).filter((name) => name.startsWith('standstill-practice-'))).toHaveLength(1);
  await welcome.close();
  await until(async () => (await names()).join() === 'standstill', 'the practice to be forgotten');
});
