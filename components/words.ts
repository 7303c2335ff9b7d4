import { browser } from 'wxt/browser';
import type english from '../public/_locales/en/messages.json';
import type { Sentence } from '@/utils/core/verdict';

export type MessageKey = keyof typeof english;

/**
 * A sentence in the user's language. Values fill `$1`…`$9` in the order given.
 * An unknown key gives the key itself, so that a gap is seen and never an empty button.
 */
export function words(key: MessageKey, ...values: string[]): string {
  return browser.i18n.getMessage(key, values) || key;
}

/**
 * A sentence of core in the user's language. Core names its values; the message file numbers them, in
 * the order core gives them.
 */
export function say(sentence: Sentence): string {
  return browser.i18n.getMessage(sentence.key as MessageKey, Object.values(sentence.values)) || sentence.key;
}
