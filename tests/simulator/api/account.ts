import type { Hono } from 'hono';
import { z } from 'zod';
import { SEED_APP } from '../tokens';
import type { WorldAdvertiser } from '../world/types';
import { authorise } from './access';
import { ApiError, CODE } from './errors';
import { project, type Item } from './list';
import { fieldsParam, idParam } from './params';
import { register, type ApiServices } from './transport';

const ADVERTISER_FIELDS = [
  'advertiser_id',
  'name',
  'company',
  'country',
  'currency',
  'timezone',
  'display_timezone',
  'status',
  'role',
  'balance',
  'advertiser_account_type',
  'owner_bc_id',
  'create_time',
  'rejection_reason',
] as const;

function advertiserRow(advertiser: WorldAdvertiser): Item {
  return {
    advertiser_id: advertiser.id,
    name: advertiser.name,
    company: advertiser.company,
    country: advertiser.country,
    currency: advertiser.currency,
    timezone: advertiser.timezone,
    display_timezone: advertiser.displayTimezone,
    status: advertiser.status,
    role: 'ROLE_ADVERTISER',
    balance: Number(advertiser.balance),
    advertiser_account_type: 'AUCTION',
    owner_bc_id: advertiser.ownerBcId ?? null,
    create_time: Math.floor(advertiser.createTime / 1000),
    rejection_reason: null,
  };
}

const infoParams = z.strictObject({
  advertiser_ids: z.array(idParam).min(1).max(100),
  fields: fieldsParam(ADVERTISER_FIELDS),
});
const appParams = z.strictObject({ app_id: idParam, secret: z.string().min(1) });
const tokenParams = z.strictObject({
  app_id: idParam,
  secret: z.string().min(1),
  auth_code: z.string().min(1),
  return_advertiser_ids: z.boolean().default(true),
});

function checkApp({ app_id: id, secret }: { app_id: string; secret: string }): void {
  if (id !== SEED_APP.id || secret !== SEED_APP.secret)
    throw new ApiError(CODE.authMismatch, 'The app_id and secret do not match.');
}

/** advertiser/info, user/info and the OAuth endpoints. facts: marketing-api 8.1, 8.3 */
export function registerAccount(app: Hono, services: ApiServices): void {
  register(app, services, {
    method: 'GET',
    path: 'advertiser/info',
    params: infoParams,
    permission: '100',
    handle: ({ context, params, token, scope }) => ({
      list: params.advertiser_ids.map((id) =>
        project(advertiserRow(authorise(context, token, id, scope)), params.fields),
      ),
    }),
  });

  register(app, services, {
    method: 'GET',
    path: 'user/info',
    params: z.strictObject({}),
    handle: ({ context, token }) => ({
      core_user_id: '7188990011223344556',
      display_name: `Owner of ${token.label}`,
      email: 'o***r@example.com',
      avatar_url: '',
      create_time: Math.floor(context.clock.now() / 1000) - 86_400 * 500,
    }),
  });

  register(app, services, {
    method: 'GET',
    path: 'oauth2/advertiser/get',
    params: appParams,
    handle: ({ context, params, token }) => {
      checkApp(params);
      const covered = [...context.world.advertisers.values()].filter(
        ({ id }) => token.advertiserIds === 'all' || token.advertiserIds.includes(id),
      );
      return { list: covered.map(({ id, name }) => ({ advertiser_id: id, advertiser_name: name })) };
    },
  });

  register(app, services, {
    method: 'POST',
    path: 'oauth2/access_token',
    params: tokenParams,
    token: false,
    handle: ({ context, params }) => {
      checkApp(params);
      const token = context.tokens.exchange(params.auth_code, context.clock.now());
      if (!token) throw new ApiError(CODE.authCode, 'The auth_code is used or has expired.');
      const covered =
        token.advertiserIds === 'all' ? [...context.world.advertisers.keys()] : token.advertiserIds;
      return {
        access_token: token.token,
        // Bare JSON numbers, some above 2^53: that is how TikTok sends them.
        scope: token.scopes.map((permission) => BigInt(permission)),
        ...(params.return_advertiser_ids ? { advertiser_ids: covered } : {}),
      };
    },
  });
}
