import { formatMoment, formatRelative } from './format-time';
import { useNow } from './ticker';
import { readerLocale, words, type MessageKey } from './words';

/** Some languages shorten an hour with a dot, and a sentence that ends with one needs no second. */
const TWO_DOTS = /\.\.$/;

/** A moment said relative to now inside of a sentence ("Last look 12s ago"); the exact time is its title. */
export function RelativeTime({ at, said }: { at: number; said: MessageKey }) {
  const now = useNow();
  const locale = readerLocale();
  return (
    <time dateTime={new Date(at).toISOString()} title={formatMoment(at, now, locale)}>
      {words(said, formatRelative(at, now, locale)).replace(TWO_DOTS, '.')}
    </time>
  );
}

/** A moment as a time of day, with the date when it is another day. */
export function Moment({ at }: { at: number }) {
  return <time dateTime={new Date(at).toISOString()}>{formatMoment(at, Date.now(), readerLocale())}</time>;
}
