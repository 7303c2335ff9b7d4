import { describe, expect, it } from 'vitest';
import type { Entity } from '@/utils/core/entity';
import type { Gateway, Read } from '@/utils/gateways/gateway';
import {
  ADVERTISER,
  entity,
  enveloped,
  NOW,
  played,
  reachAnswering,
  reachSimulated,
  wholeList,
} from './reach';

const ACCOUNT = { timezone: 'America/New_York', currency: 'USD' };
const idOf = (n: number) => `18462114514135${String(n).padStart(5, '0')}`;
const ids = (count: number) => Array.from({ length: count }, (_, n) => idOf(n));
const campaign = (id: string): Entity => ({ ...entity('manual', 'campaign', id), campaignId: id });

/** An account of campaigns with one ad group and one ad each; every other campaign is off. */
const account = (count: number) =>
  ids(count).map((id, n) => ({
    id,
    name: `Campaign ${n}`,
    switch: n % 2 === 0 ? ('on' as const) : ('off' as const),
    adGroups: [{ ads: 1 }],
    spendPerHour: '2.00',
  }));

/** All of them asked for at the same time. */
const watched = <T>(of: string[], read: (one: Entity) => Promise<Read<T>>) =>
  Promise.all(of.map((id) => read(campaign(id))));
const switches = (gateway: Gateway, of: string[]) => watched(of, (one) => gateway.readSwitch(one, 'watch'));

interface Asked {
  ids: string[] | null;
  page: number;
}
const asked = (url: URL): Asked => ({
  ids:
    (JSON.parse(url.searchParams.get('filtering') ?? '{}') as { campaign_ids?: string[] }).campaign_ids ??
    null,
  page: Number(url.searchParams.get('page')),
});
const row = (id: string) => ({ campaign_id: id, campaign_name: id, operation_status: 'DISABLE' });

describe('looks that come together', () => {
  it('are one request, and each campaign gets its own answer', async () => {
    const { gateway, simulator, clock } = reachSimulated({ campaigns: account(60) });
    const read = await played(clock, switches(gateway, ids(60)));
    expect(simulator.journal.entries()).toHaveLength(1);
    expect(read.map((one) => one.ok && [one.value?.ref.id, one.value?.switch])).toEqual(
      ids(60).map((id, n) => [id, n % 2 === 0 ? 'on' : 'off']),
    );
  });

  it('carry the stamp of the answer they share', async () => {
    const { gateway, simulator, clock } = reachSimulated({ campaigns: account(2) });
    const read = await played(clock, switches(gateway, ids(2)));
    const [entry] = simulator.journal.entries();
    expect(read.map(({ stamp }) => stamp.requestIds)).toEqual([[entry?.requestId], [entry?.requestId]]);
  });

  it('of two accounts are two requests', async () => {
    const { gateway, clock, sent } = reachAnswering(() => wholeList([]));
    const other = {
      ...campaign(idOf(1)),
      ref: { ...campaign(idOf(1)).ref, advertiserId: '7011223344556677880' },
    };
    await played(
      clock,
      Promise.all([campaign(idOf(1)), other].map((one) => gateway.readSwitch(one, 'watch'))),
    );
    expect(sent.map(({ url }) => url.searchParams.get('advertiser_id')).sort()).toEqual([
      '7011223344556677880',
      ADVERTISER,
    ]);
  });

  it('of the same campaign ask for it once', async () => {
    const { gateway, clock, sent } = reachAnswering(() => wholeList([row(idOf(1))]));
    const read = await played(clock, switches(gateway, [idOf(1), idOf(1)]));
    expect(read.map((one) => one.ok && one.value?.ref.id)).toEqual([idOf(1), idOf(1)]);
    expect(sent.map(({ url }) => asked(url).ids)).toEqual([[idOf(1)]]);
  });

  it('are not what a click waits for', async () => {
    const { gateway, simulator, clock } = reachSimulated({ campaigns: account(3) });
    const watching = switches(gateway, ids(2));
    expect(await gateway.readSwitch(campaign(idOf(2)), 'click')).toMatchObject({ ok: true });
    expect(clock.now()).toBe(NOW);
    expect(simulator.journal.entries()).toHaveLength(1);
    await played(clock, watching);
    expect(simulator.journal.entries()).toHaveLength(2);
  });
});

