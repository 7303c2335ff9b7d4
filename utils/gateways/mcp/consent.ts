import type { ConsentWay } from '@/utils/core/consent';
import type { ConsentAttempt, Grant } from '@/utils/core/grant';
import { grantOf } from './access';
import { KNOWN_ENDPOINTS, SERVER } from './addresses';
import { discover } from './discovery';
import { newPkce, randomText } from './pkce';
import { register } from './registration';
import type { Net } from './request';
import { exchange } from './tokens';

/** What is asked of the person at TikTok. */
const SCOPE = 'mcp:tt4b';

export type Asked =
  | { ok: true; attempt: Omit<ConsentAttempt, 'id' | 'tabId' | 'grant'>; address: string }
  | { ok: false; at: 'unreachable' | 'address' | 'registration' | 'redirect' | 'origin' };

/**
 * Prepares the question for the person: who we are at TikTok, and the address of TikTok's page that asks it.
 *
 * @param client.name the same for every connect of this install, and another for every other install
 */
export async function askForConsent(
  net: Net,
  way: ConsentWay,
  client: { name: string; redirectUri: string },
): Promise<Asked> {
  const discovered = await discover(net);
  if (!discovered.ok) return { ok: false, at: 'address' };
  const { endpoints } = discovered;
  const registered = await register(net, endpoints.register, client);
  if (!registered.ok) {
    const at = { redirect: 'redirect', client: 'registration', origin: 'origin' } as const;
    return { ok: false, at: registered.refused === null ? 'unreachable' : at[registered.refused] };
  }
  const { clientId } = registered;
  const { redirectUri } = client;
  const state = randomText(24);
  const { verifier, challenge } = await newPkce();
  const address = new URL(endpoints.authorize);
  const query = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: SCOPE,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    resource: SERVER,
    state,
  };
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
  const startedAt = net.clock.now();
  return {
    ok: true,
    attempt: { way, clientId, redirectUri, state, verifier, startedAt },
    address: address.href,
  };
}

/** Whether an address is the one TikTok was asked to send the person back to. */
export function isWayBack(address: string, redirectUri: string): boolean {
  const there = new URL(redirectUri);
  if (!URL.canParse(address)) return false;
  const { origin, pathname } = new URL(address);
  return origin === there.origin && pathname === there.pathname;
}

export type Answered =
  { ok: true; grant: Grant } | { ok: false; at: 'unreachable' | 'denied' | 'answer' | 'exchange' };

/** Understands the address TikTok sent the person back to, and changes the code in it for tokens. */
export async function understandConsent(
  net: Net,
  attempt: Pick<ConsentAttempt, 'clientId' | 'redirectUri' | 'state' | 'verifier'>,
  address: string,
): Promise<Answered> {
  if (!isWayBack(address, attempt.redirectUri)) return { ok: false, at: 'answer' };
  const said = new URL(address).searchParams;
  if (said.get('state') !== attempt.state) return { ok: false, at: 'answer' };
  if (said.has('error')) return { ok: false, at: 'denied' };
  const code = said.get('code');
  if (code === null || code === '') return { ok: false, at: 'answer' };
  const answer = await exchange(net, KNOWN_ENDPOINTS.token, { ...attempt, code });
  if (!answer.ok) return { ok: false, at: answer.final ? 'exchange' : 'unreachable' };
  const grant = grantOf(attempt.clientId, answer.tokens, net.clock.now());
  return grant === null ? { ok: false, at: 'exchange' } : { ok: true, grant };
}
