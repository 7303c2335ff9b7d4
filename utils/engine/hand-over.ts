import { CONNECTED_GATEWAYS, type GatewayName } from '@/utils/core/gateway-name';
import type { EngineParts } from './parts';

/**
 * What one connection reached and does not any more, another that works may reach: the watch goes on through that one,
 * and nobody has to come back for it. What no other reaches stays where it is.
 */
export async function handOver(parts: EngineParts, from: GatewayName): Promise<void> {
  const { db } = parts;
  for (const gateway of CONNECTED_GATEWAYS) {
    const ids = await db.advertisers.where('gateway').equals(from).primaryKeys();
    const works = (await db.connections.get(gateway))?.state === 'connected';
    if (gateway === from || !works || ids.length === 0) continue;
    const read = await parts.gateways[gateway]?.readAdvertisers(ids);
    if (read?.ok !== true) continue;
    await db.transaction('rw', db.connections, db.advertisers, async () => {
      // Disconnected meanwhile, it reaches nothing.
      if ((await db.connections.get(gateway)) === undefined) return;
      for (const account of read.value) {
        const known = await db.advertisers.get(account.id);
        if (known?.gateway !== from) continue;
        const { missing: _ofTheOther, ...kept } = known;
        await db.advertisers.put({ ...kept, ...account, gateway, listProblem: null });
      }
    });
  }
}
