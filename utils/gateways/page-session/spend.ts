import { dayAt, daysBetween } from '@/utils/core/account-hours';
import type { Entity, Level } from '@/utils/core/entity';
import type { Stamp } from '@/utils/core/evidence';
import { isAmount, sumOf } from '@/utils/core/money';
import { NOT_TOLD, type SpendBelow, type SpendReport, type SpendRow } from '@/utils/core/spend';
import type { Priority, Read, Spend } from '../gateway';
import { listOf, readList } from './lists';
import { ours, type PageParts } from './parts';
import { pageProblem } from './problems';
import type { PageRow } from './rows';

/**
 * The money of one entity by the day, from the day before `since`: the page's lists tell no hours, so the day of
 * the stop holds money from before and after it (facts: session-api 2.1). Days are asked for one by one, in the
 * account's zone.
 */
export async function readSpend(
  parts: PageParts,
  entity: Entity,
  account: { timezone: string; currency: string },
  since: number,
  priority: Priority,
): Promise<Read<SpendReport>> {
  const { timezone, currency } = account;
  if (timezone === '') return { ok: false, problem: pageProblem('account-unknown'), stamp: ours(parts) };
  const { advertiserId, level, id } = entity.ref;
  const rows: SpendRow[] = [];
  let complete = true;
  let stamp: Stamp = ours(parts);
  for (const day of daysSince(parts, timezone, since)) {
    const list = listOf(parts, advertiserId, level, level, { from: day, to: day }, priority);
    const read = await parts.byId.read(list, id, priority);
    if (!read.ok) return read;
    ({ stamp } = read);
    const [row] = read.value.items;
    complete &&= read.value.complete && row !== undefined;
    if (row !== undefined) rows.push(spendRow(day, row));
  }
  const told = rows.every(({ spent }) => isAmount(spent));
  const total = told && rows.length > 0 ? sumOf(rows.map(({ spent }) => spent)) : null;
  const report = {
    per: 'day',
    timezone,
    currency,
    rows,
    total,
    newest: null,
    othersRunning: null,
    complete,
  } as const;
  return { ok: true, value: report, stamp };
}

/** The money of what is directly below, by the day. */
export async function readSpendBelow(
  parts: PageParts,
  entity: Entity,
  { timezone }: { timezone: string },
  since: number,
  priority: Priority,
): Promise<Read<SpendBelow[]>> {
  if (timezone === '') return { ok: false, problem: pageProblem('account-unknown'), stamp: ours(parts) };
  const { advertiserId, level, id } = entity.ref;
  const below: Level = level === 'campaign' ? 'adgroup' : 'ad';
  const found = new Map<string, SpendBelow>();
  let stamp: Stamp = ours(parts);
  for (const day of daysSince(parts, timezone, since)) {
    const list = listOf(parts, advertiserId, below, level, { from: day, to: day }, priority);
    const read = await parts.byId.read(list, id, priority);
    if (!read.ok) return read;
    ({ stamp } = read);
    for (const row of read.value.items) {
      if (row.placeholder || !isAmount(row.cost)) continue;
      const part = found.get(row.entity.ref.id) ?? { level: below, id: row.entity.ref.id, rows: [] };
      part.rows.push(spendRow(day, row));
      found.set(part.id, part);
    }
  }
  return { ok: true, value: [...found.values()], stamp };
}

/** Today's money of all campaigns of the account. What a row does not tell is left out: unknown, not zero. */
export async function readSpendToday(
  parts: PageParts,
  advertiserId: string,
  timezone: string,
): Promise<Read<Spend[]>> {
  if (timezone === '') return { ok: false, problem: pageProblem('account-unknown'), stamp: ours(parts) };
  const day = dayAt(timezone, parts.time.now());
  const wanted = {
    advertiserId,
    level: 'campaign',
    within: null,
    deleted: false,
    from: day,
    to: day,
  } as const;
  const read = await readList(parts, wanted, 'list');
  if (!read.ok) return read;
  const told = read.value.items.flatMap(({ entity, cost }) =>
    isAmount(cost) ? [{ campaignId: entity.ref.id, spent: cost }] : [],
  );
  return { ok: true, value: told, stamp: read.stamp };
}

function daysSince(parts: PageParts, timezone: string, since: number): string[] {
  const DAY = 24 * 60 * 60_000;
  return daysBetween(timezone, since - DAY, Math.max(since, parts.time.now()));
}

function spendRow(period: string, { cost, shown }: PageRow): SpendRow {
  return { period, spent: isAmount(cost) ? cost : NOT_TOLD, shown };
}
