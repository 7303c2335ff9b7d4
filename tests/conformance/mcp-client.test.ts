import { UnauthorizedError } from '@modelcontextprotocol/sdk/client/auth.js';
import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InvalidClientMetadataError } from '@modelcontextprotocol/sdk/server/auth/errors.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pressConsent } from '../support/press-consent';
import { Login, mcpSdkAgainstSimulator, newClient, REDIRECT, type McpHarness } from './mcp-sdk';
import { ADVERTISER, campaignNamed } from './sdk';

let harness: McpHarness;
beforeAll(async () => {
  harness = await mcpSdkAgainstSimulator();
});
afterAll(() => harness.close());
beforeEach(() => {
  harness.simulator.reset();
  harness.simulator.settings.mcp.toolPerSecond = 0;
});

/** The envelope in the text of a result. */
async function envelope(client: Client, name: string, given: Record<string, unknown>) {
  const { content } = (await client.callTool({ name, arguments: given })) as { content: { text: string }[] };
  return JSON.parse(content[0]?.text ?? '') as { code: number; data: Record<string, unknown> };
}
const spring = () => campaignNamed(harness.simulator, 'Spring Sale – Prospecting').id;
const pause = () => ({ advertiser_id: ADVERTISER, campaign_ids: [spring()], operation_status: 'DISABLE' });
const read = () => ({ advertiser_id: ADVERTISER, filtering: { campaign_ids: [spring()] } });
const isOn = () => harness.simulator.world.campaigns.get(spring())?.switch === 'on';

describe('the MCP SDK’s own client', () => {
  it('finds the way to consent by itself, past where RFC 8414 would have the documents', async () => {
    const login = new Login();
    await expect(newClient().connect(harness.transport(login))).rejects.toThrow(UnauthorizedError);
    const seen = harness.simulator.journal
      .entries()
      .map(({ method, path, status }) => ({ method, path, status }));
    const flat = '/open_mcp/tt-ads-mcp-flat';
    expect(seen).toEqual([
      { method: 'POST', path: flat, status: 401 },
      { method: 'GET', path: `/.well-known/oauth-protected-resource${flat}`, status: 200 },
      { method: 'GET', path: `/.well-known/oauth-authorization-server${flat}/oauth`, status: 404 },
      { method: 'GET', path: `/.well-known/openid-configuration${flat}/oauth`, status: 404 },
      { method: 'GET', path: `${flat}/oauth/.well-known/openid-configuration`, status: 200 },
      { method: 'POST', path: `${flat}/oauth/register`, status: 201 },
    ]);
    expect(Object.fromEntries(login.sentTo?.searchParams ?? [])).toMatchObject({
      client_id: login.client?.client_id,
      redirect_uri: REDIRECT,
      resource: harness.server('flat').href,
      scope: 'mcp:tt4b',
      state: 'st4te',
    });
  });

  it('gets in once a person has consented, lists the tools and calls them', async () => {
    const login = new Login();
    const client = await harness.connected(login);
    expect(login.given).toMatchObject({ token_type: 'Bearer', expires_in: 86_399 });
    expect(client.getServerVersion()?.name).toBe('tt-ads-mcp-flat');
    const { tools } = await client.listTools();
    expect(tools.length).toBeGreaterThan(370);
    expect((await envelope(client, 'campaign_get', read())).data.list).toMatchObject([
      { campaign_id: spring() },
    ]);
    expect((await envelope(client, 'campaign_status_update', pause())).code).toBe(0);
    expect(isOn()).toBe(false);
  });

  it('is told when the person declines', async () => {
    const login = new Login();
    await expect(newClient().connect(harness.transport(login))).rejects.toThrow(UnauthorizedError);
    const back = await pressConsent(fetch, login.sentTo ?? '', 'Cancel');
    expect(back.searchParams.get('error')).toBe('access_denied');
  });

  it('is refused with a secret', async () => {
    const connecting = newClient().connect(harness.transport(new Login('client_secret_post')));
    await expect(connecting).rejects.toThrow(InvalidClientMetadataError);
  });

  it('reads answers that come as streams', async () => {
    harness.simulator.settings.mcp.answers = 'sse';
    const client = await harness.connected();
    expect((await envelope(client, 'campaign_get', read())).code).toBe(0);
  });

  it('refreshes where another client’s refresh has ended its token', async () => {
    const login = new Login();
    const client = await harness.connected(login);
    const former = login.given?.access_token;
    harness.simulator.grants.refreshElsewhere();
    expect((await envelope(client, 'campaign_get', read())).code).toBe(0);
    expect(login.given?.access_token).not.toBe(former);
  });

  it('asks for consent again when the grant is over', async () => {
    const login = new Login();
    const client = await harness.connected(login);
    const before = login.sentTo;
    harness.simulator.grants.endAll();
    await expect(envelope(client, 'campaign_get', read())).rejects.toThrow(UnauthorizedError);
    expect(login.sentTo).not.toBe(before);
  });

  it('tells a tool that is not there from one that refuses', async () => {
    const client = await harness.connected();
    harness.simulator.settings.mcp.missingTools = ['campaign_status_update'];
    await expect(envelope(client, 'campaign_status_update', pause())).rejects.toMatchObject({
      code: -32_602,
    });
    expect((await envelope(client, 'campaign_get', {})).code).toBe(40002);
    expect(isOn()).toBe(true);
  });

  it('takes results with structured content and isError', async () => {
    const client = await harness.connected();
    Object.assign(harness.simulator.settings.mcp, { structuredContent: true, isError: true });
    const refused = await client.callTool({ name: 'campaign_get', arguments: {} });
    expect(refused).toMatchObject({ isError: true, structuredContent: { code: 40002 } });
  });

  it('learns nothing of a write whose answer was cut off', async () => {
    const client = await harness.connected();
    harness.simulator.faults.arm({ name: 'write-lost-after', endpoint: 'campaign/status/update' });
    await expect(envelope(client, 'campaign_status_update', pause())).rejects.toThrow();
    expect(isOn()).toBe(false);
  });

  it('works with the layer server’s dispatcher, whose tokens are its own', async () => {
    const login = new Login();
    const client = await harness.connected(login, 'layer');
    const given = { tool_name: 'campaign_get', params: read() };
    expect((await envelope(client, 'tool_execute', given)).data.list).toHaveLength(1);
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).not.toContain('campaign_get');
    const elsewhere = new Login();
    Object.assign(elsewhere, { given: { access_token: login.given?.access_token } });
    await expect(newClient().connect(harness.transport(elsewhere))).rejects.toThrow(UnauthorizedError);
  });
});
