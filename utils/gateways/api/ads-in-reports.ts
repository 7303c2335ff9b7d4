import type { Entity } from '@/utils/core/entity';
import type { Priority, Read } from '../gateway';
import { LARGEST_PAGE } from '../reading/listing';
import type { ClientParts } from './client';
import { readPages } from './pages';
import { problemOf } from './problems';
import { adSchema } from './schemas';

/**
 * By which ids reports tell of an ad, or of the ads of an ad group, each with the id it has elsewhere. Reports do not
 * know the id of an Upgraded Smart+ ad, only those of the ads that TikTok makes of it, which the classic list tells
 * with both (facts: marketing-api 3.4, 7.1).
 */
export async function adsInReports(
  parts: ClientParts,
  { ref, kind, adGroupId }: Entity,
  priority: Priority,
): Promise<Read<Map<string, string>>> {
  const { advertiserId, level, id } = ref;
  if (kind !== 'smart-plus' || adGroupId === null) {
    const stamp = { at: parts.clock.now(), tiktokAt: null, requestIds: [] };
    return { ok: true, value: new Map([[id, id]]), stamp };
  }
  const read = await parts.gather.shared(`${advertiserId} ads in ${adGroupId} ${priority}`, priority, () =>
    readPages(parts, {
      path: '/ad/get/',
      query: {
        advertiser_id: advertiserId,
        filtering: { adgroup_ids: [adGroupId], primary_status: 'STATUS_ALL' },
      },
      item: adSchema,
      pageSize: LARGEST_PAGE,
      priority,
    }),
  );
  if (!read.ok) return read;
  const ads = read.value.items.filter((ad) => level === 'adgroup' || ad.smart_plus_ad_id === id);
  // Without them the report would be silent whatever it spends.
  if (!read.value.complete || (level === 'ad' && ads.length === 0))
    return { ok: false, problem: problemOf('incomplete'), stamp: read.stamp };
  return { ...read, value: new Map(ads.map((ad) => [ad.ad_id, ad.smart_plus_ad_id ?? ad.ad_id])) };
}
