import type { SimulatorContext } from '../context';
import type { FaultScope } from '../faults';
import { reportKnowledge, type ReportKnowledge } from '../faults/report-knowledge';
import type { ReadView } from '../world/read-view';
import { dayAfter, startOfDay } from '../world/zone';
import { ID_FILTERS, LISTS, type ListName, type ListQuery } from './list-query';
import type { Row } from './metrics';
import { RowShaper } from './rows';

/**
 * The page does not use up a fault that counts requests (it would be gone before the API meets it), unless the
 * fault is aimed at it with `endpoint`.
 */
function usesUpFaults({ faults }: SimulatorContext, endpoint: string): boolean {
  return faults
    .list()
    .some(
      (fault) =>
        (fault.name === 'flip-flop-reads' || fault.timesLeft !== undefined) &&
        (fault.endpoint === undefined || !endpoint.includes(fault.endpoint)),
    );
}

const scopeFor = (list: ListName): FaultScope => ({
  endpoint: `page/${list}/list`,
  campaignIds: new Set(),
  adGroupIds: new Set(),
});

/** The world as one answer of the page's lists sees it. */
export function pageView(context: SimulatorContext, list: ListName): ReadView {
  const scope = scopeFor(list);
  return usesUpFaults(context, scope.endpoint) ? context.truth() : context.readView(scope);
}

/** What the page's lists know of spend: as much as reports, or the truth. */
function pageKnowledge(context: SimulatorContext, list: ListName): ReportKnowledge | undefined {
  const { settings, clock, faults } = context;
  if (settings.lists.pageCost === 'truth') return undefined;
  const scope = scopeFor(list);
  if (!usesUpFaults(context, scope.endpoint)) return reportKnowledge(faults, settings, clock, scope);
  const usualLag = settings.report.usualLagMinutes * 60_000;
  return {
    of: () => ({ at: clock.now(), usualLag, tail: settings.report.tail }),
    leavesOut: () => false,
  };
}

/** The rows that a query asks for, in its order, all pages of them. */
export function rowsFor(context: SimulatorContext, list: ListName, aadvid: string, query: ListQuery): Row[] {
  const { world, settings } = context;
  const advertiser = world.advertisers.get(aadvid);
  if (!advertiser) return [];
  const days = {
    from: startOfDay(query.st, advertiser.timezone),
    to: startOfDay(dayAfter(query.et), advertiser.timezone),
  };
  const shaper = new RowShaper(pageView(context, list), days, settings, pageKnowledge(context, list));
  return sorted(
    shaped(context, list, aadvid, query, shaper).filter((row) => passes(row, list, query)),
    query,
  );
}

function shaped(
  { world, settings }: SimulatorContext,
  list: ListName,
  aadvid: string,
  { dimension }: ListQuery,
  shaper: RowShaper,
): Row[] {
  const campaigns = world.campaignsOf(aadvid);
  if (list === 'campaign') return campaigns.map((campaign) => shaper.campaign(campaign));
  const groups = campaigns.flatMap((campaign) => world.adGroupsOf(campaign.id));
  if (list === 'adgroup') return groups.map((group) => shaper.adGroup(group));
  const right = dimension === undefined || dimension === 'creative_id';
  return groups.flatMap((group) => [
    ...world.adsOfAdGroup(group.id).map((ad) => shaper.ad(ad, right)),
    ...(settings.lists.placeholders && world.campaigns.get(group.campaignId)?.kind === 'smart-plus'
      ? [shaper.placeholder(group)]
      : []),
  ]);
}

function passes({ attributes }: Row, list: ListName, query: ListQuery): boolean {
  const { id, prefix } = LISTS[list];
  const deleted = attributes[`${prefix}_primary_status`] === 'delete';
  if (query.deleted !== 'with' && deleted !== (query.deleted === 'only')) return false;
  const name = attributes[`${prefix}_name`] ?? '';
  const key = query.keyword.toLowerCase();
  if (key !== '' && !name.toLowerCase().includes(key) && attributes[id] !== key) return false;
  return Object.entries(query.ids).every(([field, ids]) => {
    const value = attributes[ID_FILTERS[field as keyof ListQuery['ids']]];
    return value === undefined || ids.includes(value);
  });
}

function sorted(rows: Row[], { sortBy, falling }: ListQuery): Row[] {
  const sign = falling ? -1 : 1;
  const keyed = rows.map((row) => ({ row, value: sortValue(row, sortBy) }));
  keyed.sort((a, b) => (a.value < b.value ? -sign : a.value > b.value ? sign : 0));
  return keyed.map(({ row }) => row);
}

function sortValue({ attributes, metrics }: Row, field: string): string | number {
  if (field === 'stat_cost' || field === 'cpm' || field === 'cpc') return metrics.cost;
  if (['show_cnt', 'click_cnt', 'ctr', 'time_attr_convert_cnt'].includes(field)) return metrics.impressions;
  if (field === 'budget' || field === 'create_time') return Number(attributes[field] ?? 0);
  return (attributes[field] ?? '').toLowerCase();
}
