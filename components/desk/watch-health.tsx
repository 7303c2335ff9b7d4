import type { JudgedOrder } from '../orders/judged-orders';
import { RelativeTime } from '../relative-time';
import { useNow } from '../ticker';
import { words } from '../words';
import { healthOf } from './health';

/** Whether the stops are being watched: when TikTok was read last, when it is read next, and where nobody looks. */
export function WatchHealth({ judged }: { judged: readonly JudgedOrder[] }) {
  const now = useNow();
  const { followed, lastLookAt, nextLookAt, unwatched, withGaps } = healthOf(judged);
  if (followed === 0) return null;
  return (
    <p class="health">
      {lastLookAt === null ? (
        <span>{words('popup_not_looked')}</span>
      ) : (
        <RelativeTime at={lastLookAt} said="popup_last_look" />
      )}
      {nextLookAt !== null && (
        <>
          {' · '}
          {nextLookAt > now ? (
            <RelativeTime at={nextLookAt} said="popup_next_look" />
          ) : (
            <span>{words('popup_looking_now')}</span>
          )}
        </>
      )}
      {unwatched > 0 ? (
        <strong class="health-bad">{words('popup_health_unwatched', unwatched, followed)}</strong>
      ) : (
        withGaps > 0 && <span>{` · ${words('popup_health_gaps', withGaps, followed)}`}</span>
      )}
    </p>
  );
}
