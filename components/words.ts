import { browser } from 'wxt/browser';
import type english from '../public/_locales/en/messages.json';
import type { Sentence } from '@/utils/core/verdict';
import { formatMoney } from './format-money';
import { formatMoment } from './format-time';

/** `YYYY-MM-DD`; an hour is longer. */
const DAY_LENGTH = 10;

export type MessageKey = keyof typeof english;

/**
 * A sentence in the user's language. Values fill `$1`…`$9` in the order given.
 * An unknown key gives the key itself, so that a gap is seen and never an empty button.
 */
export function words(key: MessageKey, ...values: string[]): string {
  return message(key, values) || key;
}

/**
 * A sentence of core in the user's language. Core names its values; the message file numbers them, in
 * the order core gives them. What a value is follows from its name: `at` and `until` are moments in
 * milliseconds, `amount` is money in `currency`, `period` is an hour or a day of a report.
 */
export function say(sentence: Sentence): string {
  const { currency, ...said } = sentence.values;
  const values = Object.entries(said).map(([name, value]) => sayValue(name, value, currency ?? ''));
  return message(sentence.key, values) || sentence.key;
}

function sayValue(name: string, value: string, currency: string): string {
  switch (name) {
    case 'at':
    case 'until':
      return formatMoment(Number(value), Date.now(), words('common_locale'));
    case 'amount':
      return formatMoney(value, currency, browser.i18n.getUILanguage());
    case 'period':
      return value.length > DAY_LENGTH ? `${value}:00` : value;
    default:
      return value;
  }
}

/** The browser's own look-up. Its generated types know yesterday's keys; `MessageKey` knows today's. */
function message(key: string, values: string[]): string {
  const i18n = browser.i18n as { getMessage(key: string, values: string[]): string };
  return i18n.getMessage(key, values);
}
