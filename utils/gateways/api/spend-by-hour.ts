import { hourAt } from '@/utils/core/account-hours';
import type { Entity } from '@/utils/core/entity';
import type { Stamp } from '@/utils/core/evidence';
import { REPORT_FRESH_WITHIN } from '@/utils/core/ladder';
import { isAmount, micros, sumOf } from '@/utils/core/money';
import { NOT_TOLD, type SpendBelow, type SpendReport, type SpendRow } from '@/utils/core/spend';
import type { Priority, Read } from '../gateway';
import type { ListById } from '../reading/by-id';
import type { ClientParts } from './client';
import { readGmvMaxReport } from './gmv-max-report';
import { problemOf } from './problems';
import type { Pages } from '../reading/listing';
import { idOf, joined, nameOf, readReport, type ReportOf, type ReportSpan } from './report';
import { adsInReports } from './ads-in-reports';
import { recentSpans, spansOf, wholeSpan } from './report-spans';
import { countRunning } from './running';
import type { ReportRow } from './schemas';

const HOUR = 60 * 60_000;

export interface Account {
  timezone: string;
  currency: string;
}

/**
 * What one entity spent around a stop and since, by the hour of the account, with the read of its whole
 * life and with how far the report has come (facts: marketing-api 16).
 *
 * @param since UTC milliseconds, TikTok's clock; the hour before it is read too
 */
export async function readSpendByHour(
  parts: ClientParts,
  entity: Entity,
  account: Account,
  since: number,
  priority: Priority,
): Promise<Read<SpendReport>> {
  const { level, id } = entity.ref;
  const now = parts.tiktokTime.now();
  const daily = entity.kind === 'promote';
  const ads = level === 'ad' ? await adsInReports(parts, entity, priority) : null;
  if (ads?.ok === false) return ads;
  const ids = ads === null ? [id] : [...ads.value.keys()];
  const whole = wholeSpan(entity.kind, account.timezone, since, now);
  const spans = spansOf(account.timezone, since - HOUR, now, daily);
  const recent = recentSpans(account.timezone, now);

  const reads: Pages<ReportRow>[] = [];
  const stamps: Stamp[] = [];
  // First what all orders of the account need, then what those of other days do not.
  for (const [about, span] of [
    ['itself', whole],
    ...recent.map((span) => ['account', span] as const),
    ...spans.map((span) => ['itself', span] as const),
  ] as ['itself' | 'account', ReportSpan][]) {
    const read = await readShared(parts, entity, about === 'account' ? 'account' : ids, span, priority);
    if (!read.ok) return read;
    reads.push(read.value);
    stamps.push(read.stamp);
  }
  const [life, ...byTime] = reads;
  if (life === undefined) return { ok: false, problem: problemOf('bad-answer'), stamp: joined(stamps) };
  const ofAccount = byTime.slice(0, recent.length).flatMap(({ items }) => items);
  const mine = byTime.slice(recent.length).flatMap(({ items }) => items);
  const totals = life.items.filter((row) => ids.includes(idOf(row, level) ?? '')).map(amountIn);
  const newest = newestOf(ofAccount);
  const fresh = newest !== null && newest >= hourAt(account.timezone, now - REPORT_FRESH_WITHIN).label;
  const others = fresh ? null : await countRunning(parts, entity, priority);
  return {
    ok: true,
    value: {
      per: daily ? 'day' : 'hour',
      ...account,
      rows: byPeriod(mine.map(rowOf)),
      total: wholeOf(totals),
      newest,
      othersRunning: others,
      complete: reads.every(({ complete }) => complete) && mine.every((row) => amountIn(row) !== null),
    },
    stamp: joined(stamps),
  };
}

/**
 * One report, about an entity or about its account, together with all who need the same one now.
 *
 * @param about the account, or by which ids the report tells of the entity
 */
async function readShared(
  parts: ClientParts,
  entity: Entity,
  about: readonly string[] | 'account',
  span: ReportSpan,
  priority: Priority,
): Promise<Read<Pages<ReportRow>>> {
  const { advertiserId, level } = entity.ref;
  if (entity.kind === 'gmv-max') {
    return readGmvMaxReport(parts, entity, about === 'account' ? 'advertiser' : 'campaign', span, priority);
  }
  const read = (of: ReportOf, mostPages?: number) =>
    readReport(parts, advertiserId, of, span, priority, mostPages);
  const name = `${advertiserId} report ${nameOf(span)} ${priority}`;
  if (about === 'account') {
    return parts.gather.shared(`${name} account`, priority, () => read({ level: 'advertiser' }));
  }
  const list: ListById<ReportRow> = {
    name: `${name} ${level}`,
    of: (ids) => read({ level, ids }),
    all: (mostPages) => read({ level, ids: 'all' }, mostPages),
    ownerOf: (row) => idOf(row, level),
  };
  return together(await Promise.all(about.map((id) => parts.byId.read(list, id, priority))));
}

