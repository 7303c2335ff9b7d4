import type { Gap } from '@/utils/core/verdict';
import { formatMoment } from '../format-time';
import { readerLocale, words } from '../words';
import { gapWords } from './gap-words';

/** When nobody watched; always shown, never papered over. */
export function OrderGaps({ gaps }: { gaps: Gap[] }) {
  if (gaps.length === 0) return null;
  const time = (at: number) => formatMoment(at, Date.now(), readerLocale());
  return (
    <ul class="order-gaps">
      {gaps.map(({ from, to, reason }) => {
        const why = words(gapWords(reason));
        return (
          <li key={from}>
            {to === null
              ? words('popup_gap_open', time(from), why)
              : words('popup_gap', time(from), time(to), why)}
          </li>
        );
      })}
    </ul>
  );
}
