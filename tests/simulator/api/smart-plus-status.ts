import type { Hono } from 'hono';
import { z } from 'zod';
import { checkBatch } from './batch';
import { campaignStatusParams, checkPostback } from './campaigns';
import { ApiError, CODE } from './errors';
import { idParam } from './params';
import { OPERATIONS, switchAll, wholeOrPartly } from './switching';
import { register, type ApiServices } from './transport';

const adGroupParams = z.strictObject({
  advertiser_id: idParam,
  adgroup_ids: z.array(idParam).min(1),
  operation_status: z.enum(OPERATIONS),
});

const adParams = z.strictObject({
  advertiser_id: idParam,
  smart_plus_ad_ids: z.array(idParam).min(1),
  operation_status: z.enum(OPERATIONS),
});

/**
 * smart_plus/campaign|adgroup|ad/status/update. Campaigns and ad groups that cannot be switched are listed in
 * `error_list` of an answer with code 0. facts: marketing-api 4.1
 */
export function registerSmartPlusStatus(app: Hono, services: ApiServices): void {
  register(app, services, {
    method: 'POST',
    path: 'smart_plus/campaign/status/update',
    params: campaignStatusParams,
    permission: '201',
    writes: true,
    handle: (call) => {
      const { campaign_ids: ids, operation_status: operation, postback_window_mode: mode } = call.params;
      checkBatch(ids);
      checkPostback(call);
      const { done, failed } = switchAll(call, {
        route: 'smart-plus',
        level: 'campaign',
        ids,
        operation,
        allOrNothing: false,
      });
      return {
        campaign_list: done.map((id) => ({
          campaign_id: id,
          status: operation,
          ...(mode === undefined ? {} : { postback_window_mode: mode }),
        })),
        error_list: failed.map(({ id, error }) => ({ campaign_id: id, error_message: error.message })),
      };
    },
  });

  register(app, services, {
    method: 'POST',
    path: 'smart_plus/adgroup/status/update',
    params: adGroupParams,
    permission: '211',
    writes: true,
    handle: (call) => {
      const { adgroup_ids: ids, operation_status: operation } = call.params;
      checkBatch(ids);
      const { done, failed } = switchAll(call, {
        route: 'smart-plus',
        level: 'adgroup',
        ids,
        operation,
        allOrNothing: false,
      });
      return {
        adgroup_list: done.map((id) => ({ adgroup_id: id, status: operation })),
        error_list: failed.map(({ id, error }) => ({ adgroup_id: id, error_message: error.message })),
      };
    },
  });

  register(app, services, {
    method: 'POST',
    path: 'smart_plus/ad/status/update',
    params: adParams,
    permission: '221',
    writes: true,
    handle: (call) => {
      const { smart_plus_ad_ids: ids, operation_status: operation } = call.params;
      checkBatch(ids);
      const adIds = ids.map((id) => {
        const ad = call.context.world.adBySmartPlusId(id);
        if (!ad) throw new ApiError(CODE.notFound, `The smart_plus_ad_id ${id} does not exist.`);
        return ad.id;
      });
      call.limits.smartPlusAd(ids);
      const result = switchAll(call, {
        route: 'smart-plus',
        level: 'ad',
        ids: adIds,
        operation,
        allOrNothing: true,
      });
      const { done } = result;
      const data = {
        smart_plus_ad_ids: ids.filter((_id, index) => done.includes(adIds[index] ?? '')),
        status: operation,
      };
      return wholeOrPartly(call, result, data);
    },
  });
}
