import type { Hono } from 'hono';
import { z } from 'zod';
import type { ReadView } from '../world/read-view';
import type { WorldCampaign } from '../world/types';
import { ApiError, CODE } from './errors';
import { createdWithin, creationFilters, idFilter, statusMatches } from './filters';
import { byIdDescending, listPage, type Item } from './list';
import { fieldsParam, idParam, pageParam, pageSizeParam } from './params';
import { utcTime } from './time';
import { register, type ApiServices, type Call } from './transport';
import { nameMatches } from './tree';

const LIST_FIELDS = [
  'advertiser_id',
  'campaign_id',
  'campaign_name',
  'objective_type',
  'operation_status',
  'secondary_status',
  'budget',
  'store_id',
  'shopping_ads_type',
  'create_time',
  'modify_time',
] as const;

/** Sources disagree whether the promotion types must be given; the stricter reading is that they must. */
const listParams = z.strictObject({
  advertiser_id: idParam,
  fields: fieldsParam(LIST_FIELDS),
  filtering: z.strictObject({
    gmv_max_promotion_types: z.array(z.enum(['PRODUCT_GMV_MAX', 'LIVE_GMV_MAX'])).min(1),
    store_ids: z.array(idParam).min(1).max(10).optional(),
    campaign_ids: idFilter,
    campaign_name: z.string().optional(),
    primary_status: z.enum(['STATUS_DELIVERY_OK', 'STATUS_DISABLE', 'STATUS_DELETE']).optional(),
    ...creationFilters,
  }),
  page: pageParam,
  page_size: pageSizeParam(100),
});

export const oneCampaign = z.strictObject({ advertiser_id: idParam, campaign_id: idParam });

function listRow(view: ReadView, campaign: WorldCampaign): Item {
  return {
    advertiser_id: campaign.advertiserId,
    campaign_id: campaign.id,
    campaign_name: campaign.name,
    objective_type: campaign.objective,
    operation_status: view.operationStatus('campaign', campaign),
    secondary_status: view.secondaryStatus('campaign', campaign),
    budget: Number(campaign.budget),
    store_id: campaign.storeId ?? null,
    shopping_ads_type: campaign.gmvType === 'LIVE_GMV_MAX' ? 'LIVE' : 'PRODUCT',
    create_time: utcTime(campaign.createTime),
    modify_time: utcTime(campaign.modifyTime),
  };
}

/** The GMV Max campaign that a request names. Throws 40007. */
export function gmvCampaign({
  context,
  params,
  advertiser,
}: Call<z.output<typeof oneCampaign>>): WorldCampaign {
  const campaign = context.world.campaigns.get(params.campaign_id);
  if (!campaign || campaign.advertiserId !== advertiser.id || campaign.kind !== 'gmv-max')
    throw new ApiError(CODE.notFound, `The GMV Max campaign ${params.campaign_id} does not exist.`);
  return campaign;
}

/** gmv_max/campaign/get and campaign/gmv_max/info. facts: marketing-api 4.3 */
export function registerGmvMax(app: Hono, services: ApiServices): void {
  register(app, services, {
    method: 'GET',
    path: 'gmv_max/campaign/get',
    params: listParams,
    permission: '200',
    handle: ({ context, params, scope, view, advertiser }) => {
      const wanted = params.filtering;
      const rows = context.world
        .campaignsOf(advertiser.id)
        .filter(
          (campaign) =>
            campaign.gmvType !== undefined &&
            wanted.gmv_max_promotion_types.includes(campaign.gmvType) &&
            (wanted.store_ids?.includes(campaign.storeId ?? '') ?? true) &&
            (wanted.campaign_ids?.includes(campaign.id) ?? true) &&
            nameMatches(campaign.name, wanted.campaign_name) &&
            createdWithin(campaign, wanted) &&
            statusMatches(view, 'campaign', campaign, wanted.primary_status ?? 'STATUS_NOT_DELETE'),
        )
        .sort(byIdDescending)
        .map((campaign) => listRow(view, campaign));
      return listPage({ context, scope, level: 'campaign', params }, rows);
    },
  });

  register(app, services, {
    method: 'GET',
    path: 'campaign/gmv_max/info',
    params: oneCampaign,
    permission: '200',
    handle: (call) => {
      const campaign = gmvCampaign(call);
      const row = {
        ...listRow(call.view, campaign),
        auto_budget_enabled: false,
        deep_bid_type: 'VO_MIN_ROAS',
        roas_bid: 2.5,
        roi_protection_enabled: true,
        schedule_type: 'SCHEDULE_FROM_NOW',
        schedule_start_time: utcTime(campaign.createTime),
        schedule_end_time: null,
      };
      if (call.context.faults.meetRows('missing-secondary-status', call.scope).length === 0) return row;
      const { secondary_status: _gone, ...bare } = row as Item;
      return bare;
    },
  });
}
