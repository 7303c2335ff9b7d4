import { storage } from '#imports';

/** The folders of `public/_locales`, as they were when the package was built: see `wxt.config.ts`. */
declare const LOCALE_FOLDERS: readonly string[];

/** Every language that is in the package, as BCP 47 tags. A folder more is a language more. */
export const LANGUAGES: readonly string[] = LOCALE_FOLDERS.map((folder) => folder.replace('_', '-'));

/** Where the sentences of a language are in the package. */
export function sentencesPath(language: string): string {
  return `/_locales/${language.replace('-', '_')}/messages.json`;
}

/** Null while the browser's own language is to be spoken. */
const language = storage.defineItem<string | null>('sync:language', { fallback: null, version: 1 });

/** The language the person chose, or null for the browser's own. */
export async function chosenLanguage(): Promise<string | null> {
  return languageIn(await language.getValue());
}

/**
 * Speaks this language from now on, here and on the person's other computers; null for the browser's own.
 *
 * @throws RangeError when the package does not have it
 */
export async function chooseLanguage(wanted: string | null): Promise<void> {
  if (wanted !== languageIn(wanted)) throw new RangeError(`There are no sentences in ${wanted}`);
  await language.setValue(wanted);
}

/** Tells when the choice changes here or on another computer; gives a way to stop listening. */
export function whenLanguageChanges(hear: (language: string | null) => void): () => void {
  return language.watch((chosen) => hear(languageIn(chosen)));
}

/** What is stored may come from a version that had other languages. */
function languageIn(stored: unknown): string | null {
  return LANGUAGES.find((one) => one === stored) ?? null;
}
