import { request as httpsRequest } from 'node:https';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startServer, type RunningServer } from '../../simulator/server';
import type { Simulator } from '../../simulator/simulator';
import { ADVERTISER, CAMPAIGN, oneCampaign, simulate } from './simulated';

let simulator: Simulator;
let server: RunningServer;
beforeAll(async () => {
  simulator = simulate(oneCampaign());
  server = await startServer(simulator);
});
afterAll(() => server.close());
beforeEach(() => {
  simulator.reset();
});

const control = async (method: string, path: string, body?: unknown) => {
  const url = `http://127.0.0.1:${server.httpPort}/__sim/${path}`;
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const response = await fetch(url, init);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

/** A request over HTTPS for one of TikTok's names, trusting nothing but the certificate of this start. */
function overHttps(host: string, path: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = httpsRequest(
      {
        host: '127.0.0.1',
        port: server.httpsPort,
        servername: host,
        ca: server.certificate,
        path,
        headers: { host, 'access-token': 'sim-token-full' },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      },
    );
    request.on('error', reject);
    request.end();
  });
}

const api = (path: string, init: RequestInit = {}) =>
  fetch(`http://127.0.0.1:${server.httpPort}/open_api/v1.3/${path}`, {
    ...init,
    headers: { 'access-token': 'sim-token-full', 'content-type': 'application/json' },
  });
const pause = () =>
  api('campaign/status/update/', {
    method: 'POST',
    body: JSON.stringify({
      advertiser_id: ADVERTISER,
      campaign_ids: [CAMPAIGN],
      operation_status: 'DISABLE',
    }),
  });

describe('TikTok’s host names over HTTPS', () => {
  it('business-api has the API and nothing else', async () => {
    const answer = await overHttps('business-api.tiktok.com', '/open_api/v1.3/user/info/');
    expect(JSON.parse(answer.text)).toMatchObject({ code: 0 });
    expect((await overHttps('business-api.tiktok.com', '/__sim/journal')).status).toBe(404);
    expect((await overHttps('business-api.tiktok.com', '/i18n/manage/campaign')).status).toBe(404);
  });

  it('ads has the page and nothing else', async () => {
    expect((await overHttps('ads.tiktok.com', '/i18n/manage/campaign')).text).toMatch(/<html/i);
    expect((await overHttps('ads.tiktok.com', '/open_api/v1.3/user/info/')).status).toBe(404);
    expect((await overHttps('ads.tiktok.com', '/__sim/journal')).status).toBe(404);
  });
});

describe('a dropped connection', () => {
  it('is a network error to the caller; the write took effect', async () => {
    simulator.faults.arm({ name: 'write-lost-after' });
    await expect(pause()).rejects.toThrow();
    expect(simulator.world.campaigns.get(CAMPAIGN)?.switch).toBe('off');
  });
  it('offline: nothing took effect', async () => {
    simulator.faults.arm({ name: 'offline' });
    await expect(pause()).rejects.toThrow();
    expect(simulator.world.campaigns.get(CAMPAIGN)?.switch).toBe('on');
  });
});

describe('/__sim/', () => {
  it('arms, lists and clears faults', async () => {
    await control('POST', 'faults', [{ name: 'write-ignored', times: 1 }, { name: 'offline' }]);
    expect(simulator.faults.list()).toHaveLength(2);
    await control('DELETE', 'faults?name=offline');
    expect((await control('GET', 'faults')).body.armed).toMatchObject([{ name: 'write-ignored' }]);
    expect(await control('POST', 'faults', { name: 'nonsense' })).toMatchObject({ status: 400 });
  });

  it('keeps a journal of who asked what, without tokens', async () => {
    await pause();
    const { entries } = (await control('GET', 'journal')).body;
    expect(entries).toMatchObject([
      { method: 'POST', path: '/open_api/v1.3/campaign/status/update/', who: 'sim-token-full', code: 0 },
    ]);
    await control('DELETE', 'journal');
    expect(simulator.journal.entries()).toEqual([]);
  });

  it('moves the clock', async () => {
    const { body } = await control('POST', 'clock', { now: '2026-05-01T00:00:00Z' });
    expect(body).toMatchObject({ iso: '2026-05-01T00:00:00.000Z', frozen: true });
    await control('POST', 'clock', { advance: '+90s' });
    expect(simulator.clock.now()).toBe(Date.UTC(2026, 4, 1, 0, 1, 30));
  });

  it('shows the truth about a campaign and lets others change it', async () => {
    await control('POST', 'act', { actor: 'user', name: 'eva', does: 'disable', campaign: CAMPAIGN });
    const { body } = await control('GET', `world?level=campaign&id=${CAMPAIGN}`);
    expect(body).toMatchObject({
      secondaryStatus: 'CAMPAIGN_STATUS_DISABLE',
      changes: [{ to: 'off', by: { kind: 'user', name: 'eva' } }],
    });
  });

  it('changes settings and tokens', async () => {
    await control('POST', 'settings', { limits: { appPerSecond: 3 }, lagSeconds: { ad: 9 } });
    expect(simulator.settings.limits).toMatchObject({ appPerSecond: 3, appPerMinute: 600 });
    expect((await control('POST', 'settings', { bogus: 1 })).status).toBe(400);
    await control('POST', 'tokens', { token: 'sim-token-full', revoked: true });
    expect(await (await api('user/info/')).json()).toMatchObject({ code: 40105 });
  });

  it('gives MCP grants and lets things happen to them', async () => {
    const { accessToken } = (await control('POST', 'mcp', { does: 'grant' })).body;
    const ping = async () => {
      const answer = await fetch(`http://127.0.0.1:${server.httpPort}/open_mcp/tt-ads-mcp-flat`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${String(accessToken)}`,
          'content-type': 'application/json',
          accept: 'application/json, text/event-stream',
        },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' }),
      });
      return answer.status;
    };
    expect(await ping()).toBe(200);
    await control('POST', 'mcp', { does: 'refresh-elsewhere' });
    expect(await ping()).toBe(401);
    expect((await control('POST', 'mcp', { does: 'nothing' })).status).toBe(400);
    await control('POST', 'settings', { mcp: { answers: 'sse' } });
    expect(simulator.settings.mcp).toMatchObject({ answers: 'sse', login: 'everything' });
  });

  it('resets to a given world or to the seed', async () => {
    await control('POST', 'reset', { world: { campaigns: [{ name: 'Only one' }] } });
    expect([...simulator.world.campaigns.values()].map(({ name }) => name)).toEqual(['Only one']);
    await control('POST', 'reset', { seed: { campaigns: 5 } });
    expect(simulator.world.campaignsOf(ADVERTISER)).toHaveLength(5);
    expect((await control('POST', 'reset', { world: { nope: 1 } })).status).toBe(400);
  });
});
