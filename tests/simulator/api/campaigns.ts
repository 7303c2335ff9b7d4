import type { Hono } from 'hono';
import { z } from 'zod';
import { checkBatch } from './batch';
import { invalid } from './errors';
import { CAMPAIGN_FIELDS, campaignRow } from './campaign-row';
import {
  automationFilter,
  buyingTypesFilter,
  campaignPrimaryFilter,
  createdWithin,
  creationFilters,
  idFilter,
  kindMatches,
  originsFilter,
  secondaryFilter,
  statusMatches,
} from './filters';
import { byIdDescending, listPage } from './list';
import { fieldsParam, idParam, pageParam, pageSizeParam } from './params';
import { nameMatches } from './tree';
import { OPERATIONS, switchAll, wholeOrPartly, type Operation } from './switching';
import { register, type ApiServices, type Call } from './transport';

const filtering = z
  .strictObject({
    campaign_ids: idFilter,
    campaign_name: z.string().optional(),
    primary_status: campaignPrimaryFilter,
    secondary_status: secondaryFilter('CAMPAIGN'),
    campaign_automation_type: automationFilter,
    campaign_system_origins: originsFilter,
    buying_types: buyingTypesFilter,
    campaign_type: z.enum(['REGULAR_CAMPAIGN', 'IOS14_CAMPAIGN']).optional(),
    objective_type: z.string().optional(),
    is_smart_performance_campaign: z.boolean().optional(),
    ...creationFilters,
  })
  .prefault({});

const getParams = z.strictObject({
  advertiser_id: idParam,
  fields: fieldsParam(CAMPAIGN_FIELDS),
  exclude_field_types_in_response: z.array(z.literal('NULL_FIELD')).optional(),
  filtering,
  page: pageParam,
  page_size: pageSizeParam(1000),
});

const POSTBACK_MODES = ['POSTBACK_WINDOW_MODE1', 'POSTBACK_WINDOW_MODE2', 'POSTBACK_WINDOW_MODE3'] as const;

export const campaignStatusParams = z.strictObject({
  advertiser_id: idParam,
  campaign_ids: z.array(idParam).min(1),
  operation_status: z.enum(OPERATIONS),
  postback_window_mode: z.enum(POSTBACK_MODES).optional(),
});

/** `postback_window_mode` belongs to disabling an iOS 14 dedicated campaign only. facts: marketing-api 2.2 */
export function checkPostback(
  call: Call<{
    campaign_ids: string[];
    operation_status: Operation;
    postback_window_mode?: string | undefined;
  }>,
): void {
  const { postback_window_mode: mode, operation_status: operation, campaign_ids: ids } = call.params;
  if (mode === undefined) return;
  const allIos14 = ids.every((id) => call.context.world.campaigns.get(id)?.ios14);
  if (operation !== 'DISABLE' || !allIos14)
    throw invalid('postback_window_mode: only when disabling an iOS 14 dedicated campaign.');
}

/** campaign/get and campaign/status/update. facts: marketing-api 2.1, 2.2 */
export function registerCampaigns(app: Hono, services: ApiServices): void {
  register(app, services, {
    method: 'GET',
    path: 'campaign/get',
    params: getParams,
    permission: '200',
    handle: ({ context, params, scope, view, advertiser }) => {
      const { filtering: wanted } = params;
      const rows = context.world
        .campaignsOf(advertiser.id)
        .filter(
          (campaign) =>
            kindMatches(campaign, wanted) &&
            statusMatches(view, 'campaign', campaign, wanted.primary_status, wanted.secondary_status) &&
            (wanted.campaign_ids?.includes(campaign.id) ?? true) &&
            nameMatches(campaign.name, wanted.campaign_name) &&
            (wanted.campaign_type === undefined ||
              (wanted.campaign_type === 'IOS14_CAMPAIGN') === (campaign.ios14 ?? false)) &&
            (wanted.objective_type === undefined || campaign.objective === wanted.objective_type) &&
            (wanted.is_smart_performance_campaign === undefined ||
              wanted.is_smart_performance_campaign === (campaign.kind === 'legacy-smart-plus')) &&
            createdWithin(campaign, wanted),
        )
        .sort(byIdDescending)
        .map((campaign) => campaignRow(view, campaign));
      const dropNulls = params.exclude_field_types_in_response !== undefined;
      return listPage({ context, scope, level: 'campaign', params, dropNulls }, rows);
    },
  });

  register(app, services, {
    method: 'POST',
    path: 'campaign/status/update',
    params: campaignStatusParams,
    permission: '201',
    writes: true,
    handle: (call) => {
      const { campaign_ids: ids, operation_status: operation, postback_window_mode: mode } = call.params;
      checkBatch(ids);
      checkPostback(call);
      const result = switchAll(call, {
        route: 'classic',
        level: 'campaign',
        ids,
        operation,
        allOrNothing: true,
      });
      const { done } = result;
      const data = {
        campaign_ids: done,
        status: operation,
        campaign_list: done.map((id) => ({
          campaign_id: id,
          status: operation,
          ...(mode === undefined ? {} : { postback_window_mode: mode }),
        })),
      };
      return wholeOrPartly(call, result, data);
    },
  });
}
