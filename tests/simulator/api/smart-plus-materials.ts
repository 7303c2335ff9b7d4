import type { Hono } from 'hono';
import { z } from 'zod';
import { checkBatch } from './batch';
import { ApiError, CODE, invalid } from './errors';
import { idParam } from './params';
import { isUnderDeleted } from './switching';
import { register, type ApiServices } from './transport';

const params = z.strictObject({
  advertiser_id: idParam,
  smart_plus_ad_id: idParam,
  ad_material_ids: z.array(idParam).min(1),
  operation_status: z.enum(['ENABLE', 'DISABLE']),
});

/**
 * smart_plus/ad/material_status/update: switches single materials of one Upgraded Smart+ ad, whose own switch stays as
 * it is. Counts as an operation on that ad, which takes one in five seconds. facts: marketing-api 4.1
 */
export function registerSmartPlusMaterials(app: Hono, services: ApiServices): void {
  register(app, services, {
    method: 'POST',
    path: 'smart_plus/ad/material_status/update',
    params,
    permission: '221',
    writes: true,
    handle: ({ context, params: given, advertiser, token, writeMode, limits }) => {
      const { smart_plus_ad_id: adId, ad_material_ids: ids, operation_status: operation } = given;
      const { world, settings } = context;
      checkBatch(ids);
      const ad = world.adBySmartPlusId(adId);
      if (ad?.advertiserId !== advertiser.id)
        throw new ApiError(CODE.notFound, `The smart_plus_ad_id ${adId} does not exist.`);
      limits.smartPlusAd([adId]);
      limits.write(
        ids.map((id) => `material:${id}`),
        operation,
      );
      const materials = ad.materials ?? [];
      const unknown = ids.find((id) => !materials.some((one) => one.id === id));
      if (unknown !== undefined)
        throw new ApiError(CODE.notFound, `The ad_material_id ${unknown} does not exist.`);
      if (ad.switch === 'deleted' || isUnderDeleted(context, ad))
        throw invalid(`The ad ${adId} has been deleted; its status cannot be changed.`);
      const to = operation === 'ENABLE' ? 'on' : 'off';
      const isSo = materials.some((one) => ids.includes(one.id) && one.switch === to);
      if (isSo && settings.repeatedWrite === 'nothing-to-update')
        throw new ApiError(CODE.nothingToUpdate, 'Nothing to update.');
      if (isSo && settings.repeatedWrite === 'duplicate')
        throw new ApiError(CODE.duplicate, 'Duplicate request.');

      const isPartial = writeMode === 'partial' || writeMode === 'partial-unsaid';
      const done = isPartial ? ids.slice(0, Math.floor(ids.length / 2)) : ids;
      if (writeMode !== 'ignored')
        world.setMaterials(ad, done, to, { kind: 'api', name: token.label, appId: token.appId });
      const data = { smart_plus_ad_id: adId, ad_material_ids: done, material_status: operation };
      if (writeMode === 'partial') throw new ApiError(CODE.partial, 'Partially successful.', data);
      return data;
    },
  });
}
