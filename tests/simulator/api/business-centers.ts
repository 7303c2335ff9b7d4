import type { Hono } from 'hono';
import { z } from 'zod';
import { accountsOfBc } from './access';
import { listPage } from './list';
import { idParam, pageParam, pageSizeParam } from './params';
import { register, type ApiServices } from './transport';

const paging = { page: pageParam, page_size: pageSizeParam(50) };

/** bc/get and bc/asset/get: which accounts a login reaches through which Business Center. facts: mcp 3.2 */
export function registerBusinessCenters(app: Hono, services: ApiServices): void {
  register(app, services, {
    method: 'GET',
    path: 'bc/get',
    params: z.strictObject({ bc_id: idParam.optional(), ...paging }),
    handle: ({ context, params, token, scope }) => {
      const owners = [...context.world.advertisers.values()].flatMap(({ ownerBcId: id, currency }) =>
        id === undefined || (token.bcIds !== 'all' && !token.bcIds.includes(id))
          ? []
          : [[id, currency] as const],
      );
      const rows = [...new Map(owners)]
        .filter(([id]) => params.bc_id === undefined || params.bc_id === id)
        .map(([id, currency]) => ({
          bc_info: {
            bc_id: id,
            name: `Business Center ${id.slice(-4)}`,
            currency,
            timezone: 'UTC',
            status: 'ENABLE',
            type: 'NORMAL',
          },
          user_role: 'ADMIN',
          ext_user_role: { finance_role: 'MANAGER' },
        }));
      return listPage({ context, scope, level: 'campaign', params }, rows);
    },
  });

  register(app, services, {
    method: 'GET',
    path: 'bc/asset/get',
    params: z.strictObject({ bc_id: idParam, asset_type: z.literal('ADVERTISER'), ...paging }),
    handle: ({ context, params, token, scope }) => {
      const rows = accountsOfBc(context, token, params.bc_id, scope).map(({ id, name }) => ({
        asset_id: id,
        asset_name: name,
        asset_type: 'ADVERTISER',
        advertiser_role: 'ADMIN',
      }));
      return listPage({ context, scope, level: 'campaign', params }, rows);
    },
  });
}
