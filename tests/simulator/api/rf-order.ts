import type { Hono } from 'hono';
import { z } from 'zod';
import { deliveryAt } from '../world/delivery';
import type { WorldAdGroup } from '../world/types';
import { checkBatch } from './batch';
import { idParam } from './params';
import { register, type ApiServices } from './transport';

const WITHDRAWN = 'ADGROUP_STATUS_RF_WITHDRAW_ORDER';
const TERMINATED = 'ADGROUP_STATUS_RF_TERMINATE';

/**
 * rf/order/cancel: the way to end Reach & Frequency, but for what delivers. An order that has not begun is withdrawn,
 * one that has begun and does not deliver is terminated; both are final. What cannot be cancelled is listed in an answer
 * with code 0. facts: marketing-api 4, 6.2; that delivering ad groups are refused is in TikTok's own SDK
 */
export function registerReachFrequency(app: Hono, services: ApiServices): void {
  register(app, services, {
    method: 'POST',
    path: 'rf/order/cancel',
    params: z.strictObject({ advertiser_id: idParam, adgroup_ids: z.array(idParam).min(1) }),
    permission: '211',
    writes: true,
    handle: ({ context, params: { adgroup_ids: ids }, advertiser, token, writeMode }) => {
      checkBatch(ids);
      const { world, clock } = context;
      const delivers = ({ id, campaignId }: WorldAdGroup) => {
        const campaign = world.campaigns.get(campaignId);
        const sharers = campaign && deliveryAt(world, campaign, clock.now(), []).sharers;
        return sharers?.some(({ adGroupId }) => adGroupId === id) ?? false;
      };
      const canEnd = (adGroup: WorldAdGroup | undefined): adGroup is WorldAdGroup =>
        adGroup?.advertiserId === advertiser.id &&
        world.campaigns.get(adGroup.campaignId)?.kind === 'reach-frequency' &&
        world.campaigns.get(adGroup.campaignId)?.switch !== 'deleted' &&
        adGroup.switch !== 'deleted' &&
        adGroup.status !== WITHDRAWN &&
        adGroup.status !== TERMINATED &&
        !delivers(adGroup);
      const found = ids.map((id) => world.adGroups.get(id)).filter(canEnd);
      const partial = writeMode === 'partial' || writeMode === 'partial-unsaid';
      const done = partial ? found.slice(0, Math.floor(found.length / 2)) : found;
      const doneIds = new Set(done.map(({ id }) => id));
      if (writeMode !== 'ignored')
        for (const adGroup of done) {
          const status = adGroup.scheduleStart > clock.now() ? WITHDRAWN : TERMINATED;
          const by = { kind: 'api' as const, name: token.label, appId: token.appId };
          world.setStatus('adgroup', adGroup.id, status, by);
        }
      return { fail_adgroup_ids: ids.filter((id) => !doneIds.has(id)) };
    },
  });
}
