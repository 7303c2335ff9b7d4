import { describe, expect, it } from 'vitest';
import { ADVERTISER, CAMPAIGN, entity, NOW, played, type Sent } from '../gateways/reach';
import { OK, reachAnswers, reachServer, told } from './reach';

const REF = { advertiserId: ADVERTISER, level: 'campaign', id: CAMPAIGN } as const;
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

describe('an access token that died', () => {
  it.each(['401', '40105'] as const)('is renewed once, and the call goes again (%s)', async (badToken) => {
    const { gateway, simulator, grants, refreshes } = reachServer();
    simulator.settings.mcp.badToken = badToken;
    simulator.grants.refreshElsewhere();
    const dead = grants.grant?.accessToken;
    expect((await gateway.readEntity(REF, 'click')).ok).toBe(true);
    expect(refreshes()).toBe(1);
    expect(grants.grant?.accessToken).not.toBe(dead);
  });

  it('a pause that was refused for it was not carried out, and goes again', async () => {
    const { gateway, simulator } = reachServer();
    simulator.grants.refreshElsewhere();
    expect((await gateway.write(entity(), 'switch-off')).outcome).toBe('accepted');
    expect(simulator.world.campaigns.get(CAMPAIGN)?.switch).toBe('off');
    expect(simulator.journal.entries().filter(({ writes }) => writes === true)).toHaveLength(1);
  });

  it('is renewed by one for all who wait', async () => {
    const { gateway, simulator, clock, refreshes } = reachServer();
    simulator.grants.refreshElsewhere();
    const asking = Array.from({ length: 8 }, () => gateway.readEntity(REF, 'watch'));
    const reads = await played(clock, Promise.all(asking));
    expect(reads.every(({ ok }) => ok)).toBe(true);
    expect(refreshes()).toBe(1);
  });

  it('that was over before the call is renewed without asking with it', async () => {
    const { gateway, simulator, clock } = reachServer();
    clock.set(NOW + 23 * HOUR);
    expect((await gateway.readEntity(REF, 'click')).ok).toBe(true);
    expect(simulator.journal.entries().filter(({ status }) => status === 401)).toEqual([]);
  });

  it('is kept where TikTok gives no new one to renew it by, and replaced where it does', async () => {
    for (const rotates of [false, true]) {
      const { gateway, simulator, grants, clock } = reachServer();
      simulator.settings.mcp.rotateRefreshToken = rotates;
      const before = grants.grant?.refreshToken;
      for (let time = 0; time < 2; time++) {
        clock.set(clock.now() + HOUR);
        simulator.grants.refreshElsewhere();
        expect((await gateway.readEntity(REF, 'click')).ok).toBe(true);
      }
      expect(grants.grant?.refreshToken === before).toBe(!rotates);
    }
  });

  it('does not move the end of the consent', async () => {
    const { gateway, simulator, grants, clock } = reachServer();
    const { endsAt } = grants.grant ?? { endsAt: 0 };
    clock.set(NOW + 10 * DAY);
    expect((await gateway.readEntity(REF, 'click')).ok).toBe(true);
    expect(
      Math.abs((grants.grant?.endsAt ?? 0) - (NOW + simulator.settings.mcp.grantDays * DAY)),
    ).toBeLessThan(DAY + 1000);
    expect(grants.grant?.endsAt).toBeGreaterThanOrEqual(endsAt);
    const settled = grants.grant?.endsAt;
    clock.set(NOW + 12 * DAY);
    await gateway.readEntity(REF, 'click');
    expect(Math.abs((grants.grant?.endsAt ?? 0) - (settled ?? 0))).toBeLessThan(1000);
  });
});

it('a pause is not sent again while reads are refused as well', async () => {
  const { gateway, simulator, clock } = reachServer();
  clock.set(NOW + 1000);
  simulator.faults.arm({ name: 'token-revoked' });
  expect(await gateway.write(entity(), 'switch-off')).toMatchObject({
    outcome: 'rejected',
    problem: { remedy: 'sign-in' },
  });
  expect(simulator.journal.entries().filter(({ writes }) => writes === true)).toHaveLength(1);
});

describe('a token that is not known everywhere yet', () => {
  it.each([401, 200] as const)('is waited for, and nobody is logged out (HTTP %i)', async (status) => {
    const { gateway, simulator, clock, refreshes, grants } = reachServer(undefined, { fresh: true });
    Object.assign(simulator.settings.mcp, { propagationSeconds: 20, propagationStatus: status });
    expect((await played(clock, gateway.readEntity(REF, 'click'))).ok).toBe(true);
    expect(refreshes()).toBe(0);
    expect(grants.grant?.endedAt).toBeNull();
  });

  it('the same after a renewal', async () => {
    const { gateway, simulator, clock, refreshes } = reachServer();
    simulator.settings.mcp.propagationSeconds = 5;
    simulator.grants.refreshElsewhere();
    expect((await played(clock, gateway.readEntity(REF, 'click'))).ok).toBe(true);
    expect(refreshes()).toBe(1);
  });

  it('that never becomes known asks the person to sign in, after a while', async () => {
    const { gateway, clock } = reachAnswers(({ url }) =>
      url.pathname.endsWith('/token')
        ? Response.json({ access_token: 'mcp-at-next', expires_in: 86_399 })
        : new Response('unauthorized', { status: 401 }),
    );
    expect(await played(clock, gateway.check())).toMatchObject({
      ok: false,
      problem: { remedy: 'sign-in', reason: 'access-refused' },
    });
    expect(clock.now() - NOW).toBeLessThan(60_000);
  });
});

