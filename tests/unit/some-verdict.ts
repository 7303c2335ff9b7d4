import type { Verdict } from '@/utils/core/verdict';

/** A pause about which nothing is known yet, but for what is said. */
export function someVerdict(part: Partial<Verdict> = {}): Verdict {
  return {
    orderId: '1',
    action: 'pause',
    stage: 'requested',
    resumed: false,
    flags: [],
    said: { key: '', values: {} },
    tone: 'waiting',
    reachedAt: {},
    done: null,
    money: null,
    risks: [],
    gaps: [],
    watchedUntil: null,
    seenThrough: [],
    lastLookAt: null,
    nextLookAt: null,
    closed: false,
    ...part,
  };
}
