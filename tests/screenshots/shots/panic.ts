import type { Page } from 'playwright-core';
import { SEED_ADVERTISERS } from '../../simulator/world/seed';
import { inEnglish } from '../../support/english';
import { TOKEN } from '../../support/rig';
import { until } from '../../support/until';
import type { Scene } from '../scene';
import { openUnwell } from '../unwell';

const POPUP = { width: 424, height: 600 };

/** The review before everything is stopped in two accounts, what became of it, and the review of its undoing. */
export const panic: Scene = async ({ rig: start, studio }) => {
  const rig = await start({ campaigns: 26 });
  const accounts = [SEED_ADVERTISERS.newYork, SEED_ADVERTISERS.tokyo];
  await (await rig.connect(JSON.stringify({ access_token: TOKEN, advertiser_ids: accounts }))).close();
  const page = await rig.openOwn('popup');
  await page.setViewportSize(POPUP);
  await page.getByRole('button', { name: inEnglish('panic_open'), exact: true }).click();
  await read(page);
  await studio.take(page, 'panic-review', { cramped: true });

  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(inEnglish('panic_phrase'));
  await studio.take(page, 'panic-ready');
  await dialog.getByRole('button', { name: inEnglish('panic_confirm') }).click();
  await until(() => rig.writes().length > 0, 'the first write');
  await until(() => dialog.getByText(inEnglish('panic_run_title')).isVisible(), 'what becomes of it');
  await studio.take(page, 'panic-run');

  await dialog.getByRole('button', { name: inEnglish('common_close') }).click();
  await page.getByRole('button', { name: inEnglish('panic_see'), exact: true }).waitFor();
  await studio.take(page, 'panic-strip', { cramped: true });
  await page.getByRole('button', { name: inEnglish('panic_undo'), exact: true }).click();
  await dialog.waitFor();
  await read(page);
  await studio.take(page, 'panic-undo');
  await page.close();

  const silent = await openUnwell(rig, rig.own('popup'), { worker: 'silent' }, POPUP);
  await silent.getByRole('button', { name: inEnglish('panic_open'), exact: true }).click();
  await read(silent);
  await studio.take(silent, 'panic-unread');
};

async function read(page: Page): Promise<void> {
  const reading = page.getByRole('dialog').getByText(inEnglish('panic_reading'));
  await until(async () => !(await reading.isVisible()), 'all lists');
}
