import { browser } from 'wxt/browser';
import type english from '../public/_locales/en/messages.json';
import type { Sentence } from '@/utils/core/verdict';
import { formatMoment } from './format-time';

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
 * the order core gives them. A value named `at` is a moment in milliseconds and is said as a time of day.
 */
export function say(sentence: Sentence): string {
  const values = Object.entries(sentence.values).map(([name, value]) =>
    name === 'at' ? formatMoment(Number(value), Date.now(), words('common_locale')) : value,
  );
  return message(sentence.key, values) || sentence.key;
}

/** The browser's own look-up. Its generated types know yesterday's keys; `MessageKey` knows today's. */
function message(key: string, values: string[]): string {
  const i18n = browser.i18n as { getMessage(key: string, values: string[]): string };
  return i18n.getMessage(key, values);
}
