import type { Hono } from 'hono';
import { z } from 'zod';
import { checkBatch } from './batch';
import { AD_FIELDS, adRow } from './child-rows';
import { invalid } from './errors';
import {
  buyingTypesFilter,
  childPrimaryFilter,
  createdWithin,
  creationFilters,
  idFilter,
  kindMatches,
  originsFilter,
  secondaryFilter,
  statusMatches,
} from './filters';
import { byIdDescending, listPage } from './list';
import { dateTimeParam, fieldsParam, idParam, pageParam, pageSizeParam } from './params';
import { OPERATIONS, switchAll, wholeOrPartly } from './switching';
import { utcTime } from './time';
import { register, type ApiServices, type Call } from './transport';
import { adsIn, nameMatches } from './tree';

const getParams = z.strictObject({
  advertiser_id: idParam,
  fields: fieldsParam(AD_FIELDS),
  exclude_field_types_in_response: z.array(z.literal('NULL_FIELD')).optional(),
  filtering: z
    .strictObject({
      campaign_ids: idFilter,
      adgroup_ids: idFilter,
      ad_ids: idFilter,
      ad_ids_v2: idFilter,
      ad_name: z.string().optional(),
      primary_status: childPrimaryFilter,
      secondary_status: secondaryFilter('AD'),
      modified_after: dateTimeParam.optional(),
      objective_type: z.string().optional(),
      campaign_system_origins: originsFilter,
      buying_types: buyingTypesFilter,
      ...creationFilters,
    })
    .prefault({}),
  page: pageParam,
  page_size: pageSizeParam(1000),
});

const statusParams = z.strictObject({
  advertiser_id: idParam,
  ad_ids: z.array(idParam).min(1).optional(),
  aco_ad_ids: z.array(idParam).min(1).optional(),
  operation_status: z.enum(OPERATIONS),
});

/** ACO ads go through `aco_ad_ids` and cannot be deleted. facts: marketing-api 3.5 */
function checkAco(call: Call<z.output<typeof statusParams>>, ids: string[], aco: boolean): void {
  for (const id of ids) {
    const ad = call.context.world.ads.get(id);
    if (ad && (ad.aco ?? false) !== aco)
      throw invalid(aco ? `${id} is not an ACO ad.` : `${id} is an ACO ad: use aco_ad_ids.`);
  }
  if (aco && call.params.operation_status === 'DELETE') throw invalid('ACO ads cannot be deleted.');
}

/** ad/get and ad/status/update. facts: marketing-api 3.4, 3.5 */
export function registerAds(app: Hono, services: ApiServices): void {
  register(app, services, {
    method: 'GET',
    path: 'ad/get',
    params: getParams,
    permission: '220',
    handle: ({ context, params, scope, view, advertiser }) => {
      const wanted = params.filtering;
      const rows = adsIn(context.world, advertiser.id)
        .filter(
          ({ campaign, adGroup, ad }) =>
            kindMatches(campaign, wanted) &&
            (wanted.campaign_ids?.includes(campaign.id) ?? true) &&
            (wanted.adgroup_ids?.includes(adGroup.id) ?? true) &&
            (wanted.ad_ids?.includes(ad.id) ?? true) &&
            (wanted.ad_ids_v2?.includes(ad.id) ?? true) &&
            nameMatches(ad.name, wanted.ad_name) &&
            (wanted.modified_after === undefined || utcTime(ad.modifyTime) > wanted.modified_after) &&
            (wanted.objective_type === undefined || campaign.objective === wanted.objective_type) &&
            createdWithin(ad, wanted) &&
            statusMatches(view, 'ad', ad, wanted.primary_status, wanted.secondary_status),
        )
        .sort((a, b) => byIdDescending(a.ad, b.ad))
        .map(({ campaign, adGroup, ad }) => adRow(view, campaign, adGroup, ad));
      const dropNulls = params.exclude_field_types_in_response !== undefined;
      return listPage({ context, scope, level: 'ad', params, dropNulls }, rows);
    },
  });

  register(app, services, {
    method: 'POST',
    path: 'ad/status/update',
    params: statusParams,
    permission: '221',
    writes: true,
    handle: (call) => {
      const { ad_ids: plain = [], aco_ad_ids: aco = [], operation_status: operation } = call.params;
      if (plain.length + aco.length === 0) throw invalid('Missing required field(s): ad_ids.');
      checkBatch(plain);
      checkBatch(aco);
      checkAco(call, plain, false);
      checkAco(call, aco, true);
      const result = switchAll(call, {
        route: 'classic',
        level: 'ad',
        ids: [...plain, ...aco],
        operation,
        allOrNothing: true,
      });
      const { done } = result;
      const data = {
        ad_ids: done.filter((id) => plain.includes(id)),
        aco_ad_ids: done.filter((id) => aco.includes(id)),
        status: operation,
      };
      return wholeOrPartly(call, result, data);
    },
  });
}
