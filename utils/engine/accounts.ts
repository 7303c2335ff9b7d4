import type { GatewayName } from '@/utils/core/gateway-name';
import type { Gateway } from '@/utils/gateways/gateway';
import type { KnownAdvertiser } from '@/utils/store/database';
import type { Access } from '@/utils/wire/views';
import { noteProblem, noteWorking } from './access';
import type { EngineParts } from './parts';

/** The gateway that asks for access by token; the only one today. */
const TOKEN_GATEWAY: GatewayName = 'marketing-api';

/** Accounts TikTok refused us are not asked about again for this long. Milliseconds. */
const REFUSED_FOR = 60_000;

/** When TikTok last said that an account is not ours; a cache, forgotten with the worker. */
const refusedAt = new Map<string, number>();

/** Which gateway reaches an account, or null. */
export async function gatewayOf(parts: EngineParts, advertiserId: string): Promise<Gateway | null> {
  const advertiser = await parts.db.advertisers.get(advertiserId);
  return (advertiser && parts.gateways[advertiser.gateway]) ?? null;
}

/** Whether we can work in an account, from what the store knows; null when TikTok has to be asked. */
async function knownAccess(parts: EngineParts, advertiserId: string): Promise<Access | null> {
  const advertiser = await parts.db.advertisers.get(advertiserId);
  const connection = await parts.db.connections.get(advertiser?.gateway ?? TOKEN_GATEWAY);
  if (connection === undefined) return 'not-connected';
  if (connection.state === 'revoked') return 'token-revoked';
  if (advertiser !== undefined) return 'connected';
  if (parts.clock.now() - (refusedAt.get(advertiserId) ?? -Infinity) < REFUSED_FOR) return 'not-covered';
  return null;
}

/** As it is known now, without asking anybody. */
export async function accessNow(parts: EngineParts, advertiserId: string): Promise<Access> {
  return (await knownAccess(parts, advertiserId)) ?? 'not-covered';
}

/**
 * Whether we can work in an account. An account that is seen for the first time is asked about: a pasted
 * token does not say which accounts it covers.
 */
export async function accessTo(parts: EngineParts, advertiserId: string): Promise<Access> {
  return (await knownAccess(parts, advertiserId)) ?? learnAccount(parts, advertiserId, TOKEN_GATEWAY);
}

async function learnAccount(parts: EngineParts, advertiserId: string, name: GatewayName): Promise<Access> {
  const gateway = parts.gateways[name];
  const read = await gateway?.readAdvertisers([advertiserId]);
  if (read === undefined) return 'not-connected';
  if (!read.ok) {
    await noteProblem(parts, name, read.problem);
    return read.problem.remedy === 'sign-in' ? 'token-revoked' : 'not-covered';
  }
  await noteWorking(parts, name);
  const found = read.value[0];
  if (found === undefined) {
    refusedAt.set(advertiserId, parts.clock.now());
    return 'not-covered';
  }
  const row: KnownAdvertiser = { ...found, gateway: name, listedAt: null, listProblem: null };
  await parts.db.advertisers.put(row);
  return 'connected';
}
