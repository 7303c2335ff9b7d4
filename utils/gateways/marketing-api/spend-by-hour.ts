import { daysBetween, hourAt } from '@/utils/core/account-hours';
import type { Entity } from '@/utils/core/entity';
import type { Stamp } from '@/utils/core/evidence';
import { REPORT_FRESH_WITHIN } from '@/utils/core/ladder';
import { isAmount, micros } from '@/utils/core/money';
import type { SpendBelow, SpendReport, SpendRow } from '@/utils/core/spend';
import type { Priority, Read } from '../gateway';
import type { ListById } from './by-id';
import type { ClientParts } from './client';
import { readGmvMaxReport } from './gmv-max-report';
import { problemOf } from './problems';
import { readCampaigns } from './read-entities';
import type { Pages } from './listing';
import { idOf, joined, nameOf, readReport, type ReportOf, type ReportSpan } from './report';
import type { ReportRow } from './schemas';

const HOUR = 60 * 60_000;
/** Hours are told for one day at a time; later days are told by the day, all in one call (facts: marketing-api 7.1). */
const DAYS_BY_HOUR = 2;

export interface Account {
  timezone: string;
  currency: string;
}

/**
 * What one entity spent around a stop and since, by the hour of the account, with the read of its whole
 * life and with how far the report has come (facts: marketing-api 16).
 *
 * @param since UTC milliseconds; the hour before it is read too
 */
export async function readSpendByHour(
  parts: ClientParts,
  entity: Entity,
  account: Account,
  since: number,
  priority: Priority,
): Promise<Read<SpendReport>> {
  const { level, id } = entity.ref;
  const now = parts.clock.now();
  const daily = entity.kind === 'promote';
  const spans = spansOf(account.timezone, since - HOUR, now, daily);

  const recent = recentSpans(account.timezone, now);

  const reads: Pages<ReportRow>[] = [];
  const stamps: Stamp[] = [];
  // First what all orders of the account need, then what those of other days do not.
  for (const [about, span] of [
    ['itself', 'life'],
    ...recent.map((span) => ['account', span] as const),
    ...spans.map((span) => ['itself', span] as const),
  ] as ['itself' | 'account', ReportSpan][]) {
    const read = await readShared(parts, entity, about, span, priority);
    if (!read.ok) return read;
    reads.push(read.value);
    stamps.push(read.stamp);
  }
  const [life, ...byTime] = reads;
  if (life === undefined) return { ok: false, problem: problemOf('bad-answer'), stamp: joined(stamps) };
  const ofAccount = byTime.slice(0, recent.length).flatMap(({ items }) => items);
  const mine = byTime.slice(recent.length).flatMap(({ items }) => items);
  const total = life.items.find((row) => idOf(row, level) === id);
  const newest = newestOf(ofAccount);
  const fresh = newest !== null && newest >= hourAt(account.timezone, now - REPORT_FRESH_WITHIN).label;
  const others = fresh ? null : await countRunning(parts, entity, priority);
  return {
    ok: true,
    value: {
      per: daily ? 'day' : 'hour',
      ...account,
      rows: mine.map(rowOf),
      total: total === undefined ? null : (amountIn(total) ?? null),
      newest,
      othersRunning: others,
      complete: reads.every(({ complete }) => complete) && mine.every((row) => amountIn(row) !== null),
    },
    stamp: joined(stamps),
  };
}

/** One report, about an entity or about its account, together with all who need the same one now. */
function readShared(
  parts: ClientParts,
  entity: Entity,
  about: 'itself' | 'account',
  span: ReportSpan,
  priority: Priority,
): Promise<Read<Pages<ReportRow>>> {
  const { advertiserId, level, id } = entity.ref;
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
  return parts.byId.read(list, id, priority);
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
  const now = parts.clock.now();
  const stamps: Stamp[] = [];
  const found = new Map<string, SpendRow[]>();
  if (level === 'ad' || entity.kind === 'gmv-max') {
    return { ok: true, value: [], stamp: { at: now, tiktokAt: null, requestIds: [] } };
  }
  const below = level === 'campaign' ? 'adgroup' : 'ad';
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
      const part = idOf(row, below);
      if (part !== null) found.set(part, [...(found.get(part) ?? []), rowOf(row)]);
    }
  }
  const value = [...found].map(([part, rows]) => ({ level: below, id: part, rows }) as const);
  return { ok: true, value, stamp: joined(stamps) };
}

/** The days around the stop by the hour, all later ones by the day. */
function spansOf(timezone: string, from: number, to: number, daily: boolean): ReportSpan[] {
  const days = daysBetween(timezone, from, to);
  const byHour = daily ? [] : days.slice(0, DAYS_BY_HOUR);
  const later = days.slice(byHour.length);
  const [first, last] = [later[0], later.at(-1)];
  return [
    ...byHour.map((day): ReportSpan => ({ from: day, to: day, by: 'hour' })),
    ...(first === undefined || last === undefined ? [] : [{ from: first, to: last, by: 'day' as const }]),
  ];
}

/** The hours in which a report that goes on must have something, which may begin yesterday. */
function recentSpans(timezone: string, now: number): ReportSpan[] {
  const days = daysBetween(timezone, now - 2 * REPORT_FRESH_WITHIN, now);
  return days.map((day) => ({ from: day, to: day, by: 'hour' }));
}

/** `-` is TikTok's "not available"; it is not zero. */
function amountIn({ metrics }: ReportRow): string | null {
  const amount = metrics.spend ?? metrics.cost ?? '-';
  return isAmount(amount) ? amount : null;
}

function rowOf(row: ReportRow): SpendRow {
  const shown = row.metrics.impressions ?? '-';
  return {
    period: periodOf(row),
    spent: amountIn(row) ?? '0',
    shown: /^\d+$/.test(shown) ? Number(shown) : null,
  };
}

/** `2026-03-10 15:00:00` is the hour `2026-03-10 15`, or the day `2026-03-10`. */
function periodOf({ dimensions }: ReportRow): string {
  return dimensions.stat_time_hour?.slice(0, 13) ?? dimensions.stat_time_day?.slice(0, 10) ?? '';
}

function newestOf(rows: ReportRow[]): string | null {
  const alive = rows.filter((row) => {
    const { spent, shown } = rowOf(row);
    return micros(spent) > 0n || (shown ?? 0) > 0;
  });
  return alive.map(periodOf).sort().at(-1) ?? null;
}

/** How many other campaigns may be delivering: a silent report of an idle account is no riddle. Null when unknown. */
async function countRunning(
  parts: ClientParts,
  { ref, kind }: Entity,
  priority: Priority,
): Promise<number | null> {
  const { advertiserId } = ref;
  // Each report has its own kinds: the silence of one says nothing about campaigns of the other.
  const place = kind === 'gmv-max' ? 'gmv-max' : 'auction';
  const running = await parts.gather.shared(`${advertiserId} running ${place} ${priority}`, priority, () =>
    readRunning(parts, advertiserId, place, priority),
  );
  return running === null ? null : running.filter((id) => id !== ref.id).length;
}

async function readRunning(
  parts: ClientParts,
  advertiserId: string,
  place: 'auction' | 'gmv-max',
  priority: Priority,
): Promise<string[] | null> {
  const read = await readCampaigns(parts, advertiserId, place, { status: 'STATUS_NOT_DELETE' }, priority);
  if (!read.ok || !read.value.complete) return null;
  const on = read.value.items.filter((one) => one.switch === 'on' || one.switch === 'unknown');
  return on.map(({ ref }) => ref.id);
}
