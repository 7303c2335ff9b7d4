import type { EntityRef } from '@/utils/core/entity';

/** The campaign list of Ads Manager, filtered to one campaign (facts: page-dom, query parameters of the list page). */
export function adsManagerUrl(ref: EntityRef, campaignId: string | null): string {
  const url = new URL('https://ads.tiktok.com/i18n/manage/campaign');
  url.searchParams.set('aadvid', ref.advertiserId);
  const id = ref.level === 'campaign' ? ref.id : campaignId;
  if (id !== null) {
    url.searchParams.set('filters[0][field]', 'campaign_ids');
    url.searchParams.set('filters[0][filter_type]', '0');
    url.searchParams.set('filters[0][in_field_values][0]', id);
  }
  return url.href;
}
