import type { Hono } from 'hono';
import type { SimulatorContext } from '../context';
import { html, ok, refused, type PageAnswer } from './answer';
import { servePage, type PageCall } from './endpoint';
import { listAnswer } from './list-answer';
import { LISTS, readFlat, readOp, type ListName } from './list-query';
import { rowsFor } from './list-rows';

interface Generation {
  name: 'op' | 'flat';
  read: typeof readOp;
  metricsKey: 'row_data' | 'stat_data';
}

function listed(call: PageCall, list: ListName, { name, read, metricsKey }: Generation): PageAnswer {
  const { context, aadvid } = call;
  const { lists } = context.settings;
  if (lists.retired === name) return html('404 page not found', 404);
  const advertiser = context.world.advertisers.get(aadvid);
  if (!advertiser) return refused(40_001, 'No permission to operate this advertiser');
  const query = read(list, call.body);
  if ('status' in query) return query;
  const rows = rowsFor(context, list, aadvid, query);
  return listAnswer(rows, list, query, advertiser.currency, metricsKey, lists);
}

/**
 * The list endpoints of the page: `op` with the `common_req` body of 2026, and the older ones with a flat body, which
 * nest metrics in `stat_data` in version 3 (facts: session-api 2.1).
 */
export function registerLists(app: Hono, context: SimulatorContext): void {
  for (const version of ['v3', 'v4']) {
    const root = `/api/${version}/i18n/statistics`;
    const op: Generation = { name: 'op', read: readOp, metricsKey: 'row_data' };
    const metricsKey = version === 'v3' ? 'stat_data' : 'row_data';
    const flat: Generation = { name: 'flat', read: readFlat, metricsKey };
    for (const list of Object.keys(LISTS) as ListName[]) {
      const common = { method: 'POST', name: `page/${list}/list` } as const;
      const answer = (generation: Generation) => (call: PageCall) => listed(call, list, generation);
      servePage(app, context, { ...common, path: `${root}/op/${list}/list/`, answer: answer(op) });
      servePage(app, context, { ...common, path: `${root}/${list}/list/`, answer: answer(flat) });
    }
    servePage(app, context, {
      method: 'POST',
      path: `${root}/sketch/:list/list/`,
      name: 'page/sketch/list',
      answer: () => ok({ table: [], pagination: { page: 1, page_count: 0, total_count: 0, limit: 20 } }),
    });
  }
}
