import type { EntityRef, Level } from '@/utils/core/entity';

const ORIGIN = 'https://ads.tiktok.com';
/** The path of each level's list; ads are called both `creative` and `ad` (facts: page-dom 1). */
const PATH: Record<Level, string> = {
  campaign: '/i18n/manage/campaign',
  adgroup: '/i18n/manage/adgroup',
  ad: '/i18n/manage/creative',
};
/**
 * The list that shows the row of an entity, narrowed to it as the page itself does it: by campaign, or by ad
 * group (facts: page-dom 1, query parameters). Narrowing an ad list by its ad group is inferred from the page's
 * own way down; where it does not work, the row is not found and nothing is pressed.
 */
export function rowAddress(
  ref: EntityRef,
  { campaignId, adGroupId }: { campaignId: string | null; adGroupId: string | null },
): string {
  const url = new URL(PATH[ref.level], ORIGIN);
  url.searchParams.set('aadvid', ref.advertiserId);
  const narrowed =
    ref.level === 'campaign'
      ? { field: 'campaign_ids', id: ref.id }
      : ref.level === 'adgroup'
        ? { field: 'ad_ids', id: ref.id }
        : adGroupId !== null
          ? { field: 'ad_ids', id: adGroupId }
          : { field: 'campaign_ids', id: campaignId ?? '' };
  if (narrowed.id === '') return url.href;
  url.searchParams.set('filters[0][field]', narrowed.field);
  url.searchParams.set('filters[0][filter_type]', '0');
  url.searchParams.set('filters[0][in_field_values][0]', narrowed.id);
  url.searchParams.set('filters[0][source]', 'sidebar');
  return url.href;
}