describe('one that is not listed', () => {
  it('is missing, and the others are not', async () => {
    const { gateway, clock } = reachSimulated({ campaigns: account(5) });
    const read = await played(clock, switches(gateway, ids(6)));
    expect(read.map((one) => one.ok && one.value?.ref.id)).toEqual([...ids(5), undefined]);
    expect(read[5]).toMatchObject({ ok: true, value: null });
  });

  it('is not missing while rows are', async () => {
    const { gateway, simulator, clock } = reachSimulated({ campaigns: account(5) });
    simulator.faults.arm({ name: 'pages-missing', endpoint: 'campaign/get' });
    const read = await played(clock, switches(gateway, ids(5)));
    const missing = read.filter((one) => !one.ok);
    expect(missing).toMatchObject([{ problem: { reason: 'incomplete', remedy: 'read-first' } }]);
  });
});

describe('a problem', () => {
  it('of the request is everybody’s, and nothing is asked twice', async () => {
    const { gateway, clock, sent } = reachAnswering(() => enveloped({}, 40100));
    const read = await played(clock, switches(gateway, ids(50)));
    expect(new Set(read.map((one) => !one.ok && one.problem.reason))).toEqual(new Set(['rate-limited']));
    expect(sent).toHaveLength(1);
  });

  it.each([40002, 40007])('(%i) with one odd id does not blind the others', async (code) => {
    const odd = idOf(37);
    const { gateway, clock, sent } = reachAnswering(({ url }) => {
      const wanted = asked(url).ids ?? [];
      return wanted.includes(odd) ? enveloped({}, code, 'Bad id.') : wholeList(wanted.map(row));
    });
    const read = await played(clock, switches(gateway, ids(100)));
    expect(read.map((one) => one.ok)).toEqual(ids(100).map((id) => id !== odd));
    expect(sent.length).toBeLessThan(20);
  });
});

describe('more than fit into one filter', () => {
  it('are read as one list where that has fewer pages', async () => {
    const { gateway, simulator, clock } = reachSimulated({ campaigns: account(150) });
    const read = await played(clock, switches(gateway, ids(150)));
    expect(simulator.journal.entries()).toHaveLength(1);
    expect(read.map((one) => one.ok && one.value?.ref.id)).toEqual(ids(150));
  });

  it('are read by filters where the account is large, which is remembered', async () => {
    const { gateway, clock, sent } = reachAnswering(({ url }) => {
      const wanted = asked(url).ids;
      if (wanted !== null) return wholeList(wanted.map(row));
      const page_info = { page: 1, page_size: 1000, total_number: 9000, total_page: 9 };
      return enveloped({ list: ids(1000).map(row), page_info });
    });
    for (let time = 0; time < 2; time++) {
      const read = await played(clock, switches(gateway, ids(150)));
      expect(read.every((one) => one.ok && one.value !== null)).toBe(true);
    }
    expect(sent.map(({ url }) => asked(url).ids?.length ?? 'all')).toEqual(['all', 100, 50, 100, 50]);
  });

  it('are read by filters when the whole list has holes', async () => {
    const { gateway, clock } = reachAnswering(({ url }) => {
      const wanted = asked(url).ids;
      if (wanted !== null) return wholeList(wanted.map(row));
      const page_info = { page: 1, page_size: 1000, total_number: 150, total_page: 1 };
      return enveloped({ list: ids(149).map(row), page_info });
    });
    const read = await played(clock, switches(gateway, ids(150)));
    expect(read.every((one) => one.ok && one.value !== null)).toBe(true);
  });
});

