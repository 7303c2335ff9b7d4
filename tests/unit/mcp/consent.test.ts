import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { askForConsent, isWayBack, understandConsent } from '@/utils/gateways/mcp/consent';
import { KNOWN_ENDPOINTS } from '@/utils/gateways/mcp/addresses';
import { pressConsent } from '../../support/press-consent';
import { VirtualClock } from '../../support/virtual-clock';
import { NOW } from '../gateways/reach';
import { reachServer } from './reach';

const BASE = 'https://business-api.tiktok.com';
const WAY_BACK = 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/';
const CLIENT = { name: 'Standstill (abc)', redirectUri: WAY_BACK };

function simulated() {
  const { simulator, clock } = reachServer();
  const fetch: typeof globalThis.fetch = async (input, init) => simulator.fetch(new Request(input, init));
  return { simulator, net: { fetch, clock } };
}

/** A TikTok whose documents are these, by what their addresses end with; everything else is not there. */
function documents(found: Record<string, object>) {
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = async (input) => {
    asked.push(String(input));
    const [, document] = Object.entries(found).find(([end]) => String(input).endsWith(end)) ?? [];
    return document === undefined ? new Response('404', { status: 404 }) : Response.json(document);
  };
  return { net: { fetch, clock: new VirtualClock(NOW) }, asked };
}

const ISSUER = `${BASE}/open_mcp/tt-ads-mcp-flat/oauth`;
const RESOURCE = { authorization_servers: [ISSUER] };
const SERVER = {
  issuer: ISSUER,
  authorization_endpoint: `${BASE}/portal/elsewhere-authorize`,
  token_endpoint: `${ISSUER}/token`,
  registration_endpoint: `${ISSUER}/register`,
  revocation_endpoint: `${ISSUER}/revoke`,
};
const REGISTERED = { '/register': { client_id: 'c1' } };

describe('asking for consent', () => {
  it('leads to TikTok’s page, with everything in the question that belongs there', async () => {
    const { net } = simulated();
    const asked = await askForConsent(net, 'window', CLIENT);
    if (!asked.ok) throw new Error(asked.at);
    const { origin, pathname, searchParams } = new URL(asked.address);
    expect(origin + pathname).toBe(KNOWN_ENDPOINTS.authorize);
    const { attempt } = asked;
    expect(Object.fromEntries(searchParams)).toEqual({
      response_type: 'code',
      client_id: attempt.clientId,
      redirect_uri: WAY_BACK,
      scope: 'mcp:tt4b',
      code_challenge: createHash('sha256').update(attempt.verifier).digest('base64url'),
      code_challenge_method: 'S256',
      resource: `${BASE}/open_mcp/tt-ads-mcp-flat`,
      state: attempt.state,
    });
    expect(attempt.verifier).toMatch(/^[\w-]{43}$/);
    expect(asked.address).not.toContain(attempt.verifier);
  });

  it('no two questions have the same secrets', async () => {
    const { net } = simulated();
    const [one, other] = await Promise.all([
      askForConsent(net, 'window', CLIENT),
      askForConsent(net, 'window', CLIENT),
    ]);
    if (!one.ok || !other.ok) throw new Error('refused');
    expect(one.attempt.clientId).toBe(other.attempt.clientId);
    expect(one.attempt.state).not.toBe(other.attempt.state);
    expect(one.attempt.verifier).not.toBe(other.attempt.verifier);
  });

  it('another install is another client', async () => {
    const { net } = simulated();
    const one = await askForConsent(net, 'window', CLIENT);
    const other = await askForConsent(net, 'window', { ...CLIENT, name: 'Standstill (xyz)' });
    if (!one.ok || !other.ok) throw new Error('refused');
    expect(one.attempt.clientId).not.toBe(other.attempt.clientId);
  });

  it('asks where TikTok’s documents say', async () => {
    const { net } = documents({
      '/oauth-protected-resource/open_mcp/tt-ads-mcp-flat': RESOURCE,
      '/.well-known/oauth-authorization-server': SERVER,
      ...REGISTERED,
    });
    const asked = await askForConsent(net, 'window', CLIENT);
    expect(asked.ok && new URL(asked.address).pathname).toBe('/portal/elsewhere-authorize');
  });

  it('asks where it was before when there are no documents', async () => {
    const { net } = documents(REGISTERED);
    const asked = await askForConsent(net, 'window', CLIENT);
    expect(asked.ok && new URL(asked.address).pathname).toBe('/portal/mcp-tt4b-authorize');
  });

  it.each([
    ['an issuer elsewhere', { authorization_servers: ['https://evil.example/oauth'] }, SERVER],
    ['a page elsewhere', RESOURCE, { ...SERVER, authorization_endpoint: 'https://evil.example/authorize' }],
    [
      'a token address elsewhere',
      RESOURCE,
      { ...SERVER, token_endpoint: 'https://business-api.tiktok.com.evil.example/t' },
    ],
    [
      'a registration without TLS',
      RESOURCE,
      { ...SERVER, registration_endpoint: 'http://business-api.tiktok.com/r' },
    ],
    [
      'an address with a name in it',
      RESOURCE,
      { ...SERVER, token_endpoint: 'https://me@business-api.tiktok.com/t' },
    ],
    ['another port', RESOURCE, { ...SERVER, revocation_endpoint: 'https://business-api.tiktok.com:8443/r' }],
  ])('%s is not followed, and nothing is registered', async (_what, resource, server) => {
    const { net, asked } = documents({
      '/oauth-protected-resource/open_mcp/tt-ads-mcp-flat': resource,
      '/.well-known/oauth-authorization-server': server,
      ...REGISTERED,
    });
    expect(await askForConsent(net, 'window', CLIENT)).toEqual({ ok: false, at: 'address' });
    expect(asked.every((address) => address.startsWith(`${BASE}/`))).toBe(true);
    expect(asked.some((address) => address.includes('register'))).toBe(false);
  });

  it.each([
    ['registration', { registration: 'refused' }],
    ['redirect', { redirectHosts: 'no-extensions' }],
    ['redirect', { redirectHosts: 'loopback' }],
  ] as const)('is refused at the %s', async (at, settings) => {
    const { simulator, net } = simulated();
    Object.assign(simulator.settings.mcp, settings);
    expect(await askForConsent(net, 'window', CLIENT)).toEqual({ ok: false, at });
  });

  it('the way back to this computer is registered where extensions are not', async () => {
    const { simulator, net } = simulated();
    simulator.settings.mcp.redirectHosts = 'loopback';
    const redirectUri = 'http://127.0.0.1:47613/standstill';
    expect((await askForConsent(net, 'tab', { ...CLIENT, redirectUri })).ok).toBe(true);
  });

  it.each(['offline', 'server-errors', 'html-answers'] as const)(
    'TikTok in trouble (%s) is no refusal for good',
    async (name) => {
      const { simulator, net } = simulated();
      simulator.faults.arm({ name });
      const asked = await askForConsent(net, 'window', CLIENT);
      expect(asked.ok).toBe(false);
      if (name !== 'html-answers') expect(asked).toMatchObject({ at: 'unreachable' });
    },
  );
});

