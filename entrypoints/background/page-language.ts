import { browser } from 'wxt/browser';
import { speakChosenLanguage } from '@/components/language';
import type { Sentences } from '@/components/words';
import { whenLanguageChanges } from '@/utils/store/languages';

/** Sentences that only our own pages say. */
const OWN_PAGES = /^(?:popup|options|connect|language|notify|welcome|panic)_/;

/**
 * Makes the worker speak the language the person chose, and keeps its sentences where the script in Ads Manager
 * finds them: that script must stay small, and the files of the package are not open to pages. Done at every
 * start, for an update may have brought other sentences.
 *
 * @returns a function that waits until the language is spoken
 */
export function keepLanguage(onFailure: (what: string, error: unknown) => void): () => Promise<void> {
  const change = async () => {
    const sentences = sayableInPage(await speakChosenLanguage());
    if (Object.keys(sentences).length === 0) await browser.storage.local.remove('sentences');
    else await browser.storage.local.set({ sentences });
  };
  let spoken = Promise.resolve();
  const begin = () => {
    spoken = spoken.then(change).catch((error: unknown) => onFailure('language', error));
  };
  whenLanguageChanges(begin);
  begin();
  return () => spoken;
}

function sayableInPage(sentences: Sentences): Sentences {
  return Object.fromEntries(Object.entries(sentences).filter(([key]) => !OWN_PAGES.test(key)));
}
