import { readFileSync } from 'node:fs';
import { inEnglish } from '../../support/english';
import { PROVED, proved, storeStories, UNDONE, undone } from '../../support/told-stories';
import type { Scene } from '../scene';
import { openUnwell } from '../unwell';

const SIZE = { width: 1080, height: 900 };

/** A stop that was proved, one that leaked and was undone, and a case file: opened, changed, and none at all. */
export const report: Scene = async ({ studio, rig: start }) => {
  const rig = await start({ campaigns: 30 });
  await (await rig.connect()).close();
  await storeStories(rig, undone(), proved());
  const page = await rig.openOwn('report');
  await page.setViewportSize(SIZE);
  await page.getByText(inEnglish('report_none_chosen'), { exact: true }).waitFor();
  await studio.take(page, 'report-none', { whole: true });
  for (const [name, { id }] of [
    ['report-proved', PROVED],
    ['report-undone', UNDONE],
  ] as const) {
    await page.goto(`${rig.own('report')}?order=${id}`);
    await page.locator('canvas').waitFor();
    await studio.take(page, name, { whole: true });
  }
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: inEnglish('report_save_case') }).click(),
  ]);
  const file = page.locator('input[type=file]');
  await file.setInputFiles(await download.path());
  await page.locator('.opened').waitFor();
  await studio.take(page, 'report-opened');
  await file.setInputFiles({
    name: 'letter.json',
    mimeType: 'application/json',
    buffer: Buffer.from('Dear'),
  });
  await page.getByText(inEnglish('report_no_case', 'letter.json')).waitFor();
  await studio.take(page, 'report-no-case');
  const whole = readFileSync(await download.path(), 'utf8');
  await file.setInputFiles({
    name: 'changed.json',
    mimeType: 'application/json',
    buffer: Buffer.from(whole.replaceAll('"330.00"', '"30.00"')),
  });
  await page.getByText(inEnglish('report_broken', 'changed.json')).waitFor();
  await studio.take(page, 'report-broken');
  await page.goto(`${rig.own('report')}?order=00000000-0000-4000-8000-000000000099`);
  await page.getByText(inEnglish('report_missing'), { exact: true }).waitFor();
  await studio.take(page, 'report-missing');
  for (const [name, store, said] of [
    ['report-loading', 'waits', inEnglish('popup_loading')],
    ['report-store-failed', 'fails', inEnglish('popup_store_failed')],
  ] as const) {
    const unwell = await openUnwell(rig, `${rig.own('report')}?order=${PROVED.id}`, { store }, SIZE);
    await unwell.getByText(said, { exact: true }).waitFor();
    await studio.take(unwell, name);
    await unwell.close();
  }
};
