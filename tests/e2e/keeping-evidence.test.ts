import { afterAll, beforeAll, expect, test } from 'vitest';
import { inEnglish } from '../support/english';
import { Rig } from '../support/rig';
import { until } from '../support/until';

/** How long the evidence of closed orders is kept is the person's choice, made in the options page. */
let rig: Rig;

beforeAll(async () => {
  rig = await Rig.start({ campaigns: 30 });
});
afterAll(() => rig?.stop());

const label = inEnglish('options_evidence_days');

test('is chosen with the keyboard alone, and stays chosen', async () => {
  const options = await rig.openOwn('options');
  const choice = options.getByLabel(label).and(options.locator(':enabled'));
  await choice.waitFor();
  expect(await choice.inputValue()).toBe('90');
  expect(await choice.getByRole('option').allInnerTexts()).toEqual(
    ['30', '90', '180', '365'].map((days) => `${days} days`),
  );
  await choice.focus();
  await options.keyboard.press('ArrowDown');
  const stored = () =>
    options.evaluate<Record<string, unknown>>('chrome.storage.sync.get("keepEvidenceDays")');
  await until(async () => (await stored()).keepEvidenceDays === 180, 'the choice to be stored');

  await options.reload();
  await choice.waitFor();
  expect(await choice.inputValue()).toBe('180');
  await options.close();
});
