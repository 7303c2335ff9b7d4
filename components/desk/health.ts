import type { JudgedOrder } from '../orders/judged-orders';

export interface Health {
  /** Orders that are looked at still. */
  followed: number;
  /** Our clock; null when TikTok was never read for any of them. */
  lastLookAt: number | null;
  nextLookAt: number | null;
  /** Of the followed: those that nobody watches now, because a look that was due did not happen. */
  unwatched: number;
  /** Of the followed: those that were not watched for a while. */
  withGaps: number;
}

/** How well the orders are watched, all together. */
export function healthOf(judged: readonly JudgedOrder[]): Health {
  const followed = judged.map(({ verdict }) => verdict).filter(({ closed }) => !closed);
  const looks = followed.flatMap(({ lastLookAt }) => lastLookAt ?? []);
  const next = followed.flatMap(({ nextLookAt }) => nextLookAt ?? []);
  return {
    followed: followed.length,
    lastLookAt: looks.length === 0 ? null : Math.max(...looks),
    nextLookAt: next.length === 0 ? null : Math.min(...next),
    unwatched: followed.filter(({ gaps }) => gaps.some(({ to }) => to === null)).length,
    withGaps: followed.filter(({ gaps }) => gaps.length > 0).length,
  };
}