describe('TikTok’s answer', () => {
  async function askedFor() {
    const { simulator, net } = simulated();
    const asked = await askForConsent(net, 'window', CLIENT);
    if (!asked.ok) throw new Error(asked.at);
    return { simulator, net, ...asked };
  }

  it.each(['http', 'script'] as const)(
    'is changed for a grant of thirty days (back by %s)',
    async (redirectBy) => {
      const { simulator, net, attempt, address } = await askedFor();
      simulator.settings.mcp.redirectBy = redirectBy;
      const back = await pressConsent((request) => simulator.fetch(request), address, 'Authorize');
      const answer = await understandConsent(net, attempt, back.href);
      if (!answer.ok) throw new Error(answer.at);
      expect(answer.grant).toMatchObject({ clientId: attempt.clientId, renewedAt: NOW, endedAt: null });
      expect(answer.grant.accessUntil - NOW).toBe(86_399_000);
      expect(Math.round((answer.grant.endsAt - NOW) / 86_400_000)).toBe(30);
    },
  );

  it('no is no', async () => {
    const { simulator, net, attempt, address } = await askedFor();
    const back = await pressConsent((request) => simulator.fetch(request), address, 'Cancel');
    expect(await understandConsent(net, attempt, back.href)).toEqual({ ok: false, at: 'denied' });
  });

  it.each([
    ['to another question', (back: URL) => back.searchParams.set('state', 'somebody-elses')],
    ['to no question', (back: URL) => back.searchParams.delete('state')],
    ['without a code', (back: URL) => back.searchParams.delete('code')],
    ['from elsewhere', (back: URL) => (back.hostname = 'evil.example')],
  ])('%s is not used', async (_what, spoil) => {
    const { simulator, net, attempt, address } = await askedFor();
    const back = await pressConsent((request) => simulator.fetch(request), address, 'Authorize');
    spoil(back);
    expect(await understandConsent(net, attempt, back.href)).toEqual({ ok: false, at: 'answer' });
    expect(simulator.journal.entries().some(({ path }) => path.endsWith('/token'))).toBe(false);
  });

  it('is worth nothing to who does not know what it was asked with', async () => {
    const { simulator, net, attempt, address } = await askedFor();
    const back = await pressConsent((request) => simulator.fetch(request), address, 'Authorize');
    const thief = { ...attempt, verifier: 'x'.repeat(43) };
    expect(await understandConsent(net, thief, back.href)).toEqual({ ok: false, at: 'exchange' });
  });

  it('that comes too late is refused', async () => {
    const { simulator, net, attempt, address } = await askedFor();
    const back = await pressConsent((request) => simulator.fetch(request), address, 'Authorize');
    (net.clock as VirtualClock).set(NOW + 120_000);
    expect(await understandConsent(net, attempt, back.href)).toEqual({ ok: false, at: 'exchange' });
  });

  it('without a token to renew by is no grant: it could not be kept alive', async () => {
    const { attempt, address } = await askedFor();
    const { net } = documents({ '/token': { access_token: 'mcp-at', expires_in: 86_399 } });
    const back = `${WAY_BACK}?code=c&state=${attempt.state}`;
    expect(address).not.toBe('');
    expect(await understandConsent(net, attempt, back)).toEqual({ ok: false, at: 'exchange' });
  });
});

it.each([
  ['https://a.example/x?code=1#f', 'https://a.example/x', true],
  ['https://a.example/xy', 'https://a.example/x', false],
  ['https://a.example.evil/x', 'https://a.example/x', false],
  ['http://127.0.0.1:47613/standstill?code=1', 'http://127.0.0.1:47613/standstill', true],
  ['http://127.0.0.1:47614/standstill?code=1', 'http://127.0.0.1:47613/standstill', false],
  ['about:blank', 'http://127.0.0.1:47613/standstill', false],
  ['', 'http://127.0.0.1:47613/standstill', false],
])('%s is the way back %s: %s', (address, wayBack, is) => {
  expect(isWayBack(address, wayBack)).toBe(is);
});
