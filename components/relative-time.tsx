import { formatMoment, formatRelative } from './format-time';
import { sentenceLocale } from './locale';
import { useNow } from './ticker';
import { words, type MessageKey } from './words';

/** A moment said relative to now inside of a sentence ("Last look 12s ago"); the exact time is its title. */
export function RelativeTime({ at, said }: { at: number; said: MessageKey }) {
  const now = useNow();
  const locale = sentenceLocale();
  return (
    <time dateTime={new Date(at).toISOString()} title={formatMoment(at, now, locale)}>
      {words(said, formatRelative(at, now, locale))}
    </time>
  );
}

/** A moment as a time of day, with the date when it is another day. */
export function Moment({ at }: { at: number }) {
  return <time dateTime={new Date(at).toISOString()}>{formatMoment(at, Date.now(), sentenceLocale())}</time>;
}
