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
  if (!item.nodes.some(({ level }) => level === 'ad')) return false;
  return item.nodes.every(({ level, status }) => {
    const words = level === 'adgroup' ? [...OFF_WORDS, 'TIME_DONE'] : OFF_WORDS;
    return level !== 'session' && words.includes(status ?? '');
  });
}

/** Whether a tree still lists every ad group and ad that was ever listed. */
export function lacksNothing(evidence: Evidence[], tree: Evidence): boolean {
  const listed = (item: Evidence) =>
    item.type !== 'tree-read'
      ? []
      : item.nodes.flatMap(({ level, id }) => (level === 'session' ? [] : [`${level} ${id}`]));
  const now = new Set(listed(tree));
  return evidence
    .filter(({ seq }) => seq < tree.seq)
    .flatMap(listed)
    .every((one) => now.has(one));
}

/** Whether a look shows the switch on. */
function saysOn(item: Evidence): boolean {
  return item.type === 'switch-read' && item.entity.switch === 'on';
}

/** Looks since somebody believably turned it on: two equal reads 10 s apart, and nothing else between them. */
function looksSinceOn(evidence: Evidence[]): Evidence[] {
  const looks = sinceSend(evidence).filter(isLook);
  const word = (look: Evidence) => (look.type === 'switch-read' ? look.entity.status : null);
  const last = looks.findLastIndex((look, end) => {
    if (!saysOn(look)) return false;
    const start = looks.slice(0, end).findLastIndex((one) => !saysOn(one)) + 1;
    const before = looks.slice(start, end);
    return before.some((one) => word(one) === word(look) && timeOf(look) - timeOf(one) >= 10_000);
  });
  return looks.slice(last + 1);
}

/**
 * When it may have stopped: when a stop was accepted, or when it was first read off since it was last believably on.
 * Only a believable "on" makes money before it innocent. The first and the last of them.
 */
export function stopTimes(evidence: Evidence[]): { earliest: number; latest: number } {
  const accepted = evidence.filter((item) => item.type === 'answered' && item.outcome === 'accepted');
  const times = [...accepted, ...looksSinceOn(evidence).filter(saysOff).slice(0, 1)].map(timeOf);
  return { earliest: Math.min(...times), latest: Math.max(...times) };
}

/** The first hour that must be silent after a stop; the next but one when it came in the last ten minutes. */
export function silentFrom(stoppedAt: number): string {
  const late = new Date(stoppedAt).getUTCMinutes() >= 50;
  return label(stoppedAt + (late ? 2 : 1) * HOUR);
}

type SpendRead = Extract<Evidence, { type: 'spend-read' }>;

export function reportsSinceOff(evidence: Evidence[]): SpendRead[] {
  return reportsFrom(evidence, looksSinceOff(evidence)[0]);
}

/** Of the whole time since the stop, whatever was read in between that was no believable "on". */
export function reportsSinceStop(evidence: Evidence[]): SpendRead[] {
  return reportsFrom(evidence, looksSinceOn(evidence).find(saysOff));
}

function reportsFrom(evidence: Evidence[], look: Evidence | undefined): SpendRead[] {
  const from = look?.seq ?? Infinity;
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

/** Whether the sum is the sum of everything, by whatever it is told. */
function isWhole({ rows, total, complete }: SpendReport): boolean {
  return complete && total !== null && rows.every(({ spent }) => spent !== '-');
}

function tellsAll(report: SpendReport): boolean {
  return report.per === 'hour' && isWhole(report);
}

/** Whether the report shows that it has come far enough for a missing hour to be zero. */
function isCanaryAlive(read: SpendRead, times: ReturnType<typeof stopTimes>): boolean {
  const { newest, othersRunning } = read.report;
  const lives = newest !== null && newest >= label(timeOf(read) - 2 * HOUR);
  const isLong = timeOf(read) >= times.earliest + 6 * HOUR;
  if (!knowsTheStop(read, times)) return isLong && (lives || othersRunning === 0);
  return lives || (isLong && othersRunning === 0);
}

/** Whether its own rows reach the hour of the stop; or the one before, for a stop in the first minutes of its hour. */
function knowsTheStop({ report }: SpendRead, { earliest, latest }: ReturnType<typeof stopTimes>): boolean {
  const from = label(earliest - 10 * MINUTE);
  return report.rows.some((row) => row.period >= from && row.period < silentFrom(latest) && delivered(row));
}

/** Money that the sum has and the rows have not; it must not grow. */
export function isExplained(evidence: Evidence[], read: SpendRead): boolean {
  const beyond = ({ report }: SpendRead) =>
    Number(report.total) - report.rows.reduce((sum, row) => sum + cost(row), 0);
  const before = reportsSinceStop(evidence).filter((one) => one.seq < read.seq && tellsAll(one.report));
  const unit = read.report.currency === 'JPY' ? 50 : 0.5;
  return before.every((one) => {
    const allowed = Math.max(unit, Number(one.report.total) / 100);
    return beyond(read) - beyond(one) <= allowed + 0.000_001;
  });
}

/** Whether anything since the stop shows that reports go on: rows of silent hours, or numbers that change. */
export function showsLife(evidence: Evidence[]): boolean {
  const from = silentFrom(stopTimes(evidence).earliest);
  const reports = reportsSinceStop(evidence).map(({ report }) => report);
  const told = new Set(reports.map(({ total, rows }) => JSON.stringify([total, rows])));
  return told.size > 1 || reports.some(({ newest }) => newest !== null && newest >= from);
}

/** Whether this report, with what was read before and with it, proves that nothing was spent. */
export function provesSilence(evidence: Evidence[], read: SpendRead): boolean {
  const reports = reportsSinceOff(evidence).filter(({ seq }) => seq <= read.seq);
  const times = stopTimes(evidence);
  const { report } = read;
  const hadSpent = report.rows.some((row) => row.period < silentFrom(times.latest) && cost(row) > 0);
  const isTime = timeOf(read) >= times.earliest + 3 * HOUR;
  const differs = (one: SpendRead) => one.report.total !== report.total || !isWhole(one.report);
  const same = reports.slice(reports.findLastIndex(differs) + 1);
  const stood = same.some((one) => timeOf(read) - timeOf(one) >= HOUR);
  const isKnown = isExplained(evidence, read) && isCanaryAlive(read, times);
  return isTime && hadSpent && tellsAll(report) && stood && isKnown;
}

/** Whether the switch and everything below it were read off within a quarter of an hour of this report. */
export function wasOffWith(evidence: Evidence[], read: SpendRead, hasBelow: boolean): boolean {
  const near = (item: Evidence) => Math.abs(timeOf(item) - timeOf(read)) <= 15 * MINUTE;
  const tree = evidence.findLast((item) => item.type === 'tree-read' && item.seq < read.seq);
  const isBelowOff =
    !hasBelow || (tree !== undefined && near(tree) && nothingCanRun(tree) && lacksNothing(evidence, tree));
  return looksSinceOff(evidence).some(near) && isBelowOff;
}
