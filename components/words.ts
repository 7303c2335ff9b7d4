import { browser } from 'wxt/browser';
import type english from '../public/_locales/en/messages.json';
import type { Sentence } from '@/utils/core/verdict';
import { formatMoney } from './format-money';
import { formatMoment } from './format-time';

/** `YYYY-MM-DD`; an hour is longer. */
const DAY_LENGTH = 10;

export type MessageKey = keyof typeof english;

/** Every sentence of one language, by its key. */
export type Sentences = Readonly<Record<string, string>>;

interface LookUp {
  getMessage(key: string, values: string[]): string;
}

/** Sentences of the language the person chose; empty while the browser's own language is spoken. */
let chosen: Sentences = {};

/** Speaks these sentences from now on. What they lack is said as the browser's own language says it. */
export function speak(sentences: Sentences): void {
  chosen = sentences;
}

/**
 * Language of numbers, money and times. The browser's own when the sentences are in it too, for it may name a
 * region (`en-GB`); else that of the sentences, so that nothing is written in two languages.
 */
export function readerLocale(): string {
  const spoken = words('common_locale');
  const browsers = browser.i18n.getUILanguage();
  return browsers.startsWith(spoken) ? browsers : spoken;
}

/**
 * A sentence in the user's language. Values fill `$1`…`$9` in the order given; numbers are written as the
 * language writes them. An unknown key gives the key itself, so that a gap is seen and never an empty button.
 */
export function words(key: MessageKey, ...values: (string | number)[]): string {
  return (
    message(
      key,
      // Only numbers need the reader's locale, for which the browser is asked each time.
      values.map((value) => (typeof value === 'number' ? value.toLocaleString(readerLocale()) : value)),
    ) || key
  );
}

/**
 * A sentence of core in the user's language. Core names its values; the message file numbers them, in
 * the order core gives them. What a value is follows from its name: `at` and `until` are moments in
 * milliseconds (on the reader's clock unless a zone is given), `amount` and `sum` are money in `currency`, `period` is an hour or a day of a report.
 */
export function say(sentence: Sentence, timeZone?: string): string {
  const { currency, ...said } = sentence.values;
  const values = Object.entries(said).map(([name, value]) => sayValue(name, value, currency ?? '', timeZone));
  return message(sentence.key, values) || sentence.key;
}

function sayValue(name: string, value: string, currency: string, timeZone?: string): string {
  switch (name) {
    case 'at':
    case 'until':
      return formatMoment(Number(value), Date.now(), readerLocale(), timeZone);
    case 'amount':
    case 'sum':
      return formatMoney(value, currency, readerLocale());
    case 'period':
      return value.length > DAY_LENGTH ? `${value}:00` : value;
    default:
      return value;
  }
}

/** The browser's own look-up unless a language was chosen. The browser's generated types know yesterday's keys. */
function message(key: string, values: string[]): string {
  return (
    chosen[key]?.replace(/\$(\d)/g, (_, number: number) => values[number - 1] ?? '') ??
    (browser.i18n as LookUp).getMessage(key, values)
  );
}
