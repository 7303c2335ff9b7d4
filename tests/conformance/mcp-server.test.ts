import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Entity } from '@/utils/core/entity';
import type { Grant } from '@/utils/core/grant';
import { mcp } from '@/utils/gateways/mcp';
import { Access, type GrantStore } from '@/utils/gateways/mcp/access';
import { askForConsent, understandConsent } from '@/utils/gateways/mcp/consent';
import { sdkServer, type SdkServer } from './mcp-sdk-server';
import { ADVERTISER, campaignNamed } from './sdk';

const CLIENT = {
  name: 'Standstill (conformance)',
  redirectUri: 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/',
};
const clock = {
  now: () => Date.now(),
  sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
};

let server: SdkServer;
beforeAll(async () => {
  server = await sdkServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.simulator.reset();
  server.simulator.settings.limits.appPerSecond = 0;
  server.answers = 'sse';
  server.missing = [];
});

/** Asks for consent and changes the answer for a grant, over the server's own addresses. */
async function consented(): Promise<Grant> {
  const net = { fetch: server.fetch, clock };
  const asked = await askForConsent(net, 'window', CLIENT);
  if (!asked.ok) throw new Error(asked.at);
  const page = await server.fetch(asked.address, { redirect: 'manual' });
  const answered = await understandConsent(net, asked.attempt, page.headers.get('location') ?? '');
  if (!answered.ok) throw new Error(answered.at);
  return answered.grant;
}

/** Our gateway with a grant from that server, got some time ago. */
async function connected() {
  const given = await consented();
  const grants: GrantStore & { grant: Grant } = {
    grant: { ...given, renewedAt: given.renewedAt - 600_000 },
    read: async () => grants.grant,
    replace: async (_before: Grant, after: Grant) => {
      grants.grant = after;
      return true;
    },
  };
  const locked = <T>(_name: string, work: () => Promise<T>) => work();
  const access = new Access({ fetch: server.fetch, clock, grants, locked });
  return { grants, gateway: mcp({ fetch: server.fetch, clock, access }) };
}

async function spring(gateway: ReturnType<typeof mcp>): Promise<Entity> {
  const { id } = campaignNamed(server.simulator, 'Spring Sale – Prospecting');
  const read = await gateway.readEntity({ advertiserId: ADVERTISER, level: 'campaign', id }, 'click');
  if (!read.ok || !read.value) throw new Error(JSON.stringify(read));
  return read.value;
}

describe('our client before a server made of the MCP SDK', () => {
  it.each(['sse', 'json'] as const)(
    'registers, gets in, reads and pauses, answered in %s',
    async (answers) => {
      server.answers = answers;
      const { gateway } = await connected();
      expect(await gateway.listAdvertisers?.()).toMatchObject({
        ok: true,
        value: expect.arrayContaining([ADVERTISER]) as string[],
      });
      const campaign = await spring(gateway);
      expect(await gateway.write(campaign, 'switch-off')).toMatchObject({ outcome: 'accepted' });
      expect(server.simulator.world.campaigns.get(campaign.ref.id)?.switch).toBe('off');
      expect(await spring(gateway)).toMatchObject({ switch: 'off' });
    },
  );

  it('takes a new refresh token with every renewal', async () => {
    const { gateway, grants } = await connected();
    const first = grants.grant;
    for (let renewals = 0; renewals < 2; renewals += 1) {
      server.forgetAccess();
      grants.grant = { ...grants.grant, renewedAt: grants.grant.renewedAt - 600_000 };
      await spring(gateway);
    }
    expect(grants.grant.refreshToken).not.toBe(first.refreshToken);
    expect(grants.grant.endsAt).toBe(first.endsAt);
  });

  it('asks for a new consent when the server renews no more', async () => {
    const { gateway } = await connected();
    expect(await gateway.revoke?.()).toBe(true);
    expect(await gateway.check()).toMatchObject({ ok: false, problem: { remedy: 'sign-in' } });
  });

  it('knows that nothing was done where the server has no such tool', async () => {
    const { gateway } = await connected();
    const campaign = await spring(gateway);
    server.missing = ['campaign_status_update'];
    expect(await gateway.write(campaign, 'switch-off')).toMatchObject({
      outcome: 'rejected',
      problem: { reason: 'no-tool' },
    });
    expect(server.simulator.world.campaigns.get(campaign.ref.id)?.switch).toBe('on');
  });
});
