import type { Hono } from 'hono';
import { z } from 'zod';
import type { SimulatorContext } from '../context';
import { decimals } from '../world/money';
import type { WorldAdvertiser } from '../world/types';
import { json, ok, refused, undecodable, type PageAnswer } from './answer';
import { servePage, type PageCall } from './endpoint';
import { parse } from './parse';

const paymentSchema = z.object({
  Context: z.object({ adv_id: z.string() }),
  module_list: z.array(z.int()),
});

function switchList({ context }: PageCall): PageAnswer {
  const groups = new Map<string, WorldAdvertiser[]>();
  for (const advertiser of context.world.advertisers.values())
    groups.set(advertiser.company, [...(groups.get(advertiser.company) ?? []), advertiser]);
  const data = [...groups].map(([name, advertisers]) => ({
    name,
    child: advertisers.map(({ id, name: title, currency, timezone }) => ({
      id,
      name: title,
      currency,
      timezone,
    })),
  }));
  return ok({ data });
}

/** Where currency and time zone of an account can be learned (facts: session-api 2.2). */
function paymentAccount({ context, body }: PageCall): PageAnswer {
  const parsed = paymentSchema.safeParse(parse(body));
  if (!parsed.success) return undecodable('request into Go value of type QueryPaymentAccountRequest');
  const { Context: asked, module_list: modules } = parsed.data;
  const account = context.world.advertisers.get(asked.adv_id);
  if (!account) return refused(40_001, 'No permission to operate this advertiser');
  if (!context.settings.session.paymentAccount) return refused(100_001, 'payment account not found');
  const { id, name, currency, timezone } = account;
  return ok({
    ...(modules.includes(0) ? { adv_info_vo: { id, name, currency, timezone } } : {}),
    ...(modules.includes(3)
      ? {
          pa_info: { pa_id: `${id.slice(0, -4)}0042` },
          currency_format: { code: currency, precision: decimals(currency) },
        }
      : {}),
  });
}

/** Passport's own envelope: `message` is "success" for who is signed in (facts: session-api 2.2). */
const accountInfo = (): PageAnswer =>
  json({
    data: { user_id: '7300112233445566778', screen_name: 'buyer', email: 'b***r@example.com' },
    message: 'success',
  });

/** The accounts this login can switch to, whose login it is, and what an account pays with. */
export function registerAccounts(app: Hono, context: SimulatorContext): void {
  servePage(app, context, {
    method: 'GET',
    path: '/api/v2/i18n/account/account_switch_list/',
    name: 'page/account/list',
    answer: switchList,
  });
  servePage(app, context, {
    method: 'GET',
    path: '/passport/web/account/info/',
    name: 'page/account/info',
    answer: accountInfo,
  });
  servePage(app, context, {
    method: 'POST',
    path: '/pa/api/spider/query_payment_account',
    name: 'page/account/payment',
    answer: paymentAccount,
  });
}
