import type { Engine } from '@/utils/engine/engine';
import { accessTo, gatewayOf } from '@/utils/engine/accounts';
import { describe, refreshCampaigns } from '@/utils/engine/campaigns';
import { connect, disconnect } from '@/utils/engine/connect';
import { describeRows } from '@/utils/engine/rows';
import type { Handlers } from '@/utils/wire/server';
import { openOwnPage } from './notifications';
import { openAccounts } from './open-tabs';

/** Lists that are open ask again for their rows when they hear what became of the access. */
async function tellOpenAccounts({ parts }: Engine): Promise<void> {
  for (const advertiserId of await openAccounts()) {
    await parts.pushRows({ advertiserId, access: await accessTo(parts, advertiserId), rows: [] });
  }
}

/** What the worker does for each command of the wire. */
export function handlersFor(engine: Engine): Handlers {
  const { parts } = engine;
  return {
    'page/rows': ({ advertiserId, level, rows }) => describeRows(parts, advertiserId, level, rows),
    press: async (press) => {
      const access = await accessTo(parts, press.ref.advertiserId);
      const gateway = access === 'connected' ? await gatewayOf(parts, press.ref.advertiserId) : null;
      if (gateway === null) {
        return { status: 'refused', said: { key: `refusal_${access.replaceAll('-', '_')}`, values: {} } };
      }
      return engine.press(press, gateway.name);
    },
    describe: ({ ref }) => describe(parts, ref),
    open: async ({ page }) => {
      await openOwnPage(page === 'connect' ? '/options.html' : '/popup.html');
      return null;
    },
    acknowledge: async ({ orderId, flag }) => {
      await engine.acknowledge(orderId, flag);
      return null;
    },
    'look-now': async ({ orderId }) => {
      await engine.lookNow(orderId);
      return null;
    },
    'refresh-campaigns': ({ advertiserId }) => refreshCampaigns(parts, advertiserId),
    connect: async ({ token, advertiserIds, scope }) => {
      const ids = new Set([...(advertiserIds ?? []), ...(await openAccounts())]);
      const result = await connect(parts, { token, advertiserIds: [...ids], scope: scope ?? null });
      if (result.status === 'connected') void engine.retryAfterReconnect();
      await tellOpenAccounts(engine);
      return result;
    },
    disconnect: async () => {
      await disconnect(parts);
      await tellOpenAccounts(engine);
      return null;
    },
  };
}
