import type { Verdict } from '@/utils/core/verdict';
import { formatMoment } from '../format-time';
import { readerLocale, words } from '../words';

type Seen = Pick<Verdict, 'seenThrough' | 'watchedUntil'>;

/** Through what TikTok was seen and until when, and so what cannot be known; said, not left out. */
export function OrderSight({ verdict: { seenThrough, watchedUntil } }: { verdict: Seen }) {
  const inPage = seenThrough.includes('page-session');
  if (!inPage && watchedUntil === null) return null;
  const alone = seenThrough.length === 1;
  return (
    <p class="quiet-line order-sight">
      {inPage && words(alone ? 'popup_seen_in_page' : 'popup_seen_in_both')}
      {inPage && alone && <> {words('popup_page_limits')}</>}
      {watchedUntil !== null && (
        <> {words('popup_watched_until', formatMoment(watchedUntil, Date.now(), readerLocale()))}</>
      )}
    </p>
  );
}
