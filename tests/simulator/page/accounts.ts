import type { Hono } from 'hono';
import type { SimulatorContext } from '../context';
import type { WorldAdvertiser } from '../world/types';
import { guard, ok } from './session';

/** The accounts this login can switch to, grouped by company (facts: session-api 2.2). */
export function registerAccounts(app: Hono, context: SimulatorContext): void {
  app.get('/api/v2/i18n/account/account_switch_list/', guard, (c) => {
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
    return ok(c, { data });
  });
}