describe('a permission that is missing', () => {
  it('is cured by one renewal where TikTok only forgot it', async () => {
    const { gateway, simulator, refreshes } = reachServer();
    simulator.grants.spoilPermission();
    expect((await gateway.readEntity(REF, 'click')).ok).toBe(true);
    expect(refreshes()).toBe(1);
  });

  it('is cured for all who asked with the same token, whenever their answers come', async () => {
    const bearer = ({ init }: Sent) => String(new Headers(init.headers).get('authorization'));
    let hurry = () => {};
    const late = new Promise<void>((resolve) => (hurry = resolve));
    const { gateway, clock, grants, sent } = reachAnswers(async (one) => {
      if (one.url.pathname.endsWith('/token'))
        return Response.json({ access_token: 'mcp-at-next', expires_in: 86_399 });
      if (bearer(one).endsWith('mcp-at-next')) return told(one, { ...OK, data: { display_name: 'Owner' } });
      if (sent.filter((other) => !other.url.pathname.endsWith('/token')).length === 2) await late;
      return told(one, { code: 40001, message: 'No permission', request_id: '1' });
    });
    const first = gateway.check();
    const second = gateway.check();
    expect((await played(clock, first)).ok).toBe(true);
    expect(grants.grant?.accessToken).toBe('mcp-at-next');
    hurry();
    expect(await played(clock, second)).toMatchObject({ ok: true });
    expect(sent.filter(({ url }) => url.pathname.endsWith('/token'))).toHaveLength(1);
  });

  it('is cured after the clock was set back, whenever it says that this was tried', async () => {
    const { gateway, simulator, grants, refreshes } = reachServer();
    if (grants.grant !== null) grants.grant = { ...grants.grant, curedAt: NOW + 30 * DAY };
    simulator.grants.spoilPermission();
    expect((await gateway.readEntity(REF, 'click')).ok).toBe(true);
    expect(refreshes()).toBe(1);
  });

  it('is told where it is really missing, and not renewed for again and again', async () => {
    const { gateway, simulator, clock, refreshes } = reachServer();
    simulator.faults.arm({ name: 'permission-lost' });
    for (let time = 0; time < 3; time++) {
      expect(await gateway.readEntity(REF, 'click')).toMatchObject({
        ok: false,
        problem: { remedy: 'ask-permission', reason: 'no-permission' },
      });
      clock.set(clock.now() + HOUR);
    }
    expect(refreshes()).toBe(1);
  });
});

describe('a renewal', () => {
  const over = { ok: false, problem: { remedy: 'sign-in', reason: 'consent-over' } };

  it.each(['standard', 'plain'] as const)(
    'that TikTok refuses for good (%s words) ends the grant, and TikTok is asked no more',
    async (finalError) => {
      const { gateway, simulator, grants } = reachServer();
      simulator.settings.mcp.finalError = finalError;
      simulator.grants.endAll();
      expect(await gateway.readEntity(REF, 'click')).toMatchObject(over);
      expect(grants.grant?.endedAt).toBe(NOW);
      const asked = simulator.journal.entries().length;
      expect(await gateway.readEntity(REF, 'click')).toMatchObject(over);
      expect(await gateway.write(entity(), 'switch-off')).toMatchObject({ outcome: 'rejected' });
      expect(simulator.journal.entries()).toHaveLength(asked);
    },
  );

  it.each([
    ['a page of a broken server', () => new Response('<html>expired</html>', { status: 502 })],
    ['too many', () => new Response('revoked? no: rate limit', { status: 429 })],
    ['a page of nowhere', () => new Response('<html>Not here</html>', { status: 404 })],
    ['another shape', () => Response.json({ token: 'x' })],
    ['a dropped connection', () => Promise.reject(new TypeError('fetch failed'))],
  ])('that meets %s is no end: later is another day, and no pause was sent', async (_what, answer) => {
    const { gateway, grants, sent } = reachAnswers(({ url }) =>
      url.pathname.endsWith('/token') ? answer() : new Response('unauthorized', { status: 401 }),
    );
    expect(await gateway.write(entity(), 'switch-off')).toMatchObject({
      outcome: 'rejected',
      problem: { remedy: 'retry-later' },
    });
    expect(grants.grant?.endedAt).toBeNull();
    // The pause, the read that is to show that the access is good, and the renewal.
    expect(sent.map(({ url }) => url.pathname.endsWith('/token'))).toEqual([false, false, true]);
  });

  it('whose answer comes after a disconnect is not kept', async () => {
    const { gateway, grants } = reachAnswers(({ url }) => {
      if (!url.pathname.endsWith('/token')) return new Response('unauthorized', { status: 401 });
      grants.grant = null;
      return Response.json({ access_token: 'mcp-at-next', expires_in: 86_399 });
    });
    expect(await gateway.check()).toMatchObject({ ok: false, problem: { reason: 'not-connected' } });
    expect(grants.grant).toBeNull();
  });

  it('sends the token in a form to TikTok’s token address, never in an address', async () => {
    const { access, sent } = reachAnswers(() =>
      Response.json({ access_token: 'mcp-at-next', expires_in: 86_399 }),
    );
    await access.renewed('mcp-at-of-no-worth');
    const [one] = sent;
    expect(one?.url.href).toBe('https://business-api.tiktok.com/open_mcp/tt-ads-mcp-flat/oauth/token');
    const form = new URLSearchParams(String(one?.init.body));
    expect(Object.fromEntries(form)).toMatchObject({
      grant_type: 'refresh_token',
      refresh_token: 'mcp-rt-of-no-worth',
      client_id: '0123456789abcdef0123456789abcdef',
    });
  });
});

