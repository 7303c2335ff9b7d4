import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import english from '../../public/_locales/en/messages.json';
import { filesIn } from '../contract/sources';
import { inEnglish } from '../support/english';
import { Rig } from '../support/rig';
import { until } from '../support/until';

/** What a person chooses in the options page, and what it does: in our pages, in Ads Manager and to what is kept. */
const BUILD = '.output/chrome-mv3';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let folder: string;
let rig: Rig;

/** A language that nobody has to know, which runs from right to left: English in brackets behind an Arabic letter. */
const strange = (sentence: string) => `ع[${sentence}]`;

/** The build with one language more in it than the translators have made. */
function withStrangeLanguage(): string {
  folder = mkdtempSync(join(tmpdir(), 'standstill-build-'));
  cpSync(BUILD, folder, { recursive: true });
  for (const path of filesIn(folder).filter((name) => name.endsWith('.js'))) {
    const code = readFileSync(path, 'utf8');
    // The list of languages, as it is written into the build.
    const more = code.replace(/=\[("[a-zA-Z_]+",)*"en"(,"[a-zA-Z_]+")*\];/, '=["he","en"];');
    if (more !== code) writeFileSync(path, more);
  }
  const messages = Object.entries(english).map(([key, { message }]) => [
    key,
    { message: key === 'common_locale' ? 'he' : strange(message) },
  ]);
  mkdirSync(join(folder, '_locales/he'));
  writeFileSync(join(folder, '_locales/he/messages.json'), JSON.stringify(Object.fromEntries(messages)));
  return folder;
}

