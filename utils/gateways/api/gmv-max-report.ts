import type { Entity } from '@/utils/core/entity';
import type { Priority, Read } from '../gateway';
import { ask } from './ask';
import type { ClientParts } from './client';
import { LARGEST_PAGE, type Pages } from '../reading/listing';
import { readPages } from './pages';
import { daysOf, idOf, nameOf, timeOf, type ReportSpan } from './report';
import { gmvMaxInfoSchema, reportRowSchema, type ReportRow } from './schemas';

/**
 * Without these a deleted campaign is hidden, and whatever it spends with it. That the report knows one word for all
 * of them is not certain (facts: marketing-api 7.5, field 0.6).
 */
const ALL_STATUSES = ['STATUS_DELIVERY_OK', 'STATUS_DISABLE', 'STATUS_NOT_DELIVERY', 'STATUS_DELETE'];

/**
 * GMV Max money, which no other report has: `cost` instead of `spend`, one shop at a time, no impressions
 * (facts: marketing-api 7.5).
 */
export async function readGmvMaxReport(
  parts: ClientParts,
  campaign: Entity,
  about: 'campaign' | 'advertiser',
  span: ReportSpan,
  priority: Priority,
): Promise<Read<Pages<ReportRow>>> {
  const store = await storeOf(parts, campaign, priority);
  if (!store.ok) return store;
  const { advertiserId, id } = campaign.ref;
  const read = (ids: string[] | null) =>
    readPages(parts, {
      path: '/gmv_max/report/get/',
      query: {
        advertiser_id: advertiserId,
        store_ids: [store.value],
        dimensions: [`${about}_id`, ...timeOf(span)],
        metrics: ['cost'],
        ...daysOf(span),
        ...(ids === null ? {} : { filtering: { campaign_ids: ids, campaign_statuses: ALL_STATUSES } }),
      },
      item: reportRowSchema,
      pageSize: LARGEST_PAGE,
      priority,
    });
  const name = `${advertiserId} shop ${store.value} ${nameOf(span)} ${priority}`;
  if (about === 'advertiser') return parts.gather.shared(name, priority, () => read(null));
  const list = { name, of: read, all: null, ownerOf: (row: ReportRow) => idOf(row, 'campaign') };
  return parts.byId.read(list, id, priority);
}

/** The shop a campaign sells for, which never changes. */
async function storeOf(parts: ClientParts, { ref }: Entity, priority: Priority): Promise<Read<string>> {
  const known = parts.stores.get(ref.id);
  if (known !== undefined) return known;
  const read = await ask(
    parts,
    {
      method: 'GET',
      path: '/campaign/gmv_max/info/',
      query: { advertiser_id: ref.advertiserId, campaign_id: ref.id },
      priority,
    },
    gmvMaxInfoSchema,
  );
  if (!read.ok) return read;
  const store = { ...read, value: read.value.store_id };
  parts.stores.set(ref.id, store);
  return store;
}
