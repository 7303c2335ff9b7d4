import type { Evidence } from './evidence';
import { judge } from './judge';
import type { Order } from './order';

/** A verdict that is the same now and this much later is the same for good. Milliseconds. */
const FOR_GOOD = 10 * 365 * 24 * 60 * 60_000;

/**
 * What of an order's evidence the verdict and the case file need, oldest first; nothing is left out while there is
 * something to look for. Only reads in the middle of a stretch that says the same all along may go, and only those
 * that nothing in the verdict rests on: everything that was sent, answered, changed, found or left by a person stays,
 * and so do the first and the last read of each stretch.
 *
 * @param now our clock, milliseconds since the epoch
 */
export function compact(order: Order, evidence: readonly Evidence[], now: number): Evidence[] {
  let kept = [...evidence].sort((a, b) => a.seq - b.seq);
  if (judge(order, kept, now).nextLookAt !== null) return kept;
  const said = (some: readonly Evidence[]) =>
    JSON.stringify([now, now + FOR_GOOD].map((at) => judge(order, some, at)));
  const all = said(kept);
  for (;;) {
    const fewer = without(kept, repeatsIn(kept), (some) => said(some) === all);
    // What one pass had to keep may be needless after it.
    if (fewer.length === kept.length) return kept;
    kept = fewer;
  }
}

/** Leaves out as many of the spare ones as can go. */
function without(
  evidence: Evidence[],
  spare: readonly Evidence[],
  saysTheSame: (some: readonly Evidence[]) => boolean,
): Evidence[] {
  if (spare.length === 0) return evidence;
  const rest = evidence.filter((item) => !spare.includes(item));
  if (saysTheSame(rest)) return rest;
  if (spare.length === 1) return evidence;
  const middle = Math.ceil(spare.length / 2);
  const first = without(evidence, spare.slice(0, middle), saysTheSame);
  return without(first, spare.slice(middle), saysTheSame);
}

/** Reads that say what the one before and the one after of their sort say. */
function repeatsIn(evidence: readonly Evidence[]): Evidence[] {
  const repeats: Evidence[] = [];
  const stretches = new Map<string, { text: string; last: Evidence; length: number }>();
  for (const item of evidence) {
    if (item.type === 'sending') stretches.clear();
    const read = readIn(item);
    if (read === null) continue;
    const stretch = stretches.get(read.of);
    if (stretch === undefined || stretch.text !== read.text) {
      stretches.set(read.of, { text: read.text, last: item, length: 1 });
      continue;
    }
    if (stretch.length > 1) repeats.push(stretch.last);
    stretch.last = item;
    stretch.length++;
  }
  return repeats;
}

/** What a read is of and what it says; null for what is no ordinary read and always stays. */
function readIn(item: Evidence): { of: string; text: string } | null {
  switch (item.type) {
    case 'switch-read':
      return { of: 'switch', text: JSON.stringify(item.entity) };
    case 'missing':
      return { of: 'switch', text: 'missing' };
    case 'tree-read':
      return { of: 'tree', text: JSON.stringify([item.nodes, item.total, item.complete]) };
    case 'spend-read': {
      // How far the report has come is different each time, and is no news.
      const { rows, total, complete } = item.report;
      return { of: 'spend', text: JSON.stringify([rows, total, complete]) };
    }
    case 'read-failed':
      return { of: `failed ${item.what}`, text: JSON.stringify(item.problem) };
    default:
      return null;
  }
}
