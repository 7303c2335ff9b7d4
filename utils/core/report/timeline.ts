import { provenAt, type Evidence, type EvidenceBody, type Problem } from '../evidence';
import { isAmount, sumOf } from '../money';
import { problemSaid, refusalSaid, type Flag, type Sentence } from '../verdict';

/** One line of an order's story: what happened or was learned, once or several times in a row. */
export interface TimelineEntry {
  /** `seq` of the first record of it. */
  seq: number;
  type: EvidenceBody['type'];
  /** When first and last, in the time that proof is measured in (milliseconds). */
  from: number;
  to: number;
  /** How many records say so. */
  times: number;
  said: Sentence;
  /** Why it failed or was refused, or null. */
  why: Sentence | null;
  /** TikTok's own words for that, or null. */
  quoted: string | null;
  /** The flag that was left by the person, or null. */
  flag: Flag | null;
  /** TikTok's log ids of the answers involved, oldest first. */
  requestIds: string[];
}

/** Reads, of which several in a row may say the same. */
const READS: ReadonlySet<Evidence['type']> = new Set([
  'switch-read',
  'missing',
  'tree-read',
  'spend-read',
  'below-read',
  'rules-read',
  'surroundings-read',
  'changes-read',
  'read-failed',
]);

/** The story of an order, oldest first. Reads that say again what the last one of their sort said are one line. */
export function timelineOf(evidence: readonly Evidence[]): TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  const newest = new Map<string, TimelineEntry>();
  for (const item of [...evidence].sort((a, b) => a.seq - b.seq)) {
    const entry = entryOf(item);
    const sort = item.type === 'read-failed' ? `failed ${item.what}` : item.type;
    const before = READS.has(item.type) ? newest.get(sort) : undefined;
    if (before !== undefined && sameWords(before, entry)) {
      before.to = entry.to;
      before.times++;
      before.requestIds.push(...entry.requestIds);
      continue;
    }
    // What is read after something was sent is another story.
    if (item.type === 'sending') newest.clear();
    newest.set(sort, entry);
    // A switch that is listed again, or not any more, ends what was read before.
    if (item.type === 'missing') newest.delete('switch-read');
    if (item.type === 'switch-read') newest.delete('missing');
    entries.push(entry);
  }
  return entries;
}

function sameWords(a: TimelineEntry, b: TimelineEntry): boolean {
  return JSON.stringify([a.said, a.why]) === JSON.stringify([b.said, b.why]);
}

function entryOf(item: Evidence): TimelineEntry {
  const at = provenAt(item.stamp);
  const problem = problemIn(item);
  return {
    seq: item.seq,
    type: item.type,
    from: at,
    to: at,
    times: 1,
    said: saidOf(item),
    why: item.type === 'refused' ? refusalSaid(item.reason) : problem === null ? null : problemSaid(problem),
    quoted: problem?.apiMessage ?? null,
    flag: item.type === 'acknowledged' ? item.flag : null,
    requestIds: [...item.stamp.requestIds],
  };
}

function problemIn(item: Evidence): Problem | null {
  return 'problem' in item ? item.problem : null;
}

function saidOf(item: Evidence): Sentence {
  switch (item.type) {
    case 'identified':
      return event(item.matches ? 'identified' : 'name_differs', { name: item.entity.name });
    case 'refused':
      return event('refused');
    case 'sending':
      return event(`sending_${item.operation}`, { what: `${item.target.level} ${item.target.id}` });
    case 'answered':
      return event(`answered_${item.outcome}`);
    case 'switch-read':
      return event(`switch_${item.entity.switch}`, { status: item.entity.status ?? '–' });
    case 'missing':
      return event('missing');
    case 'tree-read':
      return item.complete && item.nodes.length === item.total
        ? event('tree', { count: String(item.nodes.length) })
        : event('tree_incomplete', { count: String(item.nodes.length), all: String(item.total) });
    case 'spend-read': {
      const { rows, total, currency, complete } = item.report;
      const amount = sumOf(rows.map(({ spent }) => spent).filter(isAmount));
      if (!complete) return event('spend_incomplete', { amount, currency });
      return total === null
        ? event('spend', { amount, currency })
        : event('spend_and_sum', { amount, sum: total, currency });
    }
    case 'below-read':
      return event('below', { count: String(item.parts.length) });
    case 'rules-read':
      return item.rules.length === 0
        ? event('rules_none')
        : event('rules', { names: item.rules.map(({ name }) => name).join(', ') });
    case 'surroundings-read': {
      const { twins, promotes, sessions } = item.around;
      return event('surroundings', {
        copies: String(twins.length),
        promotes: String(promotes.length),
        sessions: String(sessions.length),
      });
    }
    case 'changes-read':
      return event('changes', { count: String(item.changes.length) });
    case 'read-failed':
      return event(`failed_${item.what}`);
    case 'superseded':
      return event('superseded');
    case 'acknowledged':
      return event('acknowledged');
  }
}

function event(name: string, values: Record<string, string> = {}): Sentence {
  return { key: `report_event_${name.replaceAll('-', '_')}`, values };
}
