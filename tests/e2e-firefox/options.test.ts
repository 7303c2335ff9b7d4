import { afterAll, beforeAll, expect, test } from 'vitest';
import german from '../../public/_locales/de/messages.json';
import { objections } from '../support/axe';
import { inEnglish } from '../support/english';
import { until } from '../support/until';
import { ADD_ON_ID } from './firefox';
import { FirefoxRig, inFirefox } from './rig';
import type { FirefoxTab } from './tab';

inFirefox('the options page, in Firefox', () => {
  let rig: FirefoxRig;
  let options: FirefoxTab;

  beforeAll(async () => {
    rig = await FirefoxRig.start();
    options = await rig.connect();
  });
  afterAll(() => rig?.stop());

  const permissions = () =>
    rig.firefox.chrome<string[]>(`WebExtensionPolicy.getByID('${ADD_ON_ID}').permissions`);

  test('axe has no objection to it', async () => {
    expect(await objections(options)).toEqual([]);
  });

  test('a chosen language is spoken at once in our pages, and in Ads Manager', async () => {
    const popup = await rig.openOwn('popup');
    await options.show();
    await options.evaluate(`document.querySelector('[aria-describedby=language-what]').focus()`);
    await options.type('Deutsch');
    await options.untilText(german.language_title.message);
    await popup.untilText(german.popup_campaigns.message);
    expect(await options.evaluate('document.documentElement.lang')).toBe('de');
    const kept = `browser.storage.local.get('sentences').then(({ sentences }) => sentences !== undefined)`;
    await until(() => options.evaluate<boolean>(kept), 'the worker to keep the sentences');
    const list = await rig.firefox.open(rig.adsManager());
    const [campaign] = rig.ordinary(1);
    await list.goto(rig.adsManager());
    await list.hover('button', german.common_pause_named.message.replace('$1', campaign?.name ?? ''));
    await list.close();

    await options.show();
    await options.evaluate(`document.querySelector('[aria-describedby=language-what]').focus()`);
    await options.type(german.language_browser.message);
    await options.untilText(inEnglish('language_title'));
    await popup.close();
  });

  test('reading without a tab takes a permission, which Firefox gives without a question, and gives it back', async () => {
    const isOn = `document.querySelector('[aria-describedby=no-tab-what]').checked`;
    expect(await permissions()).not.toContain('cookies');
    await options.click('label', inEnglish('options_no_tab'));
    await until(() => options.evaluate<boolean>(isOn), 'the choice to be shown');
    expect(await permissions()).toContain('cookies');
    await options.click('label', inEnglish('options_no_tab'));
    await until(async () => !(await permissions()).includes('cookies'), 'the permission to be given back');
    expect(await options.evaluate(isOn)).toBe(false);
  });

  test('everything but the token is saved as a file', async () => {
    const { name, text } = await rig.firefox.saving(() =>
      options.click('button', inEnglish('options_export')),
    );
    expect(name).toMatch(/^standstill-\d{4}-\d\d-\d\d\.json$/);
    const file = JSON.parse(text) as { format: string; tables: Record<string, unknown[]> };
    expect(file.format).toBe('standstill-export');
    expect(file.tables['advertisers']).toHaveLength(1);
    const [secret] = await rig.stored<{ token: string }>('secrets');
    expect(secret?.token.length).toBeGreaterThan(5);
    expect(text).not.toContain(secret?.token);
  });

  test('everything is erased after the word was typed, and Standstill starts anew', async () => {
    await options.click('button', inEnglish('options_erase'));
    await options.click('input', 'erase-word');
    await options.type(inEnglish('options_erase_word'));
    await options.click('button', inEnglish('options_erase'));
    await until(
      async () => !(await rig.firefox.tabs()).some(({ url }) => url.startsWith(rig.firefox.own('options'))),
      'the page to be closed',
    );
    const after = await rig.whenStarted();
    await after.untilText(inEnglish('connect_title'));
    for (const table of ['orders', 'evidence', 'secrets', 'connections', 'advertisers'])
      expect(await rig.stored(table), table).toEqual([]);
  });
});
