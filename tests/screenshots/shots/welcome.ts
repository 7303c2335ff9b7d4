import type { Page } from 'playwright-core';
import { welcomeOf } from '../../support/chromium';
import { inEnglish } from '../../support/english';
import { card, verdict } from '../../support/rig';
import { until } from '../../support/until';
import type { Scene } from '../scene';

/** What a person sees after the install, and the practice from its beginning to its flags. */
export const welcome: Scene = async ({ rig: start, studio }) => {
  const rig = await start({ keepWelcome: true, campaigns: 10 });
  const page = await welcomeOf(rig.browser.context);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('heading', { level: 1, name: inEnglish('welcome_title') }).waitFor();
  await studio.take(page, 'welcome', { whole: true });

  await page.getByRole('button', { name: inEnglish('practice_start') }).click();
  const [stops, leaks, comesBack] = [
    inEnglish('practice_campaign_stops'),
    inEnglish('practice_campaign_leaks'),
    inEnglish('practice_campaign_comes_back'),
  ];
  await page.getByRole('button', { name: inEnglish('common_pause_named', stops) }).waitFor();
  await studio.take(page, 'practice', { whole: true });

  for (const name of [stops, leaks, comesBack]) {
    await page.getByRole('button', { name: inEnglish('common_pause_named', name) }).click();
    await card(page, name).waitFor();
  }
  for (let hour = 0; hour < 6; hour++) await later(page, inEnglish('practice_hour'));
  await verdict(page, stops, inEnglish('common_stage_confirmed')).waitFor();
  await verdict(page, leaks, inEnglish('common_flag_still_spending')).waitFor();
  // The toast would cover a card.
  await page.getByRole('button', { name: inEnglish('common_close') }).click();
  await studio.take(page, 'practice-flags', { whole: true });

  await page.getByRole('button', { name: inEnglish('common_end_named', comesBack) }).click();
  await page.getByRole('dialog').waitFor();
  await studio.take(page, 'practice-end');
};

async function later(page: Page, push: string): Promise<void> {
  const clock = page.getByRole('group', { name: inEnglish('practice_clock') });
  await page.getByRole('button', { name: push }).click();
  await until(async () => (await clock.getAttribute('aria-busy')) === 'false', 'the time to pass');
}
