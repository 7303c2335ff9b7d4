import type { Problem, Stamp } from '@/utils/core/evidence';
import { problemSaid } from '@/utils/core/verdict';
import type { Advertiser } from '@/utils/gateways/gateway';
import type { ConnectResult } from '@/utils/wire/commands';
import type { EngineParts } from './parts';

/** TikTok's number of the permission that switches campaigns (facts: marketing-api 8.2). */
const WRITE_CAMPAIGNS = '201';
const WRITE_AD_GROUPS = '211';

/**
 * Checks a token at TikTok and keeps it only if TikTok accepts it. Nothing that was connected before is
 * lost when the new token is refused.
 *
 * @param ids ad accounts to ask about: named with the token, or open in Ads Manager right now
 */
export async function connect(
  parts: EngineParts,
  input: { token: string; advertiserIds: string[]; scope: string[] | null },
): Promise<ConnectResult> {
  const gateway = parts.gatewayWith(input.token);
  const who = await gateway.check();
  if (!who.ok) return refused(who.problem);
  const accounts = await gateway.readAdvertisers(input.advertiserIds);
  if (!accounts.ok) return refused(accounts.problem);
  const missing = writesMissing(input.scope);
  const first = accounts.value[0];
  if (first !== undefined) {
    const reads = await gateway.missingReads(first.id);
    if (!reads.ok) return refused(reads.problem);
    missing.push(...reads.value);
  }
  await keep(parts, input.token, who.value.person, accounts.value, missing, who.stamp);
  return { status: 'connected', advertisers: accounts.value.length, missing };
}

async function keep(
  parts: EngineParts,
  token: string,
  person: string,
  accounts: Advertiser[],
  missing: string[],
  stamp: Stamp,
): Promise<void> {
  const { db } = parts;
  const gateway = 'marketing-api' as const;
  await db.transaction('rw', db.secrets, db.connections, db.advertisers, async () => {
    await db.secrets.put({ gateway, token });
    await db.connections.put({
      gateway,
      state: 'connected',
      person,
      connectedAt: stamp.at,
      checkedAt: stamp.at,
      missing,
    });
    await db.advertisers.where('gateway').equals(gateway).delete();
    await db.advertisers.bulkPut(
      accounts.map((account) => ({ ...account, gateway, listedAt: null, listProblem: null })),
    );
  });
}

/** Erases the token and what it showed us. Orders, evidence and holds stay: they are the user's record. */
export async function disconnect(parts: EngineParts): Promise<void> {
  const { db } = parts;
  const gateway = 'marketing-api' as const;
  await db.transaction('rw', db.secrets, db.connections, db.advertisers, db.entities, async () => {
    await db.secrets.delete(gateway);
    await db.connections.delete(gateway);
    const ids = await db.advertisers.where('gateway').equals(gateway).primaryKeys();
    await db.advertisers.bulkDelete(ids);
    for (const id of ids) {
      await db.entities.where('[advertiserId+level]').between([id, ''], [id, '\uffff']).delete();
    }
  });
}

function writesMissing(scope: string[] | null): string[] {
  if (scope === null) return [];
  return [
    ...(scope.includes(WRITE_CAMPAIGNS) ? [] : ['write-campaigns']),
    ...(scope.includes(WRITE_AD_GROUPS) ? [] : ['write-adgroups']),
  ];
}

function refused(problem: Problem): ConnectResult {
  return { status: 'refused', said: problemSaid(problem) };
}
