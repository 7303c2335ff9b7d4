import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SEED_ADVERTISERS } from '../simulator/world/seed';
import { inEnglish } from '../support/english';
import { objections } from '../support/axe';
import { Rig, TOKEN } from '../support/rig';
import { until } from '../support/until';

/** Stopping everything in two accounts, what became of each campaign, and undoing exactly that. */
let rig: Rig;
let popup: Page;
const ACCOUNTS = [SEED_ADVERTISERS.newYork, SEED_ADVERTISERS.tokyo];
const PHRASE = inEnglish('panic_phrase');
const UNDO_PHRASE = inEnglish('panic_undo_phrase');

beforeAll(async () => {
  rig = await Rig.start({ campaigns: 26 });
  await (await rig.connect(JSON.stringify({ access_token: TOKEN, advertiser_ids: ACCOUNTS }))).close();
  popup = await openPopup();
});
afterAll(() => rig?.stop());

async function openPopup(): Promise<Page> {
  const page = await rig.openOwn('popup');
  await page.setViewportSize({ width: 424, height: 600 });
  return page;
}

const all = () => ACCOUNTS.flatMap((id) => rig.simulator.world.campaignsOf(id));
const switches = () => new Map(all().map(({ id, switch: is }) => [id, is]));
const UNSTOPPABLE = new Set(['promote', 'reach-frequency', 'topview']);
/** What a stop of everything is for. */
const stoppable = () => all().filter(({ kind }) => !UNSTOPPABLE.has(kind));
const dialog = () => popup.getByRole('dialog');
const button = (key: Parameters<typeof inEnglish>[0], ...values: string[]) =>
  popup.getByRole('button', { name: inEnglish(key, ...values), exact: true });
const strip = () => popup.getByRole('region', { name: inEnglish('panic_run_title') });

/** Clean in light and in dark. */
async function expectNoObjections(): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await popup.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await objections(popup)).toEqual([]);
  }
}

let before: Map<string, string>;
let unknown: { id: string; name: string };

test('asks with what is on and what it costs, and does nothing before the phrase is typed', async () => {
  await button('panic_open').click();
  const on = stoppable().filter((one) => one.switch === 'on');
  await dialog()
    .getByText(inEnglish('panic_total', String(on.length), '2'))
    .waitFor();
  await until(async () => !(await dialog().getByText(inEnglish('panic_reading')).isVisible()), 'all lists');
  const text = await dialog().textContent();
  expect(text).toContain('Promote: new video views');
  expect(text).toContain(inEnglish('common_cannot_stop_topview'));
  expect(text).toContain(
    inEnglish('panic_gmv_max', String(on.filter(({ kind }) => kind === 'gmv-max').length)),
  );
  await expectNoObjections();
  const confirm = dialog().getByRole('button', { name: inEnglish('panic_confirm') });
  expect(await confirm.isDisabled()).toBe(true);
  await dialog().getByRole('textbox').fill('stop');
  expect(await confirm.isDisabled()).toBe(true);
  expect(rig.writes()).toEqual([]);
});

test('stops each campaign that is on; one answer is lost, which is read again and not sent again', async () => {
  before = switches();
  unknown = rig.ordinary(1)[0] ?? unknown;
  rig.simulator.faults.arm({ name: 'write-lost-after', campaign: unknown.id, times: 1 });
  await dialog().getByRole('textbox').fill(PHRASE.toUpperCase());
  await dialog()
    .getByRole('button', { name: inEnglish('panic_confirm') })
    .click();
  await until(() => rig.writes().length > 0, 'the first write');
  // Whoever closes the popup in the middle finds the progress when it is opened again.
  await popup.close();
  popup = await openPopup();
  await strip().waitFor();
  const legacy = (kind: string) => kind === 'legacy-smart-plus';
  await until(
    () => stoppable().every((one) => one.switch !== 'on' || legacy(one.kind)),
    'everything to be off',
    60_000,
  );
  expect(rig.writesTo(unknown.id)).toHaveLength(1);
  const wasOff = [...before].filter(([, is]) => is === 'off').map(([id]) => id);
  for (const id of wasOff) expect(rig.writesTo(id)).toEqual([]);
});

test('tells what became of each, and what cannot be stopped with the place to go', async () => {
  await button('panic_see').click();
  const rows = dialog()
    .getByRole('listitem')
    .filter({ has: popup.locator('.panic-row') });
  const promote = rows.filter({ hasText: 'Promote: new video views' });
  await promote.getByText(inEnglish('panic_left_cannot')).waitFor();
  await promote.getByRole('link').waitFor();
  const wished = [...before].filter(
    ([id, is]) => is === 'on' && stoppable().some((one) => one.id === id),
  ).length;
  await dialog()
    .getByText(inEnglish('panic_n_off', String(wished), String(wished)))
    .waitFor({ timeout: 90_000 });
  await expectNoObjections();
  await dialog()
    .getByRole('button', { name: inEnglish('common_close') })
    .click();
});

test('an undo restores exactly what was on before', async () => {
  await button('panic_undo').click();
  await dialog()
    .getByText(/May again spend .* every day/)
    .first()
    .waitFor();
  await expectNoObjections();
  const confirm = dialog().getByRole('button', { name: inEnglish('panic_undo_confirm') });
  expect(await confirm.isDisabled()).toBe(true);
  await dialog().getByRole('textbox').fill(UNDO_PHRASE);
  await confirm.click();
  await until(
    () => [...before].every(([id, is]) => switches().get(id) === is),
    'the switches as before',
    60_000,
  );
  const undone = String(
    [...before].filter(
      ([id, is]) => is === 'on' && rig.writesTo(id).some(({ body }) => body.includes('ENABLE')),
    ).length,
  );
  await dialog()
    .getByText(inEnglish('panic_n_on', undone, undone))
    .waitFor({ timeout: 90_000 });
  expect(switches()).toEqual(before);
  await expectNoObjections();
});
