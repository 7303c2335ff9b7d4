import { describe, expect, it } from 'vitest';
import { readAlone } from '@/utils/gateways/page-session/alone';
import type { Clock } from '@/utils/gateways/clock';

const CSRF = 'planted-csrf';

/** A worker that may read alone, and what it sends. */
function alone(answer: () => Promise<Response>, more: { allowed?: boolean; csrf?: string | null } = {}) {
  const sent: { url: string; init: RequestInit }[] = [];
  const clock: Clock = { now: () => 0, sleep: (_, signal) => never(signal) };
  const read = readAlone({
    fetch: async (url, init) => {
      sent.push({ url: String(url), init: init ?? {} });
      return answer();
    },
    clock,
    isAllowed: async () => more.allowed ?? true,
    csrf: async () => (more.csrf === undefined ? CSRF : more.csrf),
    requestOf: () => ({ path: '/list/?aadvid=7', body: { page: 1 } }),
  });
  return { sent, read: () => read({ ask: 'account', advertiserId: '7' }) };
}

function never(signal?: AbortSignal): Promise<void> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error));
  });
}

describe('reading with the session alone', () => {
  it('does nothing unless the person agreed', async () => {
    const { sent, read } = alone(async () => new Response('{}'), { allowed: false });
    expect(await read()).toBeNull();
    expect(sent).toEqual([]);
  });

  it('asks as the page asks, with the session and without following anywhere', async () => {
    const { sent, read } = alone(
      async () =>
        new Response('{"code":0}', {
          headers: {
            'content-type': 'application/json; charset=utf-8',
            date: 'Tue, 10 Mar 2026 15:20:00 GMT',
            'x-tt-logid': 'log-1',
          },
        }),
    );
    expect(await read()).toEqual({
      outcome: 'answered',
      status: 200,
      redirected: false,
      login: false,
      type: 'application/json',
      date: Date.parse('2026-03-10T15:20:00Z'),
      logId: 'log-1',
      body: '{"code":0}',
    });
    expect(sent).toMatchObject([
      {
        url: 'https://ads.tiktok.com/list/?aadvid=7',
        init: { method: 'POST', credentials: 'include', redirect: 'manual', body: '{"page":1}' },
      },
    ]);
  });

  it('gives nothing on that could be used elsewhere', async () => {
    const { read } = alone(
      async () => new Response('{"code":0}', { headers: { 'set-cookie': `csrftoken=${CSRF}` } }),
    );
    expect(JSON.stringify(await read())).not.toContain(CSRF);
  });

  it('says that it is not signed in where there is no form token', async () => {
    const { sent, read } = alone(async () => new Response('{}'), { csrf: null });
    expect(await read()).toEqual({ outcome: 'failed', reason: 'not-allowed' });
    expect(sent).toEqual([]);
  });

  it.each([
    [
      'the way to sign in',
      async () => Response.redirect('https://ads.tiktok.com/i18n/login'),
      { redirected: false, status: 302 },
    ],
    [
      'no network',
      () => Promise.reject(new TypeError('Failed to fetch')),
      { outcome: 'failed', reason: 'offline' },
    ],
    ['too much', async () => new Response('x'.repeat(2_000_001)), { outcome: 'failed', reason: 'too-large' }],
  ])('%s is told as it is', async (_, answer, told) => {
    expect(await alone(answer as () => Promise<Response>).read()).toMatchObject(told);
  });
});
