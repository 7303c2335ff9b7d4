import { beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../simulator/simulator';
import {
  ask,
  authorizeUrl,
  BASE,
  codeFor,
  consent,
  exchange,
  FLAT,
  form,
  LAYER,
  metadata,
  REDIRECT,
  refresh,
  register,
  registered,
  rpc,
  simulateMcp,
} from './mcp-client';
import { oneCampaign } from './simulated';

const PING = { jsonrpc: '2.0', id: 1, method: 'ping' };
const DAY = 86_400_000;

let simulator: Simulator;
beforeEach(() => {
  simulator = simulateMcp(oneCampaign());
});
const works = async (token: unknown, server = FLAT) =>
  (await rpc(simulator, String(token), PING, { server })).status === 200;

describe('discovery', () => {
  it('begins with a challenge that names the metadata of the resource', async () => {
    const { status, headers, text } = await rpc(simulator, undefined, PING);
    expect([status, text]).toEqual([401, 'unauthorized']);
    const [, url = ''] =
      /^Bearer resource_metadata="(.+)"$/.exec(headers.get('www-authenticate') ?? '') ?? [];
    expect(url).toBe(`${BASE}/.well-known/oauth-protected-resource/open_mcp/tt-ads-mcp-flat`);
    expect((await ask(simulator, url)).json).toEqual({
      resource: FLAT,
      authorization_servers: [`${FLAT}/oauth`],
      bearer_methods_supported: ['header'],
      scopes_supported: ['mcp:tt4b'],
    });
  });

  it('has the same document behind the issuer under both names', async () => {
    const openid = await ask(simulator, `${FLAT}/oauth/.well-known/openid-configuration`);
    const oauth = await ask(simulator, `${FLAT}/oauth/.well-known/oauth-authorization-server`);
    expect(openid.text).toBe(oauth.text);
    expect(openid.json).toMatchObject({
      issuer: `${FLAT}/oauth`,
      authorization_endpoint: `${BASE}/portal/mcp-tt4b-authorize`,
      token_endpoint_auth_methods_supported: ['none'],
      code_challenge_methods_supported: ['S256'],
    });
  });

  it.each([
    '/.well-known/oauth-authorization-server/open_mcp/tt-ads-mcp-flat/oauth',
    '/.well-known/openid-configuration/open_mcp/tt-ads-mcp-flat/oauth',
    '/.well-known/oauth-authorization-server',
    '/.well-known/openid-configuration',
    '/.well-known/oauth-protected-resource',
    '/open_mcp/tt-ads-mcp-flat/',
  ])('finds nothing at %s', async (path) => {
    expect((await ask(simulator, BASE + path)).status).toBe(404);
  });

  it.each(['GET', 'DELETE', 'OPTIONS'])('meets no challenge and no CORS with %s', async (method) => {
    for (const url of [FLAT, LAYER]) {
      const { status, headers } = await ask(simulator, url, { method });
      expect(status).toBe(405);
      expect(headers.get('content-type')).toMatch(/^text\/plain/);
      expect([...headers.keys()].filter((name) => /www-auth|access-control/.test(name))).toEqual([]);
    }
    expect((await ask(simulator, `${FLAT}/oauth/token`, { method })).status).toBe(405);
  });

  it('is not on the page’s host', async () => {
    const elsewhere = `https://ads.tiktok.com/open_mcp/tt-ads-mcp-flat/oauth/.well-known/openid-configuration`;
    expect((await ask(simulator, elsewhere)).status).toBe(404);
  });
});

describe('registration', () => {
  it('gives the same id for the same name and addresses, and no secret', async () => {
    const first = await register(simulator);
    expect(first.status).toBe(201);
    expect(first.json.client_id).toMatch(/^[0-9a-f]{32}$/);
    expect(first.json).not.toHaveProperty('client_secret');
    expect((await register(simulator)).json.client_id).toBe(first.json.client_id);
    const other = await register(simulator, metadata({ client_name: 'Another' }));
    expect(other.json.client_id).not.toBe(first.json.client_id);
  });

  it.each([
    [
      'no authentication method',
      metadata({ token_endpoint_auth_method: undefined }),
      'invalid_client_metadata',
    ],
    ['a secret', metadata({ token_endpoint_auth_method: 'client_secret_post' }), 'invalid_client_metadata'],
    ['no address', metadata({ redirect_uris: [] }), 'invalid_client_metadata'],
    ['plain HTTP elsewhere', metadata({ redirect_uris: ['http://a.example/'] }), 'invalid_redirect_uri'],
    ['an address with a fragment', metadata({ redirect_uris: [`${REDIRECT}#x`] }), 'invalid_redirect_uri'],
  ])('refuses %s', async (_what, body, error) => {
    const { status, json } = await register(simulator, body);
    expect([status, json.error]).toEqual([400, error]);
  });

  it('can be closed, or closed to some hosts', async () => {
    const redirect = (uri: string) => register(simulator, metadata({ redirect_uris: [uri] }));
    simulator.settings.mcp.redirectHosts = 'no-extensions';
    expect((await redirect(REDIRECT)).json.error).toBe('invalid_redirect_uri');
    expect((await redirect('https://0a1b.extensions.allizom.org/')).status).toBe(400);
    expect((await redirect('https://app.example/back')).status).toBe(201);
    simulator.settings.mcp.redirectHosts = 'loopback';
    expect((await redirect('https://app.example/back')).status).toBe(400);
    expect((await redirect('http://127.0.0.1/mozoauth2/0a1b')).status).toBe(201);
    simulator.settings.mcp.registration = 'refused';
    expect((await redirect('http://127.0.0.1/mozoauth2/0a1b')).status).toBe(403);
  });
});

describe('consent', () => {
  it('needs a press, and brings back a code with the state', async () => {
    const url = authorizeUrl(await registered(simulator));
    await expect(consent(simulator, url)).rejects.toThrow(/nobody was sent back/);
    const back = await consent(simulator, url, 'Authorize');
    expect(back.origin + back.pathname).toBe(REDIRECT);
    expect(back.searchParams.get('state')).toBe('st4te');
    expect(back.searchParams.get('code')).toBeTruthy();
  });

  it('can be declined', async () => {
    const back = await consent(simulator, authorizeUrl(await registered(simulator)), 'Cancel');
    expect(Object.fromEntries(back.searchParams)).toMatchObject({ error: 'access_denied', state: 'st4te' });
  });

  it('sends nobody to an address that is not registered to the letter', async () => {
    const url = authorizeUrl(await registered(simulator), { redirect_uri: `${REDIRECT}x` });
    expect((await ask(simulator, url.href)).status).toBe(400);
    expect((await ask(simulator, authorizeUrl('0'.repeat(32)).href)).status).toBe(400);
  });

  it.each([
    ['no challenge', { code_challenge: null }, 'invalid_request'],
    ['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['another kind of answer', { response_type: 'token' }, 'unsupported_response_type'],
    ['another scope', { scope: 'openid' }, 'invalid_scope'],
    ['another resource', { resource: `${FLAT}/` }, 'invalid_target'],
  ])('refuses %s', async (_what, change, error) => {
    const back = await consent(simulator, authorizeUrl(await registered(simulator), change));
    expect(back.searchParams.get('error')).toBe(error);
  });

  it('may begin with a login, or lead nowhere, or come back by script', async () => {
    const url = authorizeUrl(await registered(simulator));
    simulator.settings.mcp.consentPage = 'login';
    const back = await consent(simulator, url, 'Log in', 'Authorize');
    expect(back.searchParams.get('code')).toBeTruthy();
    simulator.settings.mcp.consentPage = 'app-id';
    await expect(consent(simulator, url, 'Confirm', 'Confirm')).rejects.toThrow(/App Secret/);
    simulator.settings.mcp.consentPage = 'dead-end';
    await expect(consent(simulator, url)).rejects.toThrow(/Something went wrong/);
    simulator.settings.mcp.consentPage = 'denied';
    expect((await consent(simulator, url)).searchParams.get('error')).toBe('access_denied');
    simulator.settings.mcp.consentPage = 'consent';
    simulator.settings.mcp.redirectBy = 'script';
    expect((await consent(simulator, url, 'Authorize')).searchParams.get('code')).toBeTruthy();
  });
});

describe('the token endpoint', () => {
  it('gives a day of access, and thirty days of refreshing that refreshing does not extend', async () => {
    const clientId = await registered(simulator);
    const { json } = await exchange(simulator, await codeFor(simulator, clientId));
    expect(json).toMatchObject({ token_type: 'Bearer', scope: 'mcp:tt4b', expires_in: 86_399 });
    expect(json.refresh_token_expires_in).toBe(30 * 86_400);
    expect(await works(json.access_token)).toBe(true);

    simulator.clock.advance(DAY);
    expect(await works(json.access_token)).toBe(false);
    const next = await refresh(simulator, String(json.refresh_token), { client_id: clientId });
    expect(next.json.refresh_token).toBe(json.refresh_token);
    expect(next.json.refresh_token_expires_in).toBe(29 * 86_400);
    expect(await works(next.json.access_token)).toBe(true);

    simulator.clock.advance(29 * DAY);
    const last = await refresh(simulator, String(json.refresh_token));
    expect([last.status, last.json.error_description]).toEqual([400, 'refresh token expired']);
  });

  it('takes a code once, in time, from who asked, for where it was asked', async () => {
    const clientId = await registered(simulator);
    const other = String((await register(simulator, metadata({ client_name: 'Another' }))).json.client_id);
    const fresh = () => codeFor(simulator, clientId);
    const refused = async (code: string, change: Record<string, string> = {}, server = FLAT) =>
      (await exchange(simulator, code, change, server)).json.error;

    const code = await fresh();
    expect((await exchange(simulator, code)).status).toBe(200);
    expect(await refused(code)).toBe('invalid_grant');
    expect(await refused(await fresh(), { code_verifier: `${'x'.repeat(50)}` })).toBe('invalid_grant');
    expect(await refused(await fresh(), { redirect_uri: 'http://127.0.0.1/' })).toBe('invalid_grant');
    expect(await refused(await fresh(), { client_id: other })).toBe('invalid_grant');
    expect(await refused(await fresh(), { resource: LAYER })).toBe('invalid_target');
    expect(await refused(await fresh(), { grant_type: 'password' })).toBe('unsupported_grant_type');
    await registered(simulator, LAYER);
    expect(await refused(await fresh(), {}, LAYER)).toBe('invalid_grant');
    const late = await fresh();
    simulator.clock.advance(60_000);
    expect(await refused(late)).toBe('invalid_grant');
  });

  it('takes forms only', async () => {
    const { status, json } = await ask(simulator, `${FLAT}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect([status, json.error]).toEqual([400, 'invalid_request']);
  });

  it('leaves no code and no token in the journal', async () => {
    const code = await codeFor(simulator, await registered(simulator));
    const { json } = await exchange(simulator, code);
    await refresh(simulator, String(json.refresh_token));
    await rpc(simulator, String(json.access_token), PING);
    const written = JSON.stringify(simulator.journal.entries());
    for (const secret of [code, json.refresh_token, json.access_token])
      expect(written).not.toContain(String(secret));
    expect(simulator.journal.entries().at(-1)?.who).toBe('mcp-1');
  });
});

describe('a grant', () => {
  it('has one access token, and any refresh ends the one in use', async () => {
    const { accessToken, refreshToken } = simulator.grants.issue();
    const { json } = await refresh(simulator, refreshToken);
    expect([await works(accessToken), await works(json.access_token)]).toEqual([false, true]);
    simulator.grants.refreshElsewhere();
    expect(await works(json.access_token)).toBe(false);
    const again = await refresh(simulator, refreshToken);
    expect(await works(again.json.access_token)).toBe(true);
  });

  it('is good at one server only', async () => {
    const flat = simulator.grants.issue().accessToken;
    const layer = simulator.grants.issue({ server: 'layer' }).accessToken;
    expect([await works(flat, LAYER), await works(layer, FLAT)]).toEqual([false, false]);
    expect([await works(flat), await works(layer, LAYER)]).toEqual([true, true]);
  });

  it('ends when it is revoked, when its days are over, and with a new consent', async () => {
    const revoked = simulator.grants.issue();
    expect((await form(simulator, 'revoke', { token: revoked.refreshToken })).status).toBe(200);
    expect(await works(revoked.accessToken)).toBe(false);
    expect((await refresh(simulator, revoked.refreshToken)).json.error).toBe('invalid_grant');

    const over = simulator.grants.issue();
    simulator.grants.endAll();
    expect(await works(over.accessToken)).toBe(false);
    simulator.settings.mcp.finalError = 'plain';
    const { json } = await refresh(simulator, over.refreshToken);
    expect(json).toEqual({ error: 'authorization_failed', error_description: 'refresh token expired' });

    const clientId = await registered(simulator);
    const first = await exchange(simulator, await codeFor(simulator, clientId));
    await exchange(simulator, await codeFor(simulator, clientId));
    expect(await works(first.json.access_token)).toBe(false);
  });

  it('may rotate its refresh token', async () => {
    simulator.settings.mcp.rotateRefreshToken = true;
    const { refreshToken } = simulator.grants.issue();
    const { json } = await refresh(simulator, refreshToken);
    expect(json.refresh_token).not.toBe(refreshToken);
    expect((await refresh(simulator, refreshToken)).status).toBe(400);
    expect((await refresh(simulator, String(json.refresh_token))).status).toBe(200);
  });

  it('may be unknown to the tools for a while', async () => {
    simulator.settings.mcp.propagationSeconds = 8;
    const { accessToken } = simulator.grants.issue();
    const early = await rpc(simulator, accessToken, PING);
    expect([early.status, early.text, early.headers.get('www-authenticate')]).toEqual([
      401,
      'unauthorized',
      null,
    ]);
    simulator.settings.mcp.propagationStatus = 200;
    expect(await rpc(simulator, accessToken, PING)).toMatchObject({ status: 200, text: 'unauthorized' });
    simulator.clock.advance(8_000);
    expect((await rpc(simulator, accessToken, PING)).json).toEqual({ jsonrpc: '2.0', id: 1, result: {} });
  });
});

describe('the network', () => {
  it('can fail on the way to every part of it', async () => {
    simulator.faults.arm({ name: 'offline', endpoint: 'mcp/token', times: 1 });
    await expect(refresh(simulator, 'any')).rejects.toThrow('fetch failed');
    simulator.faults.arm({ name: 'html-answers', endpoint: 'mcp/', status: 502, times: 1 });
    expect(await register(simulator)).toMatchObject({ status: 502, json: {} });
    expect((await register(simulator)).status).toBe(201);
  });

  it('may refuse what comes from elsewhere', async () => {
    simulator.settings.mcp.foreignOrigin = 'refused';
    const { accessToken } = simulator.grants.issue();
    const from = async (origin: string) =>
      (await rpc(simulator, accessToken, PING, { headers: { origin } })).status;
    expect(await from('chrome-extension://abcdefghijklmnop')).toBe(403);
    expect(await from(BASE)).toBe(200);
    expect(await works(accessToken)).toBe(true);
  });
});
