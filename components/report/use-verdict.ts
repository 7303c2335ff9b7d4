import { useMemo, useRef } from 'preact/hooks';
import type { Case } from '@/utils/core/case-file/case';
import { judge } from '@/utils/core/judge';
import type { Verdict } from '@/utils/core/verdict';

/** What may be said of a case at that time. The same verdict stays the same object, so that nothing is drawn again. */
export function useVerdict({ order, evidence }: Case, now: number): Verdict {
  const before = useRef<Verdict | null>(null);
  return useMemo(() => {
    const fresh = judge(order, evidence, now);
    const old = before.current;
    if (old !== null && JSON.stringify(old) === JSON.stringify(fresh)) return old;
    before.current = fresh;
    return fresh;
  }, [order, evidence, now]);
}
