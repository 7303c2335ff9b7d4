import { dayAt } from '@/utils/core/account-hours';
import type { Read, Spend } from '../gateway';
import type { ClientParts } from './client';
import { LARGEST_PAGE } from '../reading/listing';
import { readPages } from './pages';
import { spendRowSchema } from './schemas';

/**
 * Today's spend by campaign, in the account's day. Deleted and Promote campaigns are hidden unless asked
 * for (facts: marketing-api 7.3); GMV Max is in another report and is left out here.
 *
 * @param timezone IANA zone of the account; days of reports are counted in it
 */
export async function readSpendToday(
  parts: ClientParts,
  advertiserId: string,
  timezone: string,
): Promise<Read<Spend[]>> {
  const today = dayAt(timezone, parts.tiktokTime.now());
  const read = await readPages(parts, {
    path: '/report/integrated/get/',
    query: {
      advertiser_id: advertiserId,
      report_type: 'BASIC',
      data_level: 'AUCTION_CAMPAIGN',
      dimensions: ['campaign_id'],
      metrics: ['spend', 'impressions'],
      start_date: today,
      end_date: today,
      filtering: [
        { field_name: 'campaign_status', filter_type: 'IN', filter_value: '["STATUS_ALL"]' },
        {
          field_name: 'campaign_system_origins',
          filter_type: 'IN',
          filter_value: '["TT_ADS_PLATFORM","PROMOTE"]',
        },
      ],
    },
    item: spendRowSchema,
    pageSize: LARGEST_PAGE,
    priority: 'list',
  });
  if (!read.ok) return read;
  const rows = read.value.items
    .map((row) => ({ campaignId: row.dimensions.campaign_id, spent: row.metrics.spend }))
    // "-" is TikTok's "not available"; it is not zero.
    .filter((row) => /^\d+(\.\d+)?$/.test(row.spent));
  return { ...read, value: rows };
}
