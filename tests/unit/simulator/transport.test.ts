import { describe, expect, it } from 'vitest';
import { ADVERTISER, CAMPAIGN, Client, oneCampaign, simulate } from './simulated';

const BASE = 'https://business-api.tiktok.com/open_api/v1.3';
const raw = (url: string, init: RequestInit = {}) =>
  new Client(simulate(oneCampaign())).send(new Request(url, init));
const withToken = { headers: { 'access-token': 'sim-token-full' } };

describe('paths and methods', () => {
  it('asks for the trailing slash', async () => {
    expect(await raw(`${BASE}/campaign/get?advertiser_id=${ADVERTISER}`, withToken)).toMatchObject({
      status: 404,
      text: '404 page not found',
    });
  });
  it('knows no other path', async () => {
    expect((await raw(`${BASE}/campaign/fetch/`, withToken)).status).toBe(404);
    expect((await raw('https://business-api.tiktok.com/__sim/journal')).status).toBe(404);
    expect((await raw('https://ads.tiktok.com/open_api/v1.3/user/info/')).status).toBe(404);
  });
  it('refuses the wrong method', async () => {
    const { status, code } = await raw(`${BASE}/campaign/get/`, { ...withToken, method: 'POST' });
    expect([status, code]).toEqual([405, undefined]);
  });
  it('knows no v2.0', async () => {
    const answer = await raw('https://business-api.tiktok.com/open_api/v2.0/campaign/get/', withToken);
    expect(answer).toMatchObject({ status: 403, code: 40006 });
  });
});

describe('tokens', () => {
  it.each([
    ['none', undefined, 40104],
    ['an unknown one', 'nobody', 40105],
    ['a revoked one', 'sim-token-revoked', 40105],
  ])('%s', async (_what, token, code) => {
    const headers = new Headers(token === undefined ? [] : [['ACCESS-TOKEN', token]]);
    expect(await raw(`${BASE}/user/info/`, { headers })).toMatchObject({ status: 200, code, data: {} });
  });
  it('in the query string do not count', async () => {
    expect((await raw(`${BASE}/user/info/?access_token=sim-token-full`)).code).toBe(40104);
  });
  it('without the permission are told so', async () => {
    const client = new Client(simulate(oneCampaign()), 'sim-token-readonly');
    expect((await client.list('campaign/get')).code).toBe(0);
    expect((await client.setCampaign('DISABLE')).code).toBe(40125);
  });
});

describe('the envelope', () => {
  it('has a dated request id, repeated in a header, and the simulator’s date', async () => {
    const answer = await raw(`${BASE}/user/info/`, withToken);
    const { request_id: id } = JSON.parse(answer.text) as { request_id: string };
    expect(id).toMatch(/^20260310152000[0-9a-f]{20}$/);
    expect(answer.headers.get('x-tt-logid')).toBe(id);
    expect(answer.headers.get('date')).toBe('Tue, 10 Mar 2026 15:20:00 GMT');
    expect(answer.headers.get('retry-after')).toBeNull();
  });
});

describe('parameters', () => {
  const client = new Client(simulate());
  it.each([
    ['an unknown key', { bogus: '1' }],
    ['an unknown filter', { filtering: { bogus: 1 } }],
    ['an unknown field', { fields: ['campaign_id', 'bogus'] }],
    ['broken JSON', { filtering: '{"campaign_ids":' }],
    ['101 ids', { filtering: { campaign_ids: Array.from({ length: 101 }, () => CAMPAIGN) } }],
    ['page size 1001', { page_size: '1001' }],
    ['page 0', { page: '0' }],
    ['a status that does not exist', { filtering: { primary_status: 'STATUS_GONE' } }],
    ['a GMV status', { filtering: { secondary_status: 'CAMPAIGN_STATUS_TIKTOK_SHOP_UNAVAILABLE' } }],
  ])('refuse %s', async (_what, query) => {
    expect(await client.list('campaign/get', query)).toMatchObject({ code: 40002, data: {} });
  });

  it('name what is missing', async () => {
    expect((await client.get('campaign/get')).message).toBe('Missing required field(s): advertiser_id.');
    const body = { advertiser_id: ADVERTISER, campaign_ids: [CAMPAIGN] };
    expect((await client.post('campaign/status/update', body)).message).toBe(
      'Missing required field(s): operation_status.',
    );
  });

  it('in lenient mode, what is unknown is ignored', async () => {
    const simulator = simulate();
    simulator.settings.strict = false;
    const answer = await new Client(simulator).list('campaign/get', {
      bogus: '1',
      filtering: { bogus: 1, also: 2 },
      fields: ['campaign_id', 'bogus'],
      page_size: '1',
    });
    expect(answer.code).toBe(0);
    expect(Object.keys(answer.data.list?.[0] ?? {})).toEqual(['campaign_id']);
  });

  it('give only the wanted fields, and no nulls where nulls are not wanted', async () => {
    const [row] =
      (await client.list('campaign/get', { exclude_field_types_in_response: ['NULL_FIELD'] })).data.list ??
      [];
    expect(row).not.toHaveProperty('po_number');
    expect(row).toHaveProperty('campaign_id');
  });

  it('take an unquoted 64-bit id in a body, exactly', async () => {
    const simulator = simulate(oneCampaign());
    const body = `{"advertiser_id":${ADVERTISER},"campaign_ids":[${CAMPAIGN}],"operation_status":"DISABLE"}`;
    const answer = await new Client(simulator).post('campaign/status/update', body);
    expect(answer.data).toMatchObject({ campaign_ids: [CAMPAIGN] });
  });

  it.each([
    ['21 ids', Array.from({ length: 21 }, (_, n) => `18462114514135380${n + 10}`), 40011],
    ['no id', [], 40002],
    ['an id of nobody', ['1846211451413530000'], 40007],
    ['one id twice', [CAMPAIGN, CAMPAIGN], 40002],
  ])('a status update refuses %s', async (_what, ids, code) => {
    const body = { advertiser_id: ADVERTISER, campaign_ids: ids, operation_status: 'DISABLE' };
    expect((await client.post('campaign/status/update', body)).code).toBe(code);
  });

  it('a batch with one bad id changes nothing', async () => {
    const simulator = simulate(oneCampaign());
    const answer = await new Client(simulator).post('campaign/status/update', {
      advertiser_id: ADVERTISER,
      campaign_ids: [CAMPAIGN, '1846211451413530000'],
      operation_status: 'DISABLE',
    });
    expect(answer.code).toBe(40007);
    expect(simulator.world.campaigns.get(CAMPAIGN)?.switch).toBe('on');
  });

  it('postback_window_mode belongs to pausing iOS 14 campaigns', async () => {
    const set = async (ios14: boolean, operation: string) => {
      const answer = await new Client(simulate(oneCampaign({ ios14 }))).post('campaign/status/update', {
        advertiser_id: ADVERTISER,
        campaign_ids: [CAMPAIGN],
        operation_status: operation,
        postback_window_mode: 'POSTBACK_WINDOW_MODE2',
      });
      return answer.code;
    };
    expect(await set(true, 'DISABLE')).toBe(0);
    expect(await set(true, 'ENABLE')).toBe(40002);
    expect(await set(false, 'DISABLE')).toBe(40002);
  });
});
