import { unquoteIds } from '../api/answer';
import type { Settings } from '../settings';
import { ok, type PageAnswer } from './answer';
import { LISTS, type ListName, type ListQuery } from './list-query';
import { metricStrings, shown, totalOf, type Row } from './metrics';

/** How many rows an overstated count has too many. */
const OVERSTATED_BY = 7;

/** One page of a list: rows, pagination and totals, as this generation nests its metrics. */
export function listAnswer(
  rows: Row[],
  list: ListName,
  query: ListQuery,
  currency: string,
  metricsKey: 'row_data' | 'stat_data',
  settings: Settings['lists'],
): PageAnswer {
  const start = (query.page - 1) * query.size;
  const metrics = (of: Row['metrics'], seed: string) =>
    shown(metricStrings(of, currency, seed), query.metrics, settings);
  const table = rows.slice(start, start + query.size).map((row) => ({
    ...row.attributes,
    [metricsKey]: metrics(row.metrics, row.attributes[LISTS[list].id] ?? ''),
  }));
  const answer = ok({
    table,
    ...pagination(rows.length, query, settings.pagination),
    statistics: metrics(totalOf(rows), '99'),
  });
  return settings.numericIds ? { ...answer, text: unquoteIds(answer.text) } : answer;
}

function pagination(count: number, { page, size }: ListQuery, how: Settings['lists']['pagination']): object {
  const total = how === 'overstated' ? count + OVERSTATED_BY : count;
  const pages = Math.max(1, Math.ceil(total / size));
  const right = { page, page_count: pages, total_count: total, limit: size };
  if (how === 'absent') return {};
  if (how === 'wrong-page') return { pagination: { ...right, page: page === 1 ? 2 : 1 } };
  return { pagination: how === 'has-more' ? { ...right, has_more: page >= pages } : right };
}
