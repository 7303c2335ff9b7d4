import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { objections } from '../support/axe';
import { inEnglish } from '../support/english';
import { storeStories, UNDONE, undone } from '../support/told-stories';
import { until } from '../support/until';
import { FirefoxRig, inFirefox, untilVerdict } from './rig';
import type { FirefoxTab } from './tab';

inFirefox('the report of an order, in Firefox', () => {
  let rig: FirefoxRig;
  let report: FirefoxTab;

  beforeAll(async () => {
    rig = await FirefoxRig.start();
    await (await rig.connect()).close();
    await storeStories(rig, undone());
  });
  afterAll(() => rig?.stop());

  const save = (key: Parameters<typeof inEnglish>[0]) =>
    rig.firefox.saving(() => report.click('button', inEnglish(key)));
  const texts = (selector: string) =>
    report.evaluate<string[]>(`[...document.querySelectorAll('${selector}')].map((one) => one.textContent)`);

  test('is opened from the card of the stop, and says what may be said', async () => {
    const popup = await rig.openOwn('popup');
    await untilVerdict(popup, UNDONE.name, inEnglish('common_flag_turned_back_on'));
    await popup.click('a', inEnglish('report_link'));
    report = await rig.firefox.tabAt(rig.firefox.own('report'));
    await report.untilText(UNDONE.name);
    await until(
      async () => (await texts('.verdict')).join().includes(inEnglish('common_flag_turned_back_on')),
      'the verdict',
    );
  });

  test('shows the ladder, rung by rung', async () => {
    const rungs = await texts('.ladder-table .stage-name');
    expect(rungs).toContain(inEnglish('common_stage_switched_off'));
    expect(rungs).toContain(inEnglish('common_stage_confirmed'));
    // What was proved before somebody turned it on does not hold any more.
    expect((await texts('.ladder-table td[colspan]')).at(-1)).toBe(inEnglish('report_not_any_more'));
  });

  test('draws the money around the stop', async () => {
    const inks = `(() => {
      const canvas = document.querySelector('[role=img] canvas');
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      const inks = new Set();
      for (let at = 0; at < data.length; at += 4) inks.add([...data.slice(at, at + 3)].join());
      return [...inks];
    })()`;
    // The blue of delivery, the grey of the stop's hour and the red of a leak.
    const bars = ['11,92,173', '80,90,101', '176,30,26'];
    await until(async () => {
      const drawn = await report.evaluate<string[]>(inks);
      return bars.every((ink) => drawn.includes(ink));
    }, 'a bar of each colour');
  });

  test('axe has no objection to it', async () => {
    expect(await objections(report)).toEqual([]);
  });

  test('is saved as a case file and as tables', async () => {
    const spend = await save('report_save_spend');
    expect(spend.name).toMatch(/\.csv$/);
    expect(spend.text).toContain(',2026-03-10 17,UTC,2026-03-10T17:00:00.000Z,4.50,USD,410,leak');
    const timeline = await save('report_save_timeline');
    expect(timeline.text).toContain(inEnglish('report_event_answered_accepted'));
  });

  test('a saved case file is opened again and judged again; one that was changed is refused', async () => {
    const { name, path, text } = await save('report_save_case');
    expect(name).toMatch(/^standstill-case-\d+-\d{4}-\d\d-\d\d\.json$/);
    await report.untilText(inEnglish('support_log_case_file'));
    const choose = inEnglish('report_open_choose');
    await report.chooseFiles('input', choose, path);
    await report.untilText(inEnglish('report_whole', name));
    expect((await texts('.verdict')).join()).toContain(inEnglish('common_flag_turned_back_on'));
    await report.click('button', inEnglish('common_close'));

    await writeFile(path, text.replace('"4.50"', '"4.51"'));
    await report.chooseFiles('input', choose, path);
    await report.untilText(inEnglish('report_broken', name));
  });
});
