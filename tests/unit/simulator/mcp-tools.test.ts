import { beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../simulator/simulator';
import { TOOLS } from '../../simulator/mcp/tools';
import { call, FLAT, LAYER, refresh, rpc, simulateMcp } from './mcp-client';
import { ADVERTISER, CAMPAIGN, Client, oneCampaign } from './simulated';

const DISABLE = { advertiser_id: ADVERTISER, campaign_ids: [CAMPAIGN], operation_status: 'DISABLE' };
const LIST = { advertiser_id: ADVERTISER, filtering: { campaign_ids: [CAMPAIGN] } };

let simulator: Simulator;
let token: string;
beforeEach(() => {
  simulator = simulateMcp(oneCampaign({ dailyBudget: '240.00', spendPerHour: '10.00' }));
  token = simulator.grants.issue().accessToken;
});
const list = (result: { envelope: { data?: Record<string, unknown> } }) =>
  result.envelope.data?.list as Record<string, unknown>[];
const truth = () => simulator.world.campaigns.get(CAMPAIGN)?.switch;

describe('a tool', () => {
  it('says what the endpoint it wraps says, of the same world', async () => {
    const { result, envelope } = await call(simulator, token, 'campaign_get', LIST);
    expect(result?.content).toHaveLength(1);
    expect(result?.content[0]?.type).toBe('text');
    const rest = await new Client(simulator).list('campaign/get', { filtering: LIST.filtering });
    expect(envelope).toEqual({
      ...(JSON.parse(rest.text) as object),
      request_id: expect.any(String) as string,
    });
    expect(list({ envelope })[0]).toMatchObject({ campaign_id: CAMPAIGN, budget: 240 });
  });

  it('changes that world, which both fronts show', async () => {
    const { envelope } = await call(simulator, token, 'campaign_status_update', DISABLE);
    expect(envelope).toMatchObject({ code: 0, data: { campaign_ids: [CAMPAIGN] } });
    const rows = list(await call(simulator, token, 'campaign_get', LIST));
    expect(rows[0]?.operation_status).toBe('DISABLE');
    expect(await new Client(simulator).statuses('campaign')).toEqual(['CAMPAIGN_STATUS_DISABLE']);
  });

  it('takes filters of reports with values that are JSON in a string', async () => {
    const given = {
      advertiser_id: ADVERTISER,
      report_type: 'BASIC',
      data_level: 'AUCTION_CAMPAIGN',
      dimensions: ['campaign_id', 'stat_time_hour'],
      metrics: ['spend'],
      start_date: '2026-03-10',
      end_date: '2026-03-10',
      query_lifetime: false,
      filtering: [
        { field_name: 'campaign_ids', filter_type: 'IN', filter_value: JSON.stringify([CAMPAIGN]) },
      ],
      page: 1,
      page_size: 1000,
    };
    const rows = list(await call(simulator, token, 'report_integrated_get', given));
    expect(rows[0]).toMatchObject({ dimensions: { campaign_id: CAMPAIGN }, metrics: { spend: '10.00' } });
  });

  it('is written down once, as what it did and by whom', async () => {
    await call(simulator, token, 'campaign_status_update', DISABLE);
    expect(simulator.journal.entries()).toHaveLength(1);
    expect(simulator.journal.entries()[0]).toMatchObject({
      path: '/open_mcp/tt-ads-mcp-flat',
      tool: 'campaign_status_update',
      who: 'mcp-1',
      writes: true,
      code: 0,
      status: 200,
      requestId: expect.stringMatching(/^20260310152000/) as string,
    });
  });

  it('lists the accounts of the login, without an app', async () => {
    const { envelope } = await call(simulator, token, 'auth_advertiser_get');
    expect(list({ envelope })).toMatchObject([{ advertiser_id: ADVERTISER }]);
    simulator.settings.mcp.login = 'no-account';
    const nobody = simulator.grants.issue().accessToken;
    expect(list(await call(simulator, nobody, 'auth_advertiser_get'))).toEqual([]);
    expect((await call(simulator, nobody, 'campaign_get', LIST)).envelope.code).toBe(40001);
  });

  it('finds accounts through Business Centers, fifty a page', async () => {
    const seeded = simulateMcp();
    const { accessToken } = seeded.grants.issue();
    const [bc] = list(await call(seeded, accessToken, 'bc_get', { page: 1, page_size: 50 }));
    const { bc_id: id } = { ...(bc?.bc_info as object) } as { bc_id: string };
    const assets = { bc_id: id, asset_type: 'ADVERTISER', page: 1 };
    const rows = list(await call(seeded, accessToken, 'bc_asset_get', { ...assets, page_size: 50 }));
    expect(rows).toHaveLength(2);
    const over = await call(seeded, accessToken, 'bc_asset_get', { ...assets, page_size: 100 });
    expect(over.envelope.code).toBe(40002);
  });

  it('refuses what is wrong with its arguments in the envelope', async () => {
    const refused = async (name: string, given: object) =>
      (await call(simulator, token, name, given)).envelope.code;
    expect(await refused('campaign_get', {})).toBe(40002);
    expect(await refused('campaign_get', { ...LIST, filtering: JSON.stringify(LIST.filtering) })).toBe(40002);
    expect(await refused('campaign_get', { ...LIST, page: '1' })).toBe(40002);
    expect(await refused('campaign_get', { ...LIST, advertiser_id: 7011223344556 })).toBe(40002);
    expect(await refused('campaign_get', { ...LIST, bogus: 1 })).toBe(40002);
    const ids = Array.from({ length: 21 }, (_, n) => `18462114514135381${n + 10}`);
    expect(await refused('campaign_status_update', { ...DISABLE, campaign_ids: ids })).toBe(40011);
    expect(truth()).toBe('on');
  });

  it('that does not exist is an error of the protocol', async () => {
    expect((await call(simulator, token, 'campaign_explode')).error).toMatchObject({ code: -32_602 });
    simulator.settings.mcp.missingTools = ['campaign_status_update'];
    const missing = await call(simulator, token, 'campaign_status_update', DISABLE);
    expect([missing.status, missing.error?.message]).toEqual([200, 'Unknown tool: campaign_status_update']);
    expect(truth()).toBe('on');
  });

  it('may have changed', async () => {
    simulator.settings.mcp.changedTools = ['campaign_get'];
    const { account_id, ...rest } = { ...LIST, account_id: ADVERTISER, advertiser_id: undefined };
    expect((await call(simulator, token, 'campaign_get', LIST)).envelope).toMatchObject({ code: 40002 });
    const { envelope } = await call(simulator, token, 'campaign_get', {
      account_id,
      filtering: rest.filtering,
    });
    expect(envelope.code).toBe(0);
  });

  it('may say it in other forms', async () => {
    Object.assign(simulator.settings.mcp, { structuredContent: true, isError: true });
    const good = await call(simulator, token, 'campaign_get', LIST);
    expect(good.result).toMatchObject({ structuredContent: good.envelope });
    expect(good.result).not.toHaveProperty('isError');
    expect((await call(simulator, token, 'campaign_get')).result?.isError).toBe(true);
    simulator.settings.mcp.answers = 'sse';
    const { headers, text } = await call(simulator, token, 'campaign_get', LIST);
    expect(headers.get('content-type')).toBe('text/event-stream');
    expect(text).toMatch(/^data: \{"jsonrpc":"2.0","id":7,/m);
  });

  it.each(Object.entries(TOOLS))('%s wraps an endpoint that is there', async (name, { endpoint }) => {
    const { error, status } = await call(simulator, token, name);
    expect([status, error]).toEqual([200, undefined]);
    expect(name.replace(/_(get|update)$/, '')).toContain(endpoint.split('/')[0]?.replace('oauth2', 'auth'));
  });
});

describe('what happens to a tool call', () => {
  it('is what happens to the endpoint: applied, and the answer lost', async () => {
    simulator.faults.arm({ name: 'write-lost-after', endpoint: 'campaign/status/update', times: 1 });
    await expect(call(simulator, token, 'campaign_status_update', DISABLE)).rejects.toThrow('fetch failed');
    expect(truth()).toBe('off');
    expect(simulator.journal.entries()[0]).toMatchObject({ dropped: 'after', faults: ['write-lost-after'] });
  });

  it('can be HTML, an error of the server, half an envelope, or nothing', async () => {
    const once = async (
      name: 'html-answers' | 'server-errors' | 'invalid-json' | 'empty-answers' | 'gzip',
    ) => {
      simulator.faults.arm({ name, times: 1 });
      return call(simulator, token, 'campaign_get', LIST);
    };
    expect((await once('html-answers')).text).toMatch(/^<!doctype html>/);
    expect((await once('server-errors')).status).toBe(500);
    const half = await once('invalid-json');
    expect(() => JSON.parse(half.result?.content[0]?.text ?? '') as unknown).toThrow(SyntaxError);
    expect((await once('empty-answers')).text).toBe('');
    expect((await once('gzip')).headers.get('content-encoding')).toBe('gzip');
  });

  it('can be that the token or the permission is gone', async () => {
    simulator.clock.advance(1_000);
    simulator.faults.arm({ name: 'token-revoked' });
    expect((await call(simulator, token, 'campaign_get', LIST)).envelope.code).toBe(40105);
    simulator.faults.clear();
    simulator.grants.spoilPermission();
    expect((await call(simulator, token, 'campaign_get', LIST)).envelope.code).toBe(40001);
    expect((await rpc(simulator, token, { jsonrpc: '2.0', id: 1, method: 'initialize' })).status).toBe(200);
  });

  it('is forgiven by a refresh where a permission was only mislaid', async () => {
    const { refreshToken } = simulator.grants.issue();
    simulator.grants.spoilPermission();
    const { json } = await refresh(simulator, refreshToken);
    const { envelope } = await call(simulator, String(json.access_token), 'campaign_get', LIST);
    expect(envelope.code).toBe(0);
  });

  it('can be a bad token that is told in the envelope', async () => {
    simulator.settings.mcp.badToken = '40105';
    const stale = await call(simulator, 'mcp-at-stale', 'campaign_get', LIST);
    expect([stale.status, stale.json.id, stale.envelope.code]).toEqual([200, 7, 40105]);
  });

  it('comes three times a second and tool', async () => {
    simulator.settings.mcp.toolPerSecond = 3;
    const codes = async (name: string, times: number) => {
      const all = [];
      for (let n = 0; n < times; n += 1) all.push((await call(simulator, token, name, LIST)).envelope.code);
      return all;
    };
    expect(await codes('campaign_get', 4)).toEqual([0, 0, 0, 40100]);
    expect(await codes('adgroup_get', 1)).toEqual([0]);
    simulator.settings.mcp.rateLimit = 'text';
    const text = await call(simulator, token, 'campaign_get', LIST);
    expect([text.status, text.text]).toEqual([429, 'rate limit exceeded']);
    simulator.clock.advance(1_000);
    expect(await codes('campaign_get', 1)).toEqual([0]);
  });
});

describe('the protocol', () => {
  const message = (method: string, params?: object) => ({ jsonrpc: '2.0', id: 1, method, params });

  it.each(['2025-03-26', '2025-06-18', '2025-11-25'])('agrees on version %s', async (protocolVersion) => {
    const { json } = await rpc(simulator, token, message('initialize', { protocolVersion }));
    expect(json.result).toMatchObject({ protocolVersion, capabilities: { tools: {} } });
  });

  it('says nothing to notifications, and keeps no session', async () => {
    const answer = await rpc(simulator, token, { jsonrpc: '2.0', method: 'notifications/initialized' });
    expect([answer.status, answer.text, answer.headers.get('mcp-session-id')]).toEqual([202, '', null]);
  });

  it('takes one well-formed message that may be answered in both ways', async () => {
    const ping = message('ping');
    expect((await rpc(simulator, token, '{"jsonrpc":')).json.error).toMatchObject({ code: -32_700 });
    expect((await rpc(simulator, token, [ping])).json.error).toMatchObject({ code: -32_600 });
    expect((await rpc(simulator, token, message('server/discover'))).json.error).toMatchObject({
      code: -32_601,
    });
    const headers = { accept: 'application/json' };
    expect((await rpc(simulator, token, ping, { headers })).status).toBe(406);
    expect((await rpc(simulator, token, ping, { headers: { 'content-type': 'text/plain' } })).status).toBe(
      415,
    );
  });

  it('lists hundreds of tools in megabytes, what they take and nothing of limits', async () => {
    const { json, text } = await rpc(simulator, token, message('tools/list'));
    const { tools } = json.result as { tools: { name: string; inputSchema: Record<string, unknown> }[] };
    expect(tools.length).toBeGreaterThan(370);
    expect(text.length).toBeGreaterThan(1_000_000);
    const schema = (name: string) => tools.find((tool) => tool.name === name)?.inputSchema;
    expect(schema('campaign_status_update')).toMatchObject({
      properties: {
        advertiser_id: { type: 'string' },
        campaign_ids: { type: 'array', items: { type: 'string' } },
        operation_status: { enum: ['ENABLE', 'DISABLE', 'DELETE'] },
      },
      required: ['advertiser_id', 'campaign_ids', 'operation_status'],
    });
    expect(schema('campaign_get')?.properties).toMatchObject({ page: { type: 'number', format: 'double' } });
    expect(schema('user_info_get')).toEqual({ type: 'object' });
    expect(schema('auth_advertiser_get')).toEqual({ type: 'object' });
    expect(JSON.stringify(schema('campaign_get'))).not.toMatch(/maxItems|maximum|default/);
    expect((await call(simulator, token, 'bc_transfer')).envelope.code).toBe(40008);
  });
});

describe('the layer server', () => {
  it('gives most tools through a dispatcher', async () => {
    const layer = simulator.grants.issue({ server: 'layer' }).accessToken;
    const direct = await call(simulator, layer, 'campaign_get', LIST, LAYER);
    expect(direct.error).toMatchObject({ code: -32_602 });
    const given = { tool_name: 'campaign_get', params: LIST };
    expect(list(await call(simulator, layer, 'tool_execute', given, LAYER))).toHaveLength(1);
    expect(simulator.journal.entries().at(-1)?.tool).toBe('campaign_get');
    expect((await call(simulator, layer, 'auth_advertiser_get', {}, LAYER)).envelope.code).toBe(0);
    const { result } = await call(simulator, layer, 'tool_list', {}, LAYER);
    expect(result?.content[0]?.text).toContain('campaign_status_update');
    const { envelope } = await call(simulator, layer, 'tool_get', { tool_names: ['ad_get'] }, LAYER);
    expect(envelope.data?.tools).toMatchObject([{ name: 'ad_get' }]);
    expect((await call(simulator, token, 'tool_list', {}, FLAT)).error).toMatchObject({ code: -32_602 });
  });
});
