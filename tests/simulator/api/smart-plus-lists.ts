import type { Hono } from 'hono';
import { z } from 'zod';
import {
  campaignPrimaryFilter,
  childPrimaryFilter,
  createdWithin,
  creationFilters,
  idFilter,
  secondaryFilter,
  statusMatches,
} from './filters';
import { byIdDescending, listPage } from './list';
import { dateTimeParam, fieldsParam, idParam, pageParam, pageSizeParam } from './params';
import {
  SMART_PLUS_AD_FIELDS,
  SMART_PLUS_ADGROUP_FIELDS,
  SMART_PLUS_CAMPAIGN_FIELDS,
  smartPlusAdGroupRow,
  smartPlusAdRow,
  smartPlusCampaignRow,
} from './smart-plus-rows';
import { utcTime } from './time';
import { register, type ApiServices } from './transport';
import { adGroupsIn, adsIn, nameMatches } from './tree';

const paging = { page: pageParam };

const campaignParams = z.strictObject({
  advertiser_id: idParam,
  fields: fieldsParam(SMART_PLUS_CAMPAIGN_FIELDS),
  filtering: z
    .strictObject({
      campaign_ids: idFilter,
      campaign_name: z.string().optional(),
      objective_type: z.string().optional(),
      primary_status: campaignPrimaryFilter,
      secondary_status: secondaryFilter('CAMPAIGN'),
      ...creationFilters,
    })
    .prefault({}),
  ...paging,
  page_size: pageSizeParam(1000),
});

const adGroupParams = z.strictObject({
  advertiser_id: idParam,
  fields: fieldsParam(SMART_PLUS_ADGROUP_FIELDS),
  filtering: z
    .strictObject({
      campaign_ids: idFilter,
      adgroup_ids: idFilter,
      adgroup_name: z.string().optional(),
      primary_status: childPrimaryFilter,
      secondary_status: secondaryFilter('ADGROUP'),
      objective_type: z.string().optional(),
      ...creationFilters,
    })
    .prefault({}),
  ...paging,
  page_size: pageSizeParam(1000),
});

const adParams = z.strictObject({
  advertiser_id: idParam,
  fields: fieldsParam(SMART_PLUS_AD_FIELDS),
  filtering: z
    .strictObject({
      campaign_ids: idFilter,
      adgroup_ids: idFilter,
      smart_plus_ad_ids: idFilter,
      primary_status: childPrimaryFilter,
      secondary_status: secondaryFilter('AD'),
      objective_type: z.string().optional(),
      modified_after: dateTimeParam.optional(),
      ...creationFilters,
    })
    .prefault({}),
  ...paging,
  page_size: pageSizeParam(100),
});

/** smart_plus/campaign|adgroup|ad/get: Upgraded Smart+ only. facts: marketing-api 4.1 */
export function registerSmartPlusLists(app: Hono, services: ApiServices): void {
  register(app, services, {
    method: 'GET',
    path: 'smart_plus/campaign/get',
    params: campaignParams,
    permission: '200',
    handle: ({ context, params, scope, view, advertiser }) => {
      const wanted = params.filtering;
      const rows = context.world
        .campaignsOf(advertiser.id)
        .filter(
          (campaign) =>
            campaign.kind === 'smart-plus' &&
            (wanted.campaign_ids?.includes(campaign.id) ?? true) &&
            nameMatches(campaign.name, wanted.campaign_name) &&
            (wanted.objective_type === undefined || campaign.objective === wanted.objective_type) &&
            createdWithin(campaign, wanted) &&
            statusMatches(view, 'campaign', campaign, wanted.primary_status, wanted.secondary_status),
        )
        .sort(byIdDescending)
        .map((campaign) => smartPlusCampaignRow(view, campaign));
      return listPage({ context, scope, level: 'campaign', params }, rows);
    },
  });

  register(app, services, {
    method: 'GET',
    path: 'smart_plus/adgroup/get',
    params: adGroupParams,
    permission: '210',
    handle: ({ context, params, scope, view, advertiser }) => {
      const wanted = params.filtering;
      const rows = adGroupsIn(context.world, advertiser.id)
        .filter(
          ({ campaign, adGroup }) =>
            campaign.kind === 'smart-plus' &&
            (wanted.campaign_ids?.includes(campaign.id) ?? true) &&
            (wanted.adgroup_ids?.includes(adGroup.id) ?? true) &&
            nameMatches(adGroup.name, wanted.adgroup_name) &&
            (wanted.objective_type === undefined || campaign.objective === wanted.objective_type) &&
            createdWithin(adGroup, wanted) &&
            statusMatches(view, 'adgroup', adGroup, wanted.primary_status, wanted.secondary_status),
        )
        .sort((a, b) => byIdDescending(a.adGroup, b.adGroup))
        .map(({ campaign, adGroup }) => smartPlusAdGroupRow(view, campaign, adGroup));
      return listPage({ context, scope, level: 'adgroup', params }, rows);
    },
  });

  register(app, services, {
    method: 'GET',
    path: 'smart_plus/ad/get',
    params: adParams,
    permission: '220',
    handle: ({ context, params, scope, view, advertiser }) => {
      const wanted = params.filtering;
      const rows = adsIn(context.world, advertiser.id)
        .filter(
          ({ campaign, adGroup, ad }) =>
            campaign.kind === 'smart-plus' &&
            (wanted.campaign_ids?.includes(campaign.id) ?? true) &&
            (wanted.adgroup_ids?.includes(adGroup.id) ?? true) &&
            (wanted.smart_plus_ad_ids?.includes(ad.smartPlusAdId ?? '') ?? true) &&
            (wanted.modified_after === undefined || utcTime(ad.modifyTime) > wanted.modified_after) &&
            (wanted.objective_type === undefined || campaign.objective === wanted.objective_type) &&
            createdWithin(ad, wanted) &&
            statusMatches(view, 'ad', ad, wanted.primary_status, wanted.secondary_status),
        )
        .sort((a, b) => byIdDescending(a.ad, b.ad))
        .map(({ ad }) => smartPlusAdRow(view, ad));
      return listPage({ context, scope, level: 'ad', params }, rows);
    },
  });
}
