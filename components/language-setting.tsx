import { LANGUAGES } from '@/utils/store/languages';
import { useLanguage } from './use-language';
import { words } from './words';

/** A language by its own name, so that whoever reads it finds it. */
function nameOf(language: string): string {
  const name = new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;
  const [first = '', ...rest] = name;
  return first.toLocaleUpperCase(language) + rest.join('');
}

/** In which language Standstill speaks: here, in Ads Manager and in notifications. */
export function LanguageSetting() {
  const [language, choose] = useLanguage();
  return (
    <section class="panel" aria-labelledby="language-title">
      <h2 id="language-title" class="panel-title">
        {words('language_title')}
      </h2>
      <label class="choice">
        {words('language_choice')}
        <select
          value={language ?? ''}
          disabled={language === undefined}
          aria-describedby="language-what"
          onChange={(event) => choose(event.currentTarget.value || null)}
        >
          <option value="">{words('language_browser')}</option>
          {LANGUAGES.map((one) => (
            <option key={one} value={one} lang={one}>
              {nameOf(one)}
            </option>
          ))}
        </select>
      </label>
      <p id="language-what" class="quiet-line">
        {words('language_what')}
      </p>
    </section>
  );
}
