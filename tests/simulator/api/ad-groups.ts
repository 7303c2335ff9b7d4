import type { Hono } from 'hono';
import { z } from 'zod';
import { checkBatch } from './batch';
import { ADGROUP_FIELDS, adGroupRow } from './child-rows';
import { invalid } from './errors';
import {
  automationFilter,
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
import { fieldsParam, idParam, pageParam, pageSizeParam } from './params';
import { OPERATIONS, switchAll, wholeOrPartly } from './switching';
import { register, type ApiServices } from './transport';
import { adGroupsIn, nameMatches } from './tree';

/** facts: marketing-api 6.2, "Not usable as a filter" */
const NOT_FILTERS =
  /REVIEW_PARTIALLY_APPROVED|TRANSCODING_FAIL|ASSET_AUTHORIZATION_LOST|ADGROUP_QUOTA_LIMIT|ADGROUP_PRE_ONLINE/;

const getParams = z.strictObject({
  advertiser_id: idParam,
  fields: fieldsParam(ADGROUP_FIELDS),
  exclude_field_types_in_response: z.array(z.literal('NULL_FIELD')).optional(),
  filtering: z
    .strictObject({
      campaign_ids: idFilter,
      adgroup_ids: idFilter,
      adgroup_name: z.string().optional(),
      primary_status: childPrimaryFilter,
      secondary_status: secondaryFilter('ADGROUP').refine(
        (status) => status === undefined || !NOT_FILTERS.test(status),
        'cannot be used as a filter',
      ),
      objective_type: z.string().optional(),
      campaign_automation_type: automationFilter,
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
  adgroup_ids: z.array(idParam).min(1),
  operation_status: z.enum(OPERATIONS),
  allow_partial_success: z.boolean().default(false),
});

/** adgroup/get and adgroup/status/update. facts: marketing-api 3.1, 3.2 */
export function registerAdGroups(app: Hono, services: ApiServices): void {
  register(app, services, {
    method: 'GET',
    path: 'adgroup/get',
    params: getParams,
    permission: '210',
    handle: ({ context, params, scope, view, advertiser }) => {
      const wanted = params.filtering;
      if (wanted.buying_types.includes('RESERVATION_TOP_VIEW') && params.page_size > 100)
        throw invalid('page_size: at most 100 for RESERVATION_TOP_VIEW.');
      const rows = adGroupsIn(context.world, advertiser.id)
        .filter(
          ({ campaign, adGroup }) =>
            kindMatches(campaign, wanted) &&
            (wanted.campaign_ids?.includes(campaign.id) ?? true) &&
            (wanted.adgroup_ids?.includes(adGroup.id) ?? true) &&
            nameMatches(adGroup.name, wanted.adgroup_name) &&
            (wanted.objective_type === undefined || campaign.objective === wanted.objective_type) &&
            createdWithin(adGroup, wanted) &&
            statusMatches(view, 'adgroup', adGroup, wanted.primary_status, wanted.secondary_status),
        )
        .sort((a, b) => byIdDescending(a.adGroup, b.adGroup))
        .map(({ campaign, adGroup }) => adGroupRow(view, campaign, adGroup));
      const dropNulls = params.exclude_field_types_in_response !== undefined;
      return listPage({ context, scope, level: 'adgroup', params, dropNulls }, rows);
    },
  });

  register(app, services, {
    method: 'POST',
    path: 'adgroup/status/update',
    params: statusParams,
    permission: '211',
    writes: true,
    handle: (call) => {
      const { adgroup_ids: ids, operation_status: operation, allow_partial_success: partial } = call.params;
      checkBatch(ids);
      const result = switchAll(call, {
        route: 'classic',
        level: 'adgroup',
        ids,
        operation,
        allOrNothing: !partial,
      });
      const { done, failed } = result;
      const data = {
        adgroup_ids: done,
        status: operation,
        ...(partial
          ? {
              error_list: failed.map(({ id, error }) => ({ adgroup_id: id, error_message: error.message })),
            }
          : {}),
      };
      return wholeOrPartly(call, result, data);
    },
  });
}
