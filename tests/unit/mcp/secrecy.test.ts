import { describe, expect, it } from 'vitest';
import type { Gateway } from '@/utils/gateways/gateway';
import { ADVERTISER, CAMPAIGN, entity, played, type Sent } from '../gateways/reach';
import { idOf, reachAnswers, told } from './reach';
import { overhear } from '../gateways/overhear';

const ACCESS = 'c0ffee5ca1ab1e0ddba11deadbeeffeedface123';
const REFRESH = 'ab5c0nd0ab5c0nd0ab5c0nd0ab5c0nd0ab5c0nd0';
const REF = { advertiserId: ADVERTISER, level: 'campaign', id: CAMPAIGN } as const;

const everyCall: Record<string, (gateway: Gateway) => Promise<unknown>> = {
  check: (gateway) => gateway.check(),
  keep: (gateway) => gateway.keep?.() ?? Promise.resolve(),
  listAdvertisers: (gateway) => gateway.listAdvertisers?.() ?? Promise.resolve(),
  readAdvertisers: (gateway) => gateway.readAdvertisers([ADVERTISER]),
  missingReads: (gateway) => gateway.missingReads(ADVERTISER),
  readEntity: (gateway) => gateway.readEntity(REF, 'click'),
  readTree: (gateway) => gateway.readTree(entity('gmv-max'), 'click'),
  listCampaigns: (gateway) => gateway.listCampaigns(ADVERTISER),
  write: (gateway) => gateway.write(entity(), 'switch-off'),
};

const said = overhear();

const both = `${ACCESS} and ${REFRESH}`;

/** A TikTok, or a network, that says both tokens back wherever it can. */
const tellTales: [string, (sent: Sent) => Response | Promise<Response>][] = [
  ['a refusal in the envelope', (sent) => told(sent, { code: 40002, message: `token=${both}`, data: {} })],
  ['a code nobody knows', (sent) => told(sent, { code: 99999, message: both, request_id: both, data: {} })],
  ['the name of a thing', (sent) => told(sent, { code: 0, data: { display_name: both, list: [] } })],
  [
    'an error of the protocol',
    (sent) => Response.json({ jsonrpc: '2.0', id: idOf(sent), error: { code: -32603, message: both } }),
  ],
  ['plain words', () => new Response(`unauthorized ${both}`, { status: 403 })],
  ['a page of a broken server', () => new Response(`<html>${both}</html>`, { status: 502 })],
  ['broken JSON', () => new Response(`{"token": "${both}`)],
  ['a dropped connection', () => Promise.reject(new TypeError(`fetch failed: ${both}`))],
];

/** At the token address it tells them in the words of OAuth, which are not kept either. */
function withTokenAddress(answer: (sent: Sent) => Response | Promise<Response>) {
  return (sent: Sent) =>
    sent.url.pathname.endsWith('/oauth/token')
      ? Response.json({ error: 'server_error', error_description: both }, { status: 400 })
      : answer(sent);
}

describe.each(tellTales)('what a consent gave, told back by %s', (_what, answer) => {
  it.each(Object.entries(everyCall))('is in nothing that %s gives or logs', async (_name, ask) => {
    const { gateway, clock } = reachAnswers(withTokenAddress(answer), {
      accessToken: ACCESS,
      refreshToken: REFRESH,
    });
    const result = JSON.stringify((await played(clock, ask(gateway))) ?? null);
    for (const secret of [ACCESS, REFRESH]) {
      expect(result).not.toContain(secret);
      expect(said().join('\n')).not.toContain(secret);
    }
  });
});

it.each(Object.entries(everyCall).filter(([name]) => name !== 'keep'))(
  'the access token travels in its header only, the refresh token not at all (%s)',
  async (_name, ask) => {
    const { gateway, sent, clock } = reachAnswers(
      (one) => told(one, { code: 50000, message: 'No', data: {} }),
      { accessToken: ACCESS, refreshToken: REFRESH },
    );
    await played(clock, ask(gateway));
    expect(sent.length).toBeGreaterThan(0);
    for (const { url, init } of sent) {
      const { headers, ...rest } = init;
      expect(url.href).toBe('https://business-api.tiktok.com/open_mcp/tt-ads-mcp-flat');
      expect(JSON.stringify({ ...rest, signal: null })).not.toMatch(new RegExp(`${ACCESS}|${REFRESH}`));
      expect(JSON.stringify(headers)).not.toContain(REFRESH);
      const carrying = Object.entries(headers as Record<string, string>).filter(([, value]) => value.includes(ACCESS)); // prettier-ignore
      expect(carrying).toEqual([['Authorization', `Bearer ${ACCESS}`]]);
      expect(init).toMatchObject({
        redirect: 'manual',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
      });
    }
  },
);
