import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { readerLocale, say, speak, words } from '@/components/words';
import { inEnglish } from '../../support/english';

/** A browser that speaks English, as far as its language goes. */
function browserIn(language: string): void {
  fakeBrowser.i18n.getUILanguage = () => language;
  fakeBrowser.i18n.getMessage = ((key: never, values?: string[]) => {
    try {
      return inEnglish(key, ...(values ?? []));
    } catch {
      return '';
    }
  }) as never;
}

beforeEach(() => browserIn('en-GB'));
afterEach(() => speak({}));

describe('without a choice', () => {
  it('the browser looks its sentences up', () => {
    expect(words('common_pause_named', 'Spring')).toBe('Pause Spring');
  });

  it('a key that nobody knows is shown, so that the gap is seen', () => {
    expect(words('page_nothing' as never)).toBe('page_nothing');
  });

  it('numbers and money are written as in the browser’s region', () => {
    expect(readerLocale()).toBe('en-GB');
    expect(words('popup_waits', 12_345)).toContain('12,345');
  });

  it('a browser in a language the package lacks gets English sentences with English numbers', () => {
    browserIn('sv-SE');
    expect(readerLocale()).toBe('en');
  });
});

describe('with a language chosen', () => {
  const german = {
    common_locale: 'de',
    common_pause_named: '$1 pausieren',
    popup_found: 'Von $2: $1 gefunden ($1/$2)',
    common_risk_session_budget: 'Sitzung $1 hat $2 am Tag.',
    verdict_deleted: 'Gelöscht um $1.',
  };

  it('its sentences are said, with values in any order and as often as they stand there', () => {
    speak(german);
    expect(words('common_pause_named', 'Frühling')).toBe('Frühling pausieren');
    expect(words('popup_found', 3, 12_000)).toBe('Von 12.000: 3 gefunden (3/12.000)');
  });

  it('a value is never read as a gap or a pattern', () => {
    speak(german);
    expect(words('common_pause_named', '$1 $& $2')).toBe('$1 $& $2 pausieren');
  });

  it('money and moments of a verdict are written as it writes them', () => {
    speak(german);
    const values = { id: '7', amount: '1234.50', currency: 'EUR' };
    expect(say({ key: 'common_risk_session_budget', values }).replace(/\s/g, ' ')).toBe(
      'Sitzung 7 hat 1.234,50 € am Tag.',
    );
    const at = String(Date.UTC(2020, 4, 1, 12));
    expect(say({ key: 'verdict_deleted', values: { at } })).toMatch(/^Gelöscht um 0?1\.0?5\.2020, /);
  });

  it('what it lacks is said as the browser says it', () => {
    speak(german);
    expect(words('common_undo')).toBe(inEnglish('common_undo'));
  });

  it('the browser’s language is back when the choice is given up', () => {
    speak(german);
    speak({});
    expect(words('common_pause_named', 'Spring')).toBe('Pause Spring');
    expect(vi.isMockFunction(fakeBrowser.i18n.getMessage)).toBe(false);
  });
});
