import type { Gap } from '@/utils/core/verdict';
import { formatMoment } from '../format-time';
import { sentenceLocale } from '../locale';
import { words } from '../words';

/** When nobody watched; always shown, never papered over. */
export function OrderGaps({ gaps }: { gaps: Gap[] }) {
  if (gaps.length === 0) return null;
  const time = (at: number) => formatMoment(at, Date.now(), sentenceLocale());
  return (
    <ul class="order-gaps">
      {gaps.map(({ from, to, reason }) => {
        const why = words(reason === 'not-running' ? 'popup_gap_not_running' : 'popup_gap_problem');
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
