import type { Hono } from 'hono';
import { z } from 'zod';
import { ApiError, CODE } from './errors';
import { gmvCampaign, oneCampaign } from './gmv-max';
import { idParam } from './params';
import { utcTime } from './time';
import { register, type ApiServices } from './transport';

/** campaign/gmv_max/session/list and delete. facts: marketing-api 4.3 */
export function registerGmvMaxSessions(app: Hono, services: ApiServices): void {
  register(app, services, {
    method: 'GET',
    path: 'campaign/gmv_max/session/list',
    params: oneCampaign,
    permission: '200',
    handle: (call) => {
      // Only active sessions are listed.
      const sessions = (gmvCampaign(call).sessions ?? []).filter(
        (session) => session.switch === 'on' && session.endTime > call.context.clock.now(),
      );
      return {
        session_list: sessions.map((session) => ({
          session_id: session.id,
          bid_type: session.bidType,
          budget: Number(session.budget),
          schedule_start_time: utcTime(session.startTime),
          schedule_end_time: utcTime(session.endTime),
        })),
      };
    },
  });

  register(app, services, {
    method: 'POST',
    path: 'campaign/gmv_max/session/delete',
    params: z.strictObject({ advertiser_id: idParam, session_id: idParam }),
    permission: '201',
    writes: true,
    handle: ({ context: { world }, params: { session_id: id }, advertiser, token, writeMode }) => {
      const found = world
        .campaignsOf(advertiser.id)
        .some(({ sessions = [] }) => sessions.some((one) => one.id === id && one.switch !== 'deleted'));
      if (!found) throw new ApiError(CODE.notFound, `The session_id ${id} does not exist.`);
      if (writeMode === 'partial') throw new ApiError(CODE.partial, 'Partially successful.');
      if (writeMode === 'whole')
        world.deleteSession(advertiser.id, id, { kind: 'api', name: token.label, appId: token.appId });
      return {};
    },
  });
}
