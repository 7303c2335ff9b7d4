import type { Problem } from '@/utils/core/evidence';
import type { GatewayName } from '@/utils/core/gateway-name';
import { problemSaid } from '@/utils/core/verdict';
import type { Advertiser } from '@/utils/gateways/gateway';
import type { Connection, KnownAdvertiser, Secret } from '@/utils/store/database';
import type { ConnectResult } from '@/utils/wire/commands';
import { handOver } from './hand-over';
import type { EngineParts } from './parts';

/** TikTok's number of the permission that switches campaigns (facts: marketing-api 8.2). */
const WRITE_CAMPAIGNS = '201';
const WRITE_AD_GROUPS = '211';

/**
 * Checks a token at TikTok and keeps it only if TikTok accepts it. Nothing that was connected before is
 * lost when the new token is refused.
 *
 * @param input.advertiserIds ad accounts named with the token, or open in Ads Manager right now; those that were
 * reached before, and those of what is watched, are asked about as well
 */
export async function connect(
  parts: EngineParts,
  input: { token: string; advertiserIds: string[]; scope: string[] | null },
): Promise<ConnectResult> {
  const gateway = parts.gatewayWith(input.token);
  const who = await gateway.check();
  if (!who.ok) return refused(who.problem);
  const name = 'marketing-api';
  const accounts = await gateway.readAdvertisers(await accountsToReach(parts, name, input.advertiserIds));
  if (!accounts.ok) return refused(accounts.problem);
  const missing = writesMissing(input.scope);
  const first = accounts.value[0];
  if (first !== undefined) {
    const reads = await gateway.missingReads(first.id);
    if (!reads.ok) return refused(reads.problem);
    missing.push(...reads.value);
  }
  const { person } = who.value;
  await keepConnection(
    parts,
    { gateway: name, token: input.token },
    { gateway: name, person, missing, at: who.stamp.at },
    accounts.value,
  );
  return { status: 'connected', advertisers: accounts.value.length, missing };
}

/**
 * The accounts to ask about. A token alone names none, and what is watched must not lose its account over it: without
 * one nobody knows in which currency and zone to read its money.
 */
async function accountsToReach(
  { db }: EngineParts,
  gateway: GatewayName,
  named: string[],
): Promise<string[]> {
  const reached = await db.advertisers.where('gateway').equals(gateway).primaryKeys();
  const watched = await db.orders.where('dueAt').aboveOrEqual(0).toArray();
  return [...new Set([...named, ...reached, ...watched.map(({ advertiserId }) => advertiserId)])];
}

/** Keeps what was checked: the secret, whose it is, and the accounts it reaches. */
export async function keepConnection(
  { db }: EngineParts,
  secret: Secret,
  { at, ...connection }: Pick<Connection, 'gateway' | 'person' | 'missing' | 'endsAt'> & { at: number },
  accounts: (Advertiser & Pick<KnownAdvertiser, 'missing'>)[],
): Promise<void> {
  const { gateway } = connection;
  await db.transaction('rw', db.secrets, db.connections, db.advertisers, db.consents, async () => {
    await db.secrets.put(secret);
    await db.connections.put({ ...connection, state: 'connected', connectedAt: at, checkedAt: at });
    await db.advertisers.where('gateway').equals(gateway).delete();
    await db.advertisers.bulkPut(
      accounts.map((account) => ({ ...account, gateway, listedAt: null, listProblem: null })),
    );
    if (secret.gateway === 'mcp') await db.consents.delete('mcp');
  });
}

/**
 * Ends the access at TikTok where that can be done from here, and erases it with what it alone showed us. Orders,
 * evidence and holds stay: they are the user's record.
 *
 * @returns whether it ended at TikTok, too
 */
export async function disconnect(
  parts: EngineParts,
  gateway: GatewayName = 'marketing-api',
): Promise<{ ended: boolean }> {
  const { db } = parts;
  await handOver(parts, gateway);
  const ended = (await parts.gateways[gateway]?.revoke?.()) ?? false;
  const tables = [db.secrets, db.connections, db.consents, db.advertisers, db.entities, db.lists];
  await db.transaction('rw', tables, async () => {
    await db.secrets.delete(gateway);
    await db.connections.delete(gateway);
    if (gateway === 'mcp') await db.consents.delete(gateway);
    const ids = await db.advertisers.where('gateway').equals(gateway).primaryKeys();
    await db.advertisers.bulkDelete(ids);
    await db.lists.bulkDelete(ids);
    for (const id of ids) {
      await db.entities.where('[advertiserId+level]').between([id, ''], [id, '\uffff']).delete();
    }
  });
  return { ended };
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
