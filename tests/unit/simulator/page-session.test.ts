import { beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../simulator/simulator';
import { COOKIES, PageClient, signatureFor } from './page-client';
import { ADVERTISER, CAMPAIGN, oneCampaign, simulate } from './simulated';

let simulator: Simulator;
let page: PageClient;
beforeEach(() => {
  simulator = simulate(oneCampaign());
  page = new PageClient(simulator);
});
const traces = () => simulator.journal.entries().at(-1)?.page;
const isOn = () => simulator.world.campaigns.get(CAMPAIGN)?.switch === 'on';

describe('the signature of the page’s own requests', () => {
  it('is not asked for unless the setting says so, and noted all the same', async () => {
    expect((await page.list()).code).toBe(0);
    expect(traces()).toMatchObject({ signature: 'none', csrf: 'right', from: 'page' });
    expect((await page.list('campaign', {}, { signature: 'own' })).code).toBe(0);
    expect(traces()).toMatchObject({ signature: 'valid' });
  });

  it('with presence: anything will do, nothing gets HTTP 200 with an empty body', async () => {
    simulator.settings.session.signature = 'presence';
    expect(await page.list()).toMatchObject({ status: 200, text: '' });
    const stale = signatureFor('/api/another/?aadvid=1', 'another body');
    expect((await page.list('campaign', {}, { signature: stale })).code).toBe(0);
    expect(traces()?.signature).toBe('wrong');
  });

  it('when strict it must fit path, query, body and visitor, and is good for one request', async () => {
    simulator.settings.session.signature = 'strict';
    expect((await page.list('campaign', {}, { signature: 'own' })).code).toBe(0);
    const path = `/api/v4/i18n/statistics/op/campaign/list/?aadvid=${ADVERTISER}`;
    const body = JSON.stringify({ common_req: { st: '2026-03-10', et: '2026-03-10', page_size: 100 } });
    for (const wrong of [
      signatureFor(path, body.replace('100', '50')),
      signatureFor(path.replace('campaign', 'adgroup'), body),
      signatureFor(`${path}&req_src=bidding`, body),
      signatureFor(path, body, 'of another visitor'),
    ])
      expect(await page.list('campaign', {}, { signature: wrong })).toMatchObject({ status: 200, text: '' });
    const once = signatureFor(path, body);
    expect((await page.list('campaign', {}, { signature: once })).code).toBe(0);
    expect((await page.list('campaign', {}, { signature: once })).text).toBe('');
    expect(traces()?.signature).toBe('used-before');
  });

  it('covers the fields of a form, and an unsigned switch changes nothing', async () => {
    simulator.settings.session.signature = 'strict';
    expect((await page.switch('disable')).text).toBe('');
    expect(isOn()).toBe(true);
    expect((await page.switch('disable', [CAMPAIGN], { signature: 'own' })).code).toBe(0);
    expect(isOn()).toBe(false);
  });
});

describe('a session that is not alive', () => {
  it.each([
    ['login-redirect', { status: 302, text: '' }],
    ['html', { status: 200, text: expect.stringContaining('<h1>Log in</h1>') as string }],
    ['unauthorized', { status: 401, code: 401 }],
    ['forbidden', { status: 403, code: 403 }],
    ['code', { status: 200, code: 10_001 }],
    ['challenge', { status: 200, code: 10_000, type: 'verify' }],
    ['rate-limited', { status: 429, code: 429 }],
  ] as const)('%s: neither lists nor switches', async (mode, answer) => {
    simulator.settings.session.mode = mode;
    expect(await page.list()).toMatchObject(answer);
    expect(await page.switch('disable')).toMatchObject(answer);
    expect(isOn()).toBe(true);
  });

  it('login-redirect sends the page itself away as well', async () => {
    simulator.settings.session.mode = 'login-redirect';
    const reply = await page.get(`/i18n/manage/campaign?aadvid=${ADVERTISER}`);
    expect(reply.status).toBe(302);
    expect(reply.headers.get('location')).toMatch(/^\/i18n\/login\?redirect=/);
    expect((await page.get('/i18n/login')).status).toBe(200);
  });

  it('csrf-rotated: the next answer brings another token, the old one is refused from then on', async () => {
    simulator.settings.session.mode = 'csrf-rotated';
    const first = await page.list();
    expect(first.code).toBe(0);
    const next = /csrftoken=(\w+)/.exec(first.headers.get('set-cookie') ?? '')?.[1] ?? '';
    expect(next).toMatch(/^\w{32}$/);
    expect(await page.list()).toMatchObject({ status: 400 });
    const cookies = COOKIES.replace('abc', next);
    const second = await page.list('campaign', {}, { cookies, csrf: next });
    expect(second).toMatchObject({ code: 0 });
    expect(second.headers.get('set-cookie')).toBeNull();
    expect((await page.list('campaign', {}, { cookies, csrf: 'abc' })).text).toContain(
      'no csrf token present',
    );
  });

  it('asks for patience after so many calls a minute', async () => {
    Object.assign(simulator.settings.session, { callsPerMinute: 2, tooManyStatus: 403 });
    expect([(await page.list()).status, (await page.list()).status]).toEqual([200, 200]);
    expect((await page.switch('disable')).status).toBe(403);
    expect(isOn()).toBe(true);
    simulator.clock.advance(60_000);
    expect((await page.list()).status).toBe(200);
  });
});

describe('what the journal tells', () => {
  it('an extension’s own request from the page’s', async () => {
    await page.list('campaign', {}, { origin: 'chrome-extension://abcdefghijklmnop', csrf: 'guess' });
    expect(traces()).toMatchObject({ from: 'extension', session: true, csrf: 'wrong', signature: 'none' });
    await page.get(`/i18n/manage/campaign?aadvid=${ADVERTISER}`);
    expect(traces()).toMatchObject({ from: 'elsewhere', csrf: 'none' });
  });

  it('carries TikTok’s request id and time on every answer', async () => {
    const reply = await page.list();
    expect(reply.headers.get('x-tt-logid')).toMatch(/^20260310152000[0-9a-f]{20}$/);
    expect(reply.headers.get('date')).toBe('Tue, 10 Mar 2026 15:20:00 GMT');
    expect(simulator.journal.entries().at(-1)?.requestId).toBe(reply.headers.get('x-tt-logid'));
  });
});

it('cookies can be planted; those that carry the session are closed to scripts', async () => {
  const control = (method: string, body?: object) =>
    simulator.fetch(
      new Request('http://127.0.0.1/__sim/cookies', {
        method,
        ...(body ? { body: JSON.stringify(body) } : {}),
      }),
    );
  const planted = { sessionid_ss_ads: 'canary-session', csrftoken: 'canary-csrf', msToken: 'canary-ms' };
  expect((await control('POST', planted)).status).toBe(200);
  expect((await control('POST', { flavour: 'oats' })).status).toBe(400);
  const { headers } = await page.get(`/i18n/manage/campaign?aadvid=${ADVERTISER}`);
  const cookies = headers.getSetCookie();
  expect(cookies.find((one) => one.startsWith('sessionid_ss_ads=canary-session'))).toMatch(
    /HttpOnly; Secure/,
  );
  expect(cookies.find((one) => one.startsWith('csrftoken=canary-csrf'))).not.toMatch(/HttpOnly/);
  simulator.reset();
  expect(await (await control('GET')).json()).toMatchObject({ planted: {} });
});
