import type { Entity } from '@/utils/core/entity';
import type { Stamp, WriteOutcome } from '@/utils/core/evidence';
import { call, type ClientParts } from './client';
import { problemOf } from './problems';
import { materialUpdateSchema } from './schemas';

/**
 * Switches one material of an Upgraded Smart+ ad off; the ad's own switch stays as it is. Accepted means that TikTok
 * named it among those it did (facts: marketing-api 4.1).
 */
export async function switchMaterialOff(
  parts: ClientParts,
  ad: Entity,
  id: string,
): Promise<WriteOutcome & { stamp: Stamp }> {
  const called = await call(parts, {
    method: 'POST',
    path: '/smart_plus/ad/material_status/update/',
    body: {
      advertiser_id: ad.ref.advertiserId,
      smart_plus_ad_id: ad.ref.id,
      ad_material_ids: [id],
      operation_status: 'DISABLE',
    },
    priority: 'click',
  });
  const { stamp } = called;
  if (!called.ok) {
    const outcome = called.problem.remedy === 'read-first' ? 'unknown' : 'rejected';
    return { outcome, problem: called.problem, stamp };
  }
  const answer = materialUpdateSchema.safeParse(called.data);
  const isNamed = answer.success && (answer.data.ad_material_ids?.includes(id) ?? false);
  const isOff = answer.success && (answer.data.material_status ?? 'DISABLE') === 'DISABLE';
  if (called.partial || !isNamed || !isOff)
    return { outcome: 'unknown', problem: problemOf('bad-answer'), stamp };
  return { outcome: 'accepted', stamp };
}