describe('keeping the access alive', () => {
  it('renews an hour before the token is over, and says when it wants to again', async () => {
    const { gateway, clock, refreshes } = reachServer();
    const first = await gateway.keep?.();
    expect(first?.next).toBe(NOW + 21 * HOUR);
    expect(refreshes()).toBe(0);
    clock.set(first?.next ?? 0);
    const second = await gateway.keep?.();
    expect(refreshes()).toBe(1);
    expect(second?.next).toBeGreaterThan(clock.now() + 22 * HOUR);
    expect(second?.problem).toBeNull();
  });

  it('tries again soon when TikTok cannot be reached', async () => {
    const { gateway, simulator, clock } = reachServer();
    simulator.faults.arm({ name: 'offline' });
    clock.set(NOW + 21 * HOUR);
    const kept = await gateway.keep?.();
    expect(kept).toMatchObject({ next: clock.now() + 5 * 60_000, problem: { remedy: 'retry-later' } });
  });

  it('says that it is over when it is', async () => {
    const { gateway, simulator, clock } = reachServer();
    simulator.grants.endAll();
    clock.set(NOW + 22 * HOUR);
    expect(await gateway.keep?.()).toMatchObject({ next: null, problem: { reason: 'consent-over' } });
  });

  it('a clock that was set back does not let the token run out unseen', async () => {
    const { gateway, clock, refreshes } = reachServer();
    clock.set(NOW - 3 * DAY);
    const kept = await gateway.keep?.();
    expect(refreshes()).toBe(1);
    expect(kept?.next).toBeLessThan(clock.now() + DAY);
  });

  it('has nothing to keep before there is a grant', async () => {
    const { gateway, grants } = reachServer();
    grants.grant = null;
    expect(await gateway.keep?.()).toEqual({ next: null, endsAt: null, problem: null });
    expect(await gateway.check()).toMatchObject({ ok: false, problem: { reason: 'not-connected' } });
  });
});

it('a disconnect while a call waits for its turn takes effect', async () => {
  const { gateway, grants, clock, sent } = reachAnswers((one) => told(one, { ...OK, data: {} }));
  const checks = Array.from({ length: 6 }, () => gateway.check());
  await new Promise((resolve) => setImmediate(resolve));
  grants.grant = null;
  const results = await played(clock, Promise.all(checks));
  expect(sent.length).toBeLessThan(6);
  expect(results.filter(({ ok }) => !ok).length).toBe(6 - sent.length);
});

it('revoking ends the grant at TikTok', async () => {
  const { gateway, simulator } = reachServer();
  expect(await gateway.revoke?.()).toBe(true);
  expect(await gateway.readEntity(REF, 'click')).toMatchObject({ ok: false, problem: { remedy: 'sign-in' } });
  expect(simulator.journal.entries().some(({ path }) => path.endsWith('/revoke'))).toBe(true);
});

it('revoking while the access is renewed ends what the renewal gave, not what it replaced', async () => {
  let hurry = () => {};
  const late = new Promise<void>((resolve) => (hurry = resolve));
  const revoked: (string | null)[] = [];
  const { access, grants } = reachAnswers(async ({ url, init }) => {
    if (url.pathname.endsWith('/revoke')) {
      revoked.push(new URLSearchParams(String(init.body)).get('token'));
      return new Response('');
    }
    await late;
    return Response.json({ access_token: 'mcp-at-next', refresh_token: 'mcp-rt-next', expires_in: 86_399 });
  });
  const renewing = access.renewed('mcp-at-of-no-worth');
  const revoking = access.revoke();
  await new Promise((resolve) => setImmediate(resolve));
  hurry();
  expect((await renewing).ok).toBe(true);
  expect(await revoking).toBe(true);
  expect(revoked).toEqual([grants.grant?.refreshToken]);
});
