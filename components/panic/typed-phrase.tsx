import { useId } from 'preact/hooks';
import { TypedInput } from '../typed-input';
import { words } from '../words';

/** Whether somebody typed the phrase that was asked for; capitals and white space do not matter. */
export function isThePhrase(typed: string, phrase: string, locale: string): boolean {
  const fold = (text: string) =>
    text.normalize('NFKC').toLocaleLowerCase(locale).replace(/\s+/gu, ' ').trim();
  return fold(typed) !== '' && fold(typed) === fold(phrase);
}

/** Asks for a phrase of the person's own language to be typed, so that nothing this wide happens by a slip. */
export function TypedPhrase(props: { phrase: string; typed: string; onTyped: (typed: string) => void }) {
  const { phrase, typed, onTyped } = props;
  const id = useId();
  return (
    <div class="typed-name">
      <label for={id}>{words('panic_type', phrase)}</label>
      <TypedInput id={id} value={typed} onTyped={onTyped} />
    </div>
  );
}

/** The same test in the language of the sentences shown. */
export function isTyped(typed: string, phrase: string): boolean {
  return isThePhrase(typed, phrase, words('common_locale'));
}
