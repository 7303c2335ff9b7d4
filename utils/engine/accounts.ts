import { CONNECTED_GATEWAYS, type GatewayName } from '@/utils/core/gateway-name';
import { problemSaid, type Sentence } from '@/utils/core/verdict';
import type { Gateway } from '@/utils/gateways/gateway';
import type { Connection, KnownAdvertiser } from '@/utils/store/database';
import type { Access } from '@/utils/wire/views';
import { noteProblem, noteWorking } from './access';
import type { EngineParts } from './parts';

/** The one that needs nothing but an open, signed-in Ads Manager; where no connection reaches the account. */
const PAGE: GatewayName = 'page-session';

/** Accounts TikTok refused us are not asked about again for this long. Milliseconds. */
const REFUSED_FOR = 60_000;

/** When TikTok last said that an account is not ours, by gateway and account; a cache, forgotten with the worker. */
const refusedAt = new Map<string, number>();

/** Which gateway reaches an account, or null. */
export async function gatewayOf(parts: EngineParts, advertiserId: string): Promise<Gateway | null> {
  const advertiser = await parts.db.advertisers.get(advertiserId);
  return (advertiser && parts.gateways[advertiser.gateway]) ?? null;
}

/** Whether a connection reaches an account, from what the store knows; null when TikTok has to be asked. */
async function knownByConnection(
  parts: EngineParts,
  account: KnownAdvertiser | undefined,
  id: string,
): Promise<Access | null> {
  const connections = await connectionsOf(parts);
  if (connections.length === 0) return 'not-connected';
  const works = connections.filter(({ state }) => state === 'connected');
  if (works.some(({ gateway }) => gateway === account?.gateway)) return 'connected';
  if (works.some(({ gateway }) => !wasRefused(parts, gateway, id))) return null;
  return works.length < connections.length ? 'token-revoked' : 'not-covered';
}

async function connectionsOf({ db }: EngineParts): Promise<Connection[]> {
  const found = await db.connections.bulkGet([...CONNECTED_GATEWAYS]);
  return found.filter((connection) => connection !== undefined);
}

/** Whether the signed-in page reaches an account, from what the store knows; null when it has to be asked. */
async function knownByPage(
  parts: EngineParts,
  account: KnownAdvertiser | undefined,
  id: string,
): Promise<Access | 'unreachable' | null> {
  if (parts.gateways[PAGE] === undefined) return 'unreachable';
  if ((await parts.db.stoppedSessions.get(id)) !== undefined) return 'session-stopped';
  if (account?.gateway === PAGE) return 'connected';
  return wasRefused(parts, PAGE, id) ? 'unreachable' : null;
}

/** As it is known now, without asking anybody. */
export async function accessNow(parts: EngineParts, advertiserId: string): Promise<Access> {
  const account = await parts.db.advertisers.get(advertiserId);
  const connected = (await knownByConnection(parts, account, advertiserId)) ?? 'not-covered';
  if (!leavesItToThePage(connected)) return connected;
  const byPage = await knownByPage(parts, account, advertiserId);
  return byPage === null || byPage === 'unreachable' ? connected : byPage;
}

/**
 * Whether we can work in an account. A connection comes first, because it tells more; where none reaches the account,
 * the page that the person is signed in to does. An account that is seen for the first time is asked about: a
 * pasted token does not say which accounts it covers.
 */
export async function accessTo(parts: EngineParts, advertiserId: string): Promise<Access> {
  const account = await parts.db.advertisers.get(advertiserId);
  const connected =
    (await knownByConnection(parts, account, advertiserId)) ?? (await learnByConnection(parts, advertiserId));
  if (!leavesItToThePage(connected)) return connected;
  const byPage =
    (await knownByPage(parts, account, advertiserId)) ?? (await learnByPage(parts, advertiserId));
  return byPage === 'unreachable' ? connected : byPage;
}

/** The same, with what is known of why there is none. */
export async function accessAndWhy(
  parts: EngineParts,
  advertiserId: string,
): Promise<{ access: Access; why?: Sentence }> {
  const access = await accessTo(parts, advertiserId);
  const stopped = access === 'session-stopped' ? await parts.db.stoppedSessions.get(advertiserId) : undefined;
  if (stopped === undefined) return { access };
  return { access, why: problemSaid({ reason: stopped.reason, apiCode: null }) };
}

/** Access that was refused is for the person to renew; where there is none, the page does. */
function leavesItToThePage(access: Access): boolean {
  return access === 'not-connected' || access === 'not-covered';
}

async function learnByConnection(parts: EngineParts, advertiserId: string): Promise<Access> {
  let access: Access = 'not-covered';
  for (const { gateway, state } of await connectionsOf(parts)) {
    if (state === 'revoked') access = 'token-revoked';
    else if (!wasRefused(parts, gateway, advertiserId)) {
      const learned = await learnBy(parts, gateway, advertiserId);
      if (learned === 'connected') return learned;
      if (learned === 'token-revoked') access = learned;
    }
  }
  return access;
}

async function learnBy(parts: EngineParts, gateway: GatewayName, advertiserId: string): Promise<Access> {
  const read = await parts.gateways[gateway]?.readAdvertisers([advertiserId]);
  if (read === undefined) return 'not-connected';
  if (!read.ok) {
    await noteProblem(parts, gateway, read.problem);
    return read.problem.remedy === 'sign-in' ? 'token-revoked' : 'not-covered';
  }
  await noteWorking(parts, gateway);
  const found = read.value[0];
  if (found === undefined) return refuse(parts, gateway, advertiserId, 'not-covered');
  await parts.db.advertisers.put({ ...found, gateway, listedAt: null, listProblem: null });
  return 'connected';
}

async function learnByPage(parts: EngineParts, advertiserId: string): Promise<Access | 'unreachable'> {
  const read = await parts.gateways[PAGE]?.readAdvertisers([advertiserId]);
  const found = read?.ok === true ? read.value[0] : undefined;
  if (found === undefined) {
    if ((await parts.db.stoppedSessions.get(advertiserId)) !== undefined) return 'session-stopped';
    return refuse(parts, PAGE, advertiserId, 'unreachable');
  }
  await parts.db.advertisers.put({ ...found, gateway: PAGE, listedAt: null, listProblem: null });
  return 'connected';
}

function wasRefused({ clock }: EngineParts, gateway: GatewayName, advertiserId: string): boolean {
  return clock.now() - (refusedAt.get(`${gateway} ${advertiserId}`) ?? -Infinity) < REFUSED_FOR;
}

function refuse<A>({ clock }: EngineParts, gateway: GatewayName, advertiserId: string, access: A): A {
  refusedAt.set(`${gateway} ${advertiserId}`, clock.now());
  return access;
}
