import { browser } from 'wxt/browser';
import { chosenLanguage, LANGUAGES, sentencesPath, whenLanguageChanges } from '@/utils/store/languages';
import { fit, object, tableOf, text } from '@/utils/wire/shape';
import { speak, words, type Sentences } from './words';

/** Every package has it. */
const LAST_RESORT = 'en';

const messagesShape = tableOf(object({ message: text(4000, /\S/) }));

/**
 * The sentences of a language of the package.
 *
 * @throws Error when they are not there, or are not what they must be
 */
export async function sentencesOf(language: string): Promise<Sentences> {
  const answer = await fetch(browser.runtime.getURL(sentencesPath(language) as never));
  const messages = fit(messagesShape, await answer.json());
  if (!messages.ok) throw new Error(`The sentences in ${language} have another shape than they must have`);
  return Object.fromEntries(Object.entries(messages.value).map(([key, { message }]) => [key, message]));
}

/**
 * The language to load where the browser finds none of our sentences, although they are there; else null. Seen in
 * Chromium for pages that open while the process of another one of ours is being ended.
 */
function unspoken(): string | null {
  if (words('common_locale') !== 'common_locale') return null;
  const own = browser.i18n.getUILanguage();
  return LANGUAGES.find((language) => own.startsWith(language)) ?? LAST_RESORT;
}

/**
 * Speaks the language the person chose. Where that fails the browser's own is spoken: no language is worth a
 * page that stays empty.
 *
 * @returns the sentences spoken; none when they are the browser's own
 */
export async function speakChosenLanguage(): Promise<Sentences> {
  const sentences = await chosenLanguage()
    .then((language) => language ?? unspoken())
    .then((language) => (language === null ? {} : sentencesOf(language)))
    .catch(() => ({}));
  speak(sentences);
  return sentences;
}

/**
 * Speaks the chosen language in one of our own pages.
 *
 * @param show shows the page; called again whenever another language is chosen
 */
export async function speakInThisPage(show: () => void): Promise<void> {
  whenLanguageChanges(() => void speakChosenLanguage().then(show));
  await speakChosenLanguage();
  show();
}
