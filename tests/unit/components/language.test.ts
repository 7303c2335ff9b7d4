import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { sentencesOf, speakChosenLanguage } from '@/components/language';
import { speak, words } from '@/components/words';
import { keepLanguage } from '@/entrypoints/background/page-language';
import { chooseLanguage, chosenLanguage, LANGUAGES, sentencesPath } from '@/utils/store/languages';

/** What the package answers for each of its files. */
let files: Record<string, unknown>;

beforeEach(() => {
  fakeBrowser.reset();
  fakeBrowser.runtime.getURL = ((path: string) => `chrome-extension://standstill${path}`) as never;
  fakeBrowser.i18n.getUILanguage = () => 'fr';
  fakeBrowser.i18n.getMessage = ((key: string) => `${key} en français`) as never;
  files = {
    '/_locales/en/messages.json': {
      common_locale: { message: 'en' },
      common_undo: { message: 'Undo', description: 'A button' },
      verdict_final: { message: 'Final at $1' },
      popup_orders: { message: 'Orders' },
    },
  };
  vi.stubGlobal('fetch', (url: string) => {
    const file = files[new URL(url).pathname];
    return file === undefined
      ? Promise.reject(new TypeError('Failed to fetch'))
      : Promise.resolve(Response.json(file));
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  speak({});
});

describe('the choice of a language', () => {
  it('is the browser’s own until the person says otherwise', async () => {
    expect(await chosenLanguage()).toBeNull();
    expect(await speakChosenLanguage()).toEqual({});
    expect(words('common_undo')).toBe('common_undo en français');
  });

  it('is loaded from the package where the browser finds no sentences', async () => {
    fakeBrowser.i18n.getUILanguage = () => 'tlh';
    fakeBrowser.i18n.getMessage = (() => '') as never;
    await speakChosenLanguage();
    expect(words('common_undo')).toBe('Undo');
    files['/_locales/en/messages.json'] = undefined;
    await speakChosenLanguage();
    expect(words('common_undo')).toBe('common_undo');
  });

  it('follows the person through the browser’s sync', async () => {
    await chooseLanguage('en');
    expect(await chosenLanguage()).toBe('en');
    expect((await fakeBrowser.storage.sync.get('language')).language).toBe('en');
    await chooseLanguage(null);
    expect(await chosenLanguage()).toBeNull();
  });

  it.each(['tlh', '', '../en', 'EN'])('is never %j, which the package lacks', async (language) => {
    await expect(chooseLanguage(language)).rejects.toThrow(RangeError);
    expect(await chosenLanguage()).toBeNull();
  });

  it.each(['tlh', 7, {}, null])('is the browser’s own when another version stored %j', async (stored) => {
    await fakeBrowser.storage.sync.set({ language: stored });
    expect(await chosenLanguage()).toBeNull();
  });

  it('knows the folder of every language of the package', () => {
    expect(LANGUAGES).toContain('en');
    expect(sentencesPath('pt-BR')).toBe('/_locales/pt_BR/messages.json');
  });
});

describe('a chosen language', () => {
  it('is spoken from the package’s own file', async () => {
    await chooseLanguage('en');
    await speakChosenLanguage();
    expect(words('common_undo')).toBe('Undo');
  });

  it.each([
    ['missing', undefined],
    ['no table', []],
    ['without a sentence', { common_undo: {} }],
    ['with an empty sentence', { common_undo: { message: ' ' } }],
    ['with a number', { common_undo: { message: 7 } }],
  ])('leaves the browser’s own when its file is %s', async (_, file) => {
    await chooseLanguage('en');
    files['/_locales/en/messages.json'] = file;
    await expect(sentencesOf('en')).rejects.toThrow();
    expect(await speakChosenLanguage()).toEqual({});
    expect(words('common_undo')).toBe('common_undo en français');
  });
});

describe('the worker', () => {
  const noFailure = (what: string, error: unknown) => expect.fail(`${what}: ${String(error)}`);
  const kept = async () => (await fakeBrowser.storage.local.get('sentences')).sentences;

  it('keeps for Ads Manager only what is said there, and nothing when nothing is chosen', async () => {
    await fakeBrowser.storage.local.set({ sentences: { common_undo: 'of an older version' } });
    const spoken = keepLanguage(noFailure);
    await spoken();
    expect(await kept()).toBeUndefined();

    await chooseLanguage('en');
    await vi.waitFor(async () =>
      expect(await kept()).toEqual({
        common_locale: 'en',
        common_undo: 'Undo',
        verdict_final: 'Final at $1',
      }),
    );
    await spoken();
    expect(words('popup_orders')).toBe('Orders');

    await chooseLanguage(null);
    await vi.waitFor(async () => expect(await kept()).toBeUndefined());
    expect(words('popup_orders')).toBe('popup_orders en français');
  });

  it('brings what an update says otherwise', async () => {
    await chooseLanguage('en');
    await fakeBrowser.storage.local.set({ sentences: { common_undo: 'Revoke' } });
    await keepLanguage(noFailure)();
    expect(await kept()).toMatchObject({ common_undo: 'Undo' });
  });
});
