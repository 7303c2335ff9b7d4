import type { HostileMode } from '../../hostile-modes';
import type {} from '../counters';

/** Counts one deed of a mode, where tests can see it. */
export function did(mode: HostileMode, times = 1): void {
  const counts = (window.__hostile ??= {});
  counts[mode] = (counts[mode] ?? 0) + times;
}
