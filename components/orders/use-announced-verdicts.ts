import { useEffect, useRef } from 'preact/hooks';
import { verdictWord } from '../names';
import { useNotices } from '../notices';
import type { JudgedOrder } from './judged-orders';

/** Reads changed verdicts aloud, new flags at once. What was there when the page opened is not repeated. */
export function useAnnouncedVerdicts(judged: readonly JudgedOrder[], ready: boolean): void {
  const { announce } = useNotices();
  const heard = useRef<Map<string, string> | null>(null);
  useEffect(() => {
    if (!ready) return;
    const before = heard.current;
    heard.current = new Map(judged.map(({ order, verdict }) => [order.id, verdictWord(verdict)]));
    if (before === null) return;
    const changed = judged.filter(
      ({ order, verdict }) =>
        before.get(order.id) !== undefined && before.get(order.id) !== verdictWord(verdict),
    );
    const flagged = changed.filter(({ verdict }) => verdict.flags.length > 0);
    const calm = changed.filter(({ verdict }) => verdict.flags.length === 0);
    if (flagged.length > 0) announce(spoken(flagged), true);
    if (calm.length > 0) announce(spoken(calm));
  }, [judged, ready]);
}

function spoken(judged: readonly JudgedOrder[]): string {
  return judged.map(({ order, verdict }) => `${order.seenName}: ${verdictWord(verdict)}`).join('. ');
}