describe('what is below many campaigns', () => {
  const trees = (gateway: Gateway, of: string[]) => watched(of, (one) => gateway.readTree(one, 'watch'));

  it('is two requests, and each campaign gets what is its own', async () => {
    const { gateway, simulator, clock } = reachSimulated({ campaigns: account(60) });
    const read = await played(clock, trees(gateway, ids(60)));
    expect(simulator.journal.entries()).toHaveLength(2);
    for (const [n, tree] of read.entries()) {
      const adGroup = simulator.world.adGroupsOf(idOf(n))[0];
      const ad = simulator.world.adsOfAdGroup(adGroup?.id ?? '')[0];
      expect(tree).toMatchObject({
        ok: true,
        value: { nodes: [{ id: adGroup?.id }, { id: ad?.id }], total: 2, complete: true },
      });
    }
  });

  it('is not known to be everything for anyone when a row is missing', async () => {
    const { gateway, simulator, clock } = reachSimulated({ campaigns: account(60) });
    simulator.faults.arm({ name: 'pages-missing', endpoint: 'ad/get' });
    const read = await played(clock, trees(gateway, ids(60)));
    expect(read.some((tree) => tree.ok && tree.value.complete)).toBe(false);
  });

  it('is not known to be everything when TikTok lists what nobody asked for', async () => {
    const stranger = { ...row(idOf(99)), adgroup_id: idOf(98), adgroup_name: 'Stranger' };
    const { gateway, clock } = reachAnswering(({ url }) =>
      wholeList(url.pathname.endsWith('/adgroup/get/') ? [stranger] : []),
    );
    const read = await played(clock, trees(gateway, ids(2)));
    for (const tree of read) {
      expect(tree.ok && tree.value.nodes.length).toBe(0);
      expect(tree.ok && tree.value.total).toBeGreaterThan(0);
    }
  });
});

describe('the money of many campaigns', () => {
  const spends = (gateway: Gateway, of: string[], since = NOW - 3_600_000) =>
    watched(of, (one) => gateway.readSpend(one, ACCOUNT, since, 'watch'));

  it('takes as many requests as that of one, and each gets its own', async () => {
    const alone = reachSimulated({ campaigns: account(60) });
    await played(alone.clock, spends(alone.gateway, ids(1)));
    const { gateway, simulator, clock } = reachSimulated({ campaigns: account(60) });
    const read = await played(clock, spends(gateway, ids(60)));
    expect(simulator.journal.entries()).toHaveLength(alone.simulator.journal.entries().length);
    for (const [n, one] of read.entries()) {
      const spent = one.ok ? Number(one.value.total) : Number.NaN;
      if (n % 2 === 0) expect(spent).toBeGreaterThan(0);
      expect(one.ok && one.value.rows.length > 0).toBe(n % 2 === 0);
      expect(one.ok && one.value.newest).not.toBeNull();
    }
  });

  it('is shared as far as it goes by stops of different days', async () => {
    const { gateway, simulator, clock } = reachSimulated({ campaigns: account(2) });
    const day = 24 * 3_600_000;
    const [of1, of2] = [ids(2).slice(0, 1), ids(2).slice(1)];
    await played(clock, Promise.all([spends(gateway, of1, NOW - 3 * day), spends(gateway, of2, NOW - day)]));
    const lives = simulator.journal.entries().filter(({ query }) => query.query_lifetime === 'true');
    expect(lives).toHaveLength(1);
  });
});

describe('the rules of an account', () => {
  it('are read once for all, and each campaign is told of those that turn it on', async () => {
    const { gateway, simulator, clock } = reachSimulated({
      campaigns: account(60),
      rules: [{ name: 'Morning start', campaigns: [idOf(7)] }],
    });
    const read = await played(
      clock,
      watched(ids(60), (one) => gateway.readTurnOnRules(one, 'watch')),
    );
    expect(simulator.journal.entries()).toHaveLength(1);
    const told = read.map((one) => one.ok && one.value.map(({ name }) => name));
    expect(told).toEqual(ids(60).map((id) => (id === idOf(7) ? ['Morning start'] : [])));
  });
});
