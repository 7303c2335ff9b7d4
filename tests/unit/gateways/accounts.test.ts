import { describe, expect, it } from 'vitest';
import { createSimulator } from '../../simulator/simulator';
import { SEED_ADVERTISERS, seedWorld } from '../../simulator/world/seed';
import { marketingApi } from '@/utils/gateways/marketing-api';
import { VirtualClock } from '../../support/virtual-clock';
import { ADVERTISER, enveloped, NOW, reachAnswering, reachSimulated } from './reach';

/** The seeded world with its three accounts. */
function reachSeeded(token: string) {
  const clock = new VirtualClock(NOW);
  const simulator = createSimulator({ clock, world: (own) => seedWorld(own, { campaigns: 1 }) });
  const fetch: typeof globalThis.fetch = async (input, init) => simulator.fetch(new Request(input, init));
  return marketingApi({ fetch, clock, token: async () => token });
}
const { newYork, ...others } = SEED_ADVERTISERS;

describe('whose access it is', () => {
  it('a working token has a name', async () => {
    const { gateway } = reachSimulated();
    const read = await gateway.check();
    expect(read.ok && read.value.person).toMatch(/./);
  });

  it('a revoked token asks to sign in', async () => {
    const { gateway } = reachSimulated(undefined, 'sim-token-revoked');
    expect(await gateway.check()).toMatchObject({
      ok: false,
      problem: { remedy: 'sign-in', reason: 'token-revoked' },
    });
  });

  it('a person without a name is still connected', async () => {
    const { gateway } = reachAnswering(() => enveloped({}));
    expect(await gateway.check()).toMatchObject({ ok: true, value: { person: '' } });
  });
});

describe('which accounts it covers', () => {
  it('those it does not cover are left out, the others kept', async () => {
    const ids = [...Object.values(others), newYork];
    const read = await reachSeeded('sim-token-one-account').readAdvertisers(ids);
    expect(read.ok && read.value.map(({ id }) => id)).toEqual([newYork]);
  });

  it('all of them, with currency and zone', async () => {
    const ids = Object.values(SEED_ADVERTISERS);
    const read = await reachSeeded('sim-token-full').readAdvertisers(ids);
    expect(read.ok && read.value.map(({ id }) => id)).toEqual(ids);
    expect(read.ok && read.value.find(({ id }) => id === newYork)).toMatchObject({
      currency: 'USD',
      timezone: 'America/New_York',
    });
  });

  it.each([
    ['', 'Etc/GMT+8', 'Etc/GMT+8'],
    [null, 'Etc/GMT+8', 'Etc/GMT+8'],
    ['America/Los_Angeles', 'Etc/GMT+8', 'America/Los_Angeles'],
    ['UTC-08:00 Nowhere', 'Etc/GMT+8', 'Etc/GMT+8'],
  ])('displayed in the zone %j, counted in %s: %s', async (displayed, counted, zone) => {
    const row = { advertiser_id: ADVERTISER, name: 'Shop', currency: 'USD', status: 'STATUS_ENABLE' };
    const { gateway } = reachAnswering(() =>
      enveloped({ list: [{ ...row, timezone: counted, display_timezone: displayed }] }),
    );
    expect(await gateway.readAdvertisers([ADVERTISER])).toMatchObject({ value: [{ timezone: zone }] });
  });

  it('nothing is said of any account while TikTok cannot be reached', async () => {
    const { gateway, simulator } = reachSimulated();
    simulator.faults.arm({ name: 'offline' });
    expect((await gateway.readAdvertisers([ADVERTISER])).ok).toBe(false);
  });

  it('an account TikTok gives although nobody asked does not count', async () => {
    const row = { name: 'Stranger', currency: 'USD', timezone: 'UTC', status: 'STATUS_ENABLE' };
    const { gateway } = reachAnswering(() =>
      enveloped({ list: [{ ...row, advertiser_id: '7011223344556677880' }] }),
    );
    expect(await gateway.readAdvertisers([ADVERTISER])).toMatchObject({ ok: true, value: [] });
  });
});

describe('which reads a proof needs and may not do', () => {
  it.each([
    ['200', ['read-campaigns']],
    ['210', ['read-adgroups']],
    ['220', ['read-ads']],
  ])('without permission %s: %j', async (scope, missing) => {
    const { gateway, simulator } = reachSimulated(undefined, 'sim-token-narrow');
    const { scopes } = simulator.tokens.add({ token: 'sim-token-narrow' });
    simulator.tokens.add({ token: 'sim-token-narrow', scopes: scopes.filter((one) => one !== scope) });
    expect(await gateway.missingReads(ADVERTISER)).toMatchObject({ ok: true, value: missing });
  });

  it('with all permissions: none, and nothing is written to find out', async () => {
    const { gateway, simulator } = reachSimulated();
    expect(await gateway.missingReads(ADVERTISER)).toMatchObject({ ok: true, value: [] });
    expect(simulator.journal.entries().every(({ method }) => method === 'GET')).toBe(true);
  });

  it('a server in trouble is not a missing permission', async () => {
    const { gateway, simulator } = reachSimulated();
    simulator.faults.arm({ name: 'server-errors' });
    expect((await gateway.missingReads(ADVERTISER)).ok).toBe(false);
  });
});
