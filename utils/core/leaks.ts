import { provenAt } from './evidence';
import type { History } from './history';
import { oncePer } from './once';
import { leaksIn, periodsOf, untilHourOf, type SpendReport, type SpendRow } from './spend';
import { offSpells, type OffSpell } from './stop-moment';

/** Money or impressions after a stop. */
export interface Leak {
  /** When a report first told of it, TikTok's time. */
  since: number;
  /** Of the report that first told of it. */
  seq: number;
  /** The first row that must not be there. */
  row: SpendRow;
  /** The stop that it came after. */
  spell: OffSpell;
  /** An earlier one was left by the person. */
  isMore: boolean;
}

export interface Leaks {
  /** The very first; only a new stop takes it back. */
  first: Leak | null;
  /** The one that no person has answered yet. */
  open: Leak | null;
}

/**
 * All money after a stop, whichever report told of it: a report that forgets a leak does not undo it. What a
 * person left is over with; an hour that was not in it, or another part that spends, is a new incident.
 */
export const leaksOf = oncePer((history: History): Leaks => {
  const left = history.acknowledged.filter(({ flag }) => flag === 'still-spending');
  const told = [...leaksTold(history), ...left].sort((a, b) => a.seq - b.seq);
  const known = new Set<string>();
  let answered = new Set<string>();
  let lastLeft = -Infinity;
  let first: Leak | null = null;
  let open: Leak | null = null;
  for (const item of told) {
    if ('flag' in item) {
      lastLeft = Math.max(lastLeft, item.since);
      if (open === null || item.since < open.since) continue;
      open = null;
      answered = new Set(known);
      continue;
    }
    // The parts of what was left are named a little later than the leak itself.
    const names = item.of === 'part' && answered.size > 0 && ![...answered].some(isPart);
    for (const { key, row } of item.rows) {
      known.add(key);
      if (names) answered.add(key);
      if (open !== null || answered.has(key) || (item.of === 'part' && first === null)) continue;
      const { spell } = item;
      const since = Math.max(item.at, lastLeft + 1);
      open = { since, seq: item.seq, row, spell, isMore: answered.size > 0 };
      first ??= open;
    }
  }
  return { first, open };
});

/** What a report tells of the time of one stretch. */
export function reportOf(report: SpendReport, seq: number, spell: OffSpell): SpendReport {
  const { turnedOnSeq, lastOffAt } = spell;
  // Whoever turned it on again spends from then on; what was spent in the hours before is still a leak.
  return turnedOnSeq === null || seq < turnedOnSeq ? report : untilHourOf(report, lastOffAt);
}

interface Told {
  seq: number;
  at: number;
  of: 'whole' | 'part';
  spell: OffSpell;
  rows: { key: string; row: SpendRow }[];
}

function leaksTold(history: History): Told[] {
  return offSpells(history).flatMap((spell) => {
    const rowsOf = (report: SpendReport, seq: number) =>
      leaksIn(reportOf(report, seq, spell), periodsOf(report.per, report.timezone, spell.stoppedAt));
    const reports = history.spends.filter(({ seq }) => seq > spell.fromSeq);
    const whole = reports.map(({ report, seq, stamp }): Told => {
      const rows = rowsOf(report, seq).map((row) => ({ key: row.period, row }));
      return { seq, at: provenAt(stamp), of: 'whole', spell, rows };
    });
    const below = history.belows.map(({ parts, seq, stamp }): Told => {
      const report = reports.findLast((one) => one.seq < seq)?.report;
      const rows = parts.flatMap(({ level, id, rows }) => {
        const row = report === undefined ? undefined : rowsOf({ ...report, rows }, seq)[0];
        return row === undefined ? [] : [{ key: `${level}/${id}`, row }];
      });
      return { seq, at: provenAt(stamp), of: 'part', spell, rows };
    });
    return [...whole, ...below];
  });
}

/** Hours are written without a slash. */
function isPart(key: string): boolean {
  return key.includes('/');
}
