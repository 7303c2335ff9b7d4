import { useEffect, useState } from 'preact/hooks';
import { chooseLanguage, chosenLanguage, whenLanguageChanges } from '@/utils/store/languages';

/** The language chosen: null for the browser's own, undefined until that is known; and a way to change it. */
export function useLanguage(): [string | null | undefined, (language: string | null) => void] {
  const [language, setLanguage] = useState<string | null>();
  useEffect(() => {
    void chosenLanguage().then(setLanguage);
    return whenLanguageChanges(setLanguage);
  }, []);
  return [language, (wanted) => void chooseLanguage(wanted)];
}
