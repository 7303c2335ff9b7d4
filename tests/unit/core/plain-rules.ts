import type { Evidence } from '@/utils/core/evidence';
import type { SpendReport, SpendRow } from '@/utils/core/spend';

/*
 * What must be there before a proof may be said, written a second time, plainly and apart from the product.
 * For accounts whose clocks show UTC and answers that TikTok dates.
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const OFF_WORDS = ['DISABLE', 'DELETE'];

export const timeOf = ({ stamp }: Evidence) => stamp.tiktokAt ?? 0;
export const label = (at: number) => new Date(at).toISOString().slice(0, 13).replace('T', ' ');

/** Records since the newest send that was to stop it: nothing before it says what it did. */
export function sinceSend(evidence: Evidence[]): Evidence[] {
  return evidence.slice(
    evidence.findLastIndex((item) => item.type === 'sending' && item.operation !== 'delete') + 1,
  );
}

export function isLook({ type }: Evidence): boolean {
  return type === 'switch-read' || type === 'missing';
}

export function saysOff(item: Evidence): boolean {
  if (item.type !== 'switch-read') return false;
  const { switch: position, status, ref } = item.entity;
  const words = ref.level === 'adgroup' ? [...OFF_WORDS, 'TIME_DONE'] : OFF_WORDS;
  return (position === 'off' || position === 'deleted') && words.includes(status ?? '');
}

/** Reads of the switch since it was last anything but off. */
export function looksSinceOff(evidence: Evidence[]): Evidence[] {
  const looks = sinceSend(evidence).filter(isLook);
  return looks.slice(looks.findLastIndex((look) => !saysOff(look)) + 1);
}

/** Whether a tree was read whole, with nothing in it that could run. */
export function nothingCanRun(item: Evidence): boolean {
  if (item.type !== 'tree-read' || !item.complete || item.nodes.length !== item.total) return false;
  return item.nodes.every(({ level, status }) => {
    const words = level === 'adgroup' ? [...OFF_WORDS, 'TIME_DONE'] : OFF_WORDS;
    return level !== 'session' && words.includes(status ?? '');
  });
}

/** When it may have stopped: when a stop was accepted, or when it was first read off. The first and the last of them. */
export function stopTimes(evidence: Evidence[]): { earliest: number; latest: number } {
  const accepted = evidence.filter((item) => item.type === 'answered' && item.outcome === 'accepted');
  const times = [...accepted, ...looksSinceOff(evidence).slice(0, 1)].map(timeOf);
  return { earliest: Math.min(...times), latest: Math.max(...times) };
}

/** The first hour that must be silent after a stop; the next but one when it came in the last ten minutes. */
export function silentFrom(stoppedAt: number): string {
  const late = new Date(stoppedAt).getUTCMinutes() >= 50;
  return label(stoppedAt + (late ? 2 : 1) * HOUR);
}

type SpendRead = Extract<Evidence, { type: 'spend-read' }>;

export function reportsSinceOff(evidence: Evidence[]): SpendRead[] {
  const from = looksSinceOff(evidence)[0]?.seq ?? Infinity;
  return evidence.filter((item) => item.type === 'spend-read' && item.seq > from) as SpendRead[];
}

const cost = ({ spent }: SpendRow) => (spent === '-' ? 0 : Number(spent));
const delivered = (row: SpendRow) => cost(row) > 0 || (row.shown ?? 0) > 0;

/** Money or impressions of a silent hour; a last unit of money without impressions in its first hour is none. */
export function leaks({ rows, currency }: SpendReport, from: string): boolean {
  const unit = currency === 'JPY' ? 1 : 0.01;
  return rows.some((row) => {
    if (row.period < from || !delivered(row)) return false;
    return !(row.period === from && cost(row) <= unit && !row.shown);
  });
}

function tellsAll({ per, rows, total, complete }: SpendReport): boolean {
  return per === 'hour' && complete && total !== null && rows.every(({ spent }) => spent !== '-');
}

/** Whether the report shows that it has come far enough for a missing hour to be zero. */
function isCanaryAlive(read: SpendRead, { earliest, latest }: ReturnType<typeof stopTimes>): boolean {
  const { newest, othersRunning, rows } = read.report;
  if (newest !== null && newest >= label(timeOf(read) - 2 * HOUR)) return true;
  const isLong = timeOf(read) >= earliest + 6 * HOUR;
  const knows = rows.some(
    (row) => row.period >= label(earliest - HOUR) && row.period < silentFrom(latest) && delivered(row),
  );
  return othersRunning === 0 && isLong && knows;
}

/** Whether this report, with what was read before and with it, proves that nothing was spent. */
export function provesSilence(evidence: Evidence[], read: SpendRead): boolean {
  const reports = reportsSinceOff(evidence).filter(({ seq }) => seq <= read.seq);
  const times = stopTimes(evidence);
  const { report } = read;
  const hadSpent = report.rows.some((row) => row.period < silentFrom(times.latest) && cost(row) > 0);
  const isTime = timeOf(read) >= times.earliest + 3 * HOUR;
  const differs = (one: SpendRead) => one.report.total !== report.total || !tellsAll(one.report);
  const same = reports.slice(reports.findLastIndex(differs) + 1);
  const stood = same.some((one) => timeOf(read) - timeOf(one) >= HOUR);
  return isTime && hadSpent && tellsAll(report) && stood && isCanaryAlive(read, times);
}

/** Whether the switch and everything below it were read off within a quarter of an hour of this report. */
export function wasOffWith(evidence: Evidence[], read: SpendRead, hasBelow: boolean): boolean {
  const near = (item: Evidence) => Math.abs(timeOf(item) - timeOf(read)) <= 15 * MINUTE;
  const tree = evidence.findLast((item) => item.type === 'tree-read' && item.seq < read.seq);
  const isBelowOff = !hasBelow || (tree !== undefined && near(tree) && nothingCanRun(tree));
  return looksSinceOff(evidence).some(near) && isBelowOff;
}