/** The money of everything directly below an entity, by the hour. GMV Max tells nothing below its campaigns. */
export async function readSpendBelow(
  parts: ClientParts,
  entity: Entity,
  { timezone }: Pick<Account, 'timezone'>,
  since: number,
  priority: Priority,
): Promise<Read<SpendBelow[]>> {
  const { advertiserId, level, id } = entity.ref;
  const now = parts.tiktokTime.now();
  const stamps: Stamp[] = [];
  const found = new Map<string, SpendRow[]>();
  if (level === 'ad' || entity.kind === 'gmv-max') {
    return { ok: true, value: [], stamp: { at: parts.clock.now(), tiktokAt: null, requestIds: [] } };
  }
  const below = level === 'campaign' ? 'adgroup' : 'ad';
  const ads = below === 'ad' ? await adsInReports(parts, entity, priority) : null;
  if (ads?.ok === false) return ads;
  for (const span of spansOf(timezone, since - HOUR, now, entity.kind === 'promote')) {
    const read = await readReport(
      parts,
      advertiserId,
      { level: below, under: level, ids: [id] },
      span,
      priority,
    );
    if (!read.ok) return read;
    stamps.push(read.stamp);
    for (const row of read.value.items) {
      const id = idOf(row, below);
      const part = id === null ? null : (ads?.value.get(id) ?? id);
      if (part !== null) found.set(part, [...(found.get(part) ?? []), rowOf(row)]);
    }
  }
  const value = [...found].map(([part, rows]) => ({ level: below, id: part, rows: byPeriod(rows) }) as const);
  return { ok: true, value, stamp: joined(stamps) };
}

/** Several parts of one report as one. */
function together(reads: Read<Pages<ReportRow>>[]): Read<Pages<ReportRow>> {
  const pages: Pages<ReportRow>[] = [];
  const stamps: Stamp[] = [];
  for (const read of reads) {
    if (!read.ok) return read;
    pages.push(read.value);
    stamps.push(read.stamp);
  }
  const value = {
    items: pages.flatMap(({ items }) => items),
    total: pages.reduce((sum, { total }) => sum + total, 0),
    complete: pages.every(({ complete }) => complete),
    pages: Math.max(...pages.map((one) => one.pages)),
  };
  return { ok: true, value, stamp: joined(stamps) };
}

/** Null where one of them is not known, or none is there. */
function wholeOf(amounts: (string | null)[]): string | null {
  const known = amounts.filter((one) => one !== null);
  const [first] = known;
  if (first === undefined || known.length < amounts.length) return null;
  return known.length === 1 ? first : sumOf(known);
}

/** One row a period. */
function byPeriod(rows: SpendRow[]): SpendRow[] {
  const periods = new Map<string, SpendRow>();
  for (const row of rows) {
    const same = periods.get(row.period);
    const shown = same?.shown == null || row.shown === null ? null : same.shown + row.shown;
    periods.set(
      row.period,
      same === undefined ? row : { ...row, spent: bothOf(same.spent, row.spent), shown },
    );
  }
  return [...periods.values()];
}

/** Where one of them is not told, neither is the sum. */
function bothOf(one: string, other: string): string {
  return isAmount(one) && isAmount(other) ? sumOf([one, other]) : NOT_TOLD;
}

function amountIn({ metrics }: ReportRow): string | null {
  const amount = metrics.spend ?? metrics.cost;
  return isAmount(amount) ? amount : null;
}

function rowOf(row: ReportRow): SpendRow {
  const shown = row.metrics.impressions ?? '-';
  return {
    period: periodOf(row),
    spent: amountIn(row) ?? NOT_TOLD,
    shown: /^\d+$/.test(shown) ? Number(shown) : null,
  };
}

/** `2026-03-10 15:00:00` is the hour `2026-03-10 15`, or the day `2026-03-10`. */
function periodOf({ dimensions }: ReportRow): string {
  return dimensions.stat_time_hour?.slice(0, 13) ?? dimensions.stat_time_day?.slice(0, 10) ?? '';
}

function newestOf(rows: ReportRow[]): string | null {
  const alive = rows.filter((row) => {
    const spent = amountIn(row);
    return (spent !== null && micros(spent) > 0n) || (rowOf(row).shown ?? 0) > 0;
  });
  return alive.map(periodOf).sort().at(-1) ?? null;
}