beforeAll(async () => {
  rig = await Rig.start({ campaigns: 30, extension: withStrangeLanguage() });
  await (await rig.connect()).close();
});
afterAll(async () => {
  await rig?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const synced = (page: Page) => page.evaluate<Record<string, unknown>>('chrome.storage.sync.get()');

async function objections(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(document, { runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'] })`,
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

test('the parts are reached from the page’s own navigation with the keyboard alone', async () => {
  const options = await rig.openOwn('options');
  const link = options.getByRole('link', { name: inEnglish('options_part_notifications') });
  await link.focus();
  await options.keyboard.press('Enter');
  await options.keyboard.press('Tab');
  const urgent = options.getByLabel(inEnglish('notify_urgent'));
  await until(() => urgent.evaluate((box) => box === document.activeElement), 'the focus to be in the part');
  await options.keyboard.press('Tab');
  await options.keyboard.press('Space');
  await until(
    async () => JSON.stringify((await synced(options)).notify).includes('"others":false'),
    'the choice to be stored',
  );
  await options.close();
});

test.each(['light', 'dark'] as const)(
  'with quiet hours and the question about erasing, axe has no objection (%s)',
  async (colorScheme) => {
    const options = await rig.openOwn('options');
    await options.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await options.getByLabel(inEnglish('notify_quiet_on')).check();
    await options.getByLabel(inEnglish('notify_urgent')).uncheck();
    await options.getByText(inEnglish('notify_urgent_off')).waitFor();
    expect(await objections(options)).toEqual([]);
    await options.getByRole('button', { name: inEnglish('options_erase') }).click();
    await options.getByRole('dialog').waitFor();
    expect(await objections(options)).toEqual([]);
    await options.getByRole('button', { name: inEnglish('common_cancel') }).click();
    await options.getByLabel(inEnglish('notify_urgent')).check();
    await options.getByLabel(inEnglish('notify_quiet_on')).uncheck();
    await options.close();
  },
);

test('a shorter watch counts for the next stop', async () => {
  const options = await rig.openOwn('options');
  await options.getByLabel(inEnglish('options_watch_for')).and(options.locator(':enabled')).selectOption('1');
  await until(async () => (await synced(options)).watchDays === 1, 'the choice to be stored');
  const [campaign] = rig.ordinary(1);
  const tab = await rig.openAdsManager();
  await tab.press('pause', campaign?.name ?? '');
  await rig.untilWrites(campaign?.id ?? '', 1);
  expect(await rig.stored<{ watchDays?: number }>('orders')).toMatchObject([{ watchDays: 1 }]);
  await options.close();
});

test('a chosen language is spoken in our pages at once, in Ads Manager after a reload, and from right to left', async () => {
  const options = await rig.openOwn('options');
  const popup = await rig.openOwn('popup');
  const choice = options.getByLabel(inEnglish('language_choice')).and(options.locator(':enabled'));
  await choice.selectOption('he');
  await options.getByRole('heading', { name: strange(inEnglish('language_title')) }).waitFor();
  await popup
    .getByText(strange(inEnglish('popup_campaigns')))
    .first()
    .waitFor();
  for (const page of [options, popup]) {
    expect(await page.evaluate('[document.documentElement.lang, document.documentElement.dir]')).toEqual([
      'he',
      'rtl',
    ]);
  }
  expect(await objections(options)).toEqual([]);
  const here = () => options.evaluate<{ sentences?: object }>('chrome.storage.local.get("sentences")');
  await until(async () => (await here()).sentences !== undefined, 'the worker to keep the sentences');
  const tab = await rig.newAdsManager();
  await tab.roots.waitFor('button', new RegExp(`^${strange('Pause ').replace('[', '\\[').slice(0, -1)}`));
  await tab.page.close();

  await options.getByLabel(strange(inEnglish('language_choice'))).selectOption('');
  await options.getByRole('heading', { name: inEnglish('language_title'), exact: true }).waitFor();
  await until(async () => (await here()).sentences === undefined, 'the worker to forget the sentences');
  await popup.close();
  await options.close();
});

test('everything but the token is saved as a file', async () => {
  const options = await rig.openOwn('options');
  const [download] = await Promise.all([
    options.waitForEvent('download'),
    options.getByRole('button', { name: inEnglish('options_export') }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^standstill-\d{4}-\d\d-\d\d\.json$/);
  const text = readFileSync(await download.path(), 'utf8');
  const file = JSON.parse(text) as { format: string; tables: Record<string, unknown[]> };
  expect(file.format).toBe('standstill-export');
  expect(file.tables.orders).toHaveLength(1);
  expect(file.tables.evidence?.length).toBeGreaterThan(3);
  const secrets = await rig.stored<{ token: string }>('secrets');
  expect(secrets).toHaveLength(1);
  expect(text).not.toContain(secrets[0]?.token);
  await options.close();
});

test('everything is erased after the word was typed, and Standstill starts anew', async () => {
  const options = await rig.openOwn('options');
  await options.getByRole('button', { name: inEnglish('options_erase') }).click();
  const dialog = options.getByRole('dialog');
  const confirm = dialog.getByRole('button', { name: inEnglish('options_erase') });
  expect(await confirm.isDisabled()).toBe(true);
  const word = inEnglish('options_erase_word');
  await dialog.getByLabel(inEnglish('options_erase_type', word)).fill(word);
  const closed = options.waitForEvent('close');
  await confirm.click();
  await closed;
  const after = await whenStarted(() => rig.openOwn('options'));
  await after.getByRole('heading', { name: inEnglish('connect_title') }).waitFor();
  expect(await synced(after)).toEqual({});
  for (const table of ['orders', 'evidence', 'secrets', 'connections', 'advertisers']) {
    expect([table, await rig.stored(table)]).toEqual([table, []]);
  }
});

/** The browser refuses our pages for the moment in which the extension starts. */
async function whenStarted(open: () => Promise<Page>): Promise<Page> {
  let page: Page | null = null;
  await until(async () => {
    page = await open().catch(() => null);
    return page !== null;
  }, 'Standstill to have started anew');
  if (page === null) throw new Error('Standstill did not start');
  return page;
}
