import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { judge } from '@/utils/core/judge';
import { objections } from '../support/axe';
import { inEnglish } from '../support/english';
import { card, Rig, TOKEN } from '../support/rig';
import { storeStories, UNDONE, undone } from '../support/told-stories';
import { until } from '../support/until';

/** One order's report: opened from its card, given out, and opened again from the file. */
let rig: Rig;
let report: Page;
const { id: ID, name: NAME, person: PERSON } = UNDONE;

beforeAll(async () => {
  rig = await Rig.start({ campaigns: 30 });
  await (await rig.connect()).close();
  await storeStories(rig, undone());
});
afterAll(() => rig?.stop());

const button = (key: Parameters<typeof inEnglish>[0]) => report.getByRole('button', { name: inEnglish(key) });
/** The colours in a canvas. */
const inksOf = (chart: Locator) =>
  chart.evaluate((one) => {
    const canvas = one as HTMLCanvasElement;
    const { data = [] } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
    const inks = new Set<string>();
    for (let at = 0; at < data.length; at += 4) inks.add(`${data[at]},${data[at + 1]},${data[at + 2]}`);
    return [...inks];
  });
/** Presses what saves a file, and gives what is in it. */
async function saved(key: Parameters<typeof inEnglish>[0]): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([report.waitForEvent('download'), button(key).click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}
const open = (name: string, text: string) =>
  report
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });

test('is opened from the card of the stop, and says what may be said', async () => {
  const popup = await rig.openOwn('popup');
  const link = card(popup, NAME).getByRole('link', { name: inEnglish('report_link') });
  [report] = await Promise.all([popup.waitForEvent('popup'), link.click()]);
  await report.getByRole('heading', { level: 1, name: NAME }).waitFor();
  const { order, evidence } = undone();
  const { flags } = judge(order, evidence, Date.now());
  expect(flags.map(({ flag }) => flag)).toContain('turned-back-on');
  await report.locator('.verdict').getByText(inEnglish('common_flag_turned_back_on')).waitFor();
  await popup.close();
});

test('draws the money around the stop, and tells the leak in words too', async () => {
  const canvas = report.getByRole('img', { name: /Bars of the spend/ }).locator('canvas');
  // The blue of delivery, the grey of the stop's hour and the red of a leak.
  const bars = ['11,92,173', '80,90,101', '176,30,26'];
  await until(async () => {
    const inks = await inksOf(canvas);
    return bars.every((ink) => inks.includes(ink));
  }, 'a bar of each colour');
  const leak = report.getByRole('row', { name: /2026-03-10 17:00.*\$4\.50/ });
  expect(await leak.innerText()).toContain(inEnglish('report_means_leak'));
});

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test('axe finds nothing', async () => {
    await report.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await objections(report)).toEqual([]);
    await report.emulateMedia({ colorScheme: null });
  });
});

test('is saved as a case file without tokens, e-mails and names of people, which is noted', async () => {
  const { name, text } = await saved('report_save_case');
  expect(name).toMatch(/^standstill-case-\d+-\d{4}-\d\d-\d\d\.json$/);
  expect(text).toContain('"person-1"');
  for (const secret of [PERSON, TOKEN, '@']) expect(text).not.toContain(secret);
  await report.getByText(inEnglish('support_log_case_file')).waitFor();
});

test('gives a whole file back as it was, judged again', async () => {
  const { text } = await saved('report_save_case');
  await open('mine.json', text);
  await report.getByText(inEnglish('report_whole', 'mine.json')).waitFor();
  await report.getByText(/A file with this fingerprint was saved on this computer/).waitFor();
  await report.locator('.verdict').getByText(inEnglish('common_flag_turned_back_on')).waitFor();
  await button('common_close').click();
});

test('refuses a file that was changed, and says where', async () => {
  const { text } = await saved('report_save_case');
  await open('changed.json', text.replace('"4.50"', '"4.51"'));
  await report.getByText(inEnglish('report_broken', 'changed.json')).waitFor();
  const { evidence } = undone();
  const record = 1 + evidence.findIndex((item) => JSON.stringify(item).includes('"4.50"'));
  await report.getByText(inEnglish('report_broken_record', String(record))).waitFor();
  expect(await report.getByText(inEnglish('report_whole', 'changed.json')).count()).toBe(0);
});

test('is saved as tables', async () => {
  const spend = await saved('report_save_spend');
  expect(spend.text).toContain(',2026-03-10 17,UTC,2026-03-10T17:00:00.000Z,4.50,USD,410,leak');
  const timeline = await saved('report_save_timeline');
  expect(timeline.text).toContain(inEnglish('report_event_answered_accepted'));
});

test('remembers that a ticket was sent, and reminds of it', async () => {
  await report.getByLabel(inEnglish('support_ticket_number')).fill('5501234');
  await button('support_ticket_sent').click();
  await report.getByText(/You noted ticket 5501234 about this/).waitFor();
});

test('is what a click on a notification opens', async () => {
  const tabs = rig.browser.context.pages().length;
  await report.close();
  const worker = await rig.worker();
  await worker.evaluate(
    `chrome.notifications.onClicked.dispatch(${JSON.stringify(`${ID}:still-spending:1773160000000`)})`,
  );
  await until(() => rig.browser.context.pages().length === tabs, 'a tab');
  const opened = rig.browser.context.pages().at(-1);
  await opened?.getByRole('heading', { level: 1, name: NAME }).waitFor();
});
