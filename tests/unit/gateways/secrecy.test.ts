import { describe, expect, it } from 'vitest';
import type { Gateway } from '@/utils/gateways/gateway';
import { ADVERTISER, CAMPAIGN, entity, enveloped, reachAnswering, reachSimulated } from './reach';
import { overhear } from './overhear';

/** A token as TikTok makes them: 40 hexadecimal digits. */
const CANARY = 'c0ffee5ca1ab1e0ddba11deadbeeffeedface123';
const REF = { advertiserId: ADVERTISER, level: 'campaign', id: CAMPAIGN } as const;

const everyCall: Record<string, (gateway: Gateway) => Promise<unknown>> = {
  check: (gateway) => gateway.check(),
  readAdvertisers: (gateway) => gateway.readAdvertisers([ADVERTISER]),
  missingReads: (gateway) => gateway.missingReads(ADVERTISER),
  readEntity: (gateway) => gateway.readEntity(REF, 'click'),
  readSwitch: (gateway) => gateway.readSwitch(entity(), 'click'),
  readTree: (gateway) => gateway.readTree(entity('gmv-max'), 'click'),
  readEntities: (gateway) => gateway.readEntities(ADVERTISER, 'campaign', [CAMPAIGN]),
  listCampaigns: (gateway) => gateway.listCampaigns(ADVERTISER),
  readSpendToday: (gateway) => gateway.readSpendToday(ADVERTISER, 'America/New_York'),
  write: (gateway) => gateway.write(entity(), 'switch-off'),
};

const said = overhear();

/** A TikTok, or a network, that says the token back wherever it can. */
const tellTales: [string, () => Response | Promise<Response>][] = [
  ['a code about the token', () => enveloped({}, 40105, `Access token ${CANARY} is wrong or revoked`)],
  ['a code nobody knows', () => enveloped({}, 99999, `Access-Token:${CANARY};`)],
  ['a refusal', () => enveloped({}, 40002, `token=${CANARY}&access_token="${CANARY}"`)],
  [
    'a refusal of one item',
    () => enveloped({ error_list: [{ campaign_id: CAMPAIGN, error_message: `for ${CANARY}` }] }),
  ],
  ['a page', () => new Response(`<html>${CANARY}</html>`, { headers: { 'x-token': CANARY } })],
  ['a page of a broken server', () => new Response(`<html>${CANARY}</html>`, { status: 502 })],
  ['broken JSON', () => new Response(`{"code": 0, "token": "${CANARY}`)],
  [
    'a redirect',
    () =>
      new Response(null, { status: 302, headers: { location: `https://elsewhere.example/?t=${CANARY}` } }),
  ],
  [
    'a dropped connection',
    () => Promise.reject(new TypeError(`fetch failed: https://business-api.tiktok.com/?token=${CANARY}`)),
  ],
];

describe('the access token', () => {
  const token = async () => CANARY;

  describe.each(tellTales)('told back by %s', (_what, answer) => {
    it.each(Object.entries(everyCall))('is in nothing that %s gives', async (_name, ask) => {
      const { gateway, sent } = reachAnswering(answer, token);
      const result = await ask(gateway);
      expect(sent.length).toBeGreaterThan(0);
      expect(JSON.stringify(result)).not.toContain(CANARY);
      expect(said().join('\n')).not.toContain(CANARY);
    });
  });

  it.each(Object.entries(everyCall))('travels in its header only (%s)', async (_name, ask) => {
    const { gateway, sent } = reachAnswering(() => enveloped({}, 50000), token);
    await ask(gateway);
    for (const { url, init } of sent) {
      const { headers, ...rest } = init;
      expect(url.href).not.toContain(CANARY);
      expect(JSON.stringify({ ...rest, signal: null })).not.toContain(CANARY);
      expect(
        Object.entries(headers as Record<string, string>).filter(([, value]) => value.includes(CANARY)),
      ).toEqual([['Access-Token', CANARY]]);
      expect(url.origin).toBe('https://business-api.tiktok.com');
      expect(init).toMatchObject({
        redirect: 'manual',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
      });
    }
  });

  it('reaches TikTok in no query, path or body', async () => {
    const { gateway, simulator } = reachSimulated(undefined, CANARY);
    simulator.tokens.add({ token: CANARY, label: 'canary' });
    for (const ask of Object.values(everyCall)) {
      simulator.clock.advance(1000);
      await ask(gateway);
    }
    const journal = simulator.journal.entries();
    expect(journal.every(({ who }) => who === 'canary')).toBe(true);
    expect(JSON.stringify(journal)).not.toContain(CANARY);
  });
});

describe('TikTok’s own words, kept for the case file', () => {
  const kept = async (message: string) => {
    const { gateway } = reachAnswering(() => enveloped({}, 40001, message));
    const read = await gateway.check();
    return read.ok ? null : read.problem.apiMessage;
  };

  it('lose addresses of people', async () => {
    expect(await kept('Ask jane.doe+ads@example.co.uk for access')).toBe('Ask [e-mail] for access');
  });

  it('keep ids, which are needed to find the thing again', async () => {
    const message = `No permission to operate advertiser: ${ADVERTISER}`;
    expect(await kept(message)).toBe(message);
  });

  it('are cut short', async () => {
    expect(await kept('so '.repeat(400))).toHaveLength(300);
  });
});
