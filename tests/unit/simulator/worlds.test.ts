import { describe, expect, it } from 'vitest';
import { frozenClock } from '../../simulator/clock';
import { act } from '../../simulator/world/actors';
import { loadWorld } from '../../simulator/world/load';
import { seedWorld } from '../../simulator/world/seed';
import { CAMPAIGN_KINDS } from '../../simulator/world/types';
import type { World } from '../../simulator/world/world';
import { CAMPAIGN, NOW, oneCampaign } from './simulated';

const clock = () => frozenClock(NOW);
const dump = (world: World) => JSON.stringify([[...world.campaigns], [...world.adGroups], [...world.ads]]);

describe('the seeded world', () => {
  const world = seedWorld(clock());
  const campaigns = [...world.campaigns.values()];

  it('is the same every time', () => {
    expect(dump(seedWorld(clock()))).toBe(dump(world));
  });

  it('has 120 campaigns of every kind in New York, and yen without decimals in Tokyo', () => {
    const [newYork, tokyo, kolkata] = [...world.advertisers.values()];
    const first = world.campaignsOf(newYork?.id ?? '');
    expect(first).toHaveLength(120);
    expect(new Set(first.map(({ kind }) => kind))).toEqual(new Set(CAMPAIGN_KINDS));
    expect(first.some(({ ios14 }) => ios14)).toBe(true);
    expect([tokyo?.currency, kolkata?.timezone]).toEqual(['JPY', 'Asia/Kolkata']);
    for (const { spentToday } of world.campaignsOf(tokyo?.id ?? '')) expect(spentToday).toMatch(/^\d+$/);
  });

  it('has ids no JavaScript number holds, and none twice', () => {
    const ids = [...world.campaigns.keys(), ...world.adGroups.keys(), ...world.ads.keys()];
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(BigInt(id) > BigInt(Number.MAX_SAFE_INTEGER)).toBe(true);
  });

  it('has names that break careless code', () => {
    const names = campaigns.map(({ name }) => name);
    expect(names.some((name) => /\p{Extended_Pictographic}/u.test(name))).toBe(true);
    expect(names.some((name) => /\p{Script=Arabic}/u.test(name))).toBe(true);
    expect(names.some((name) => /\p{Script=Hebrew}/u.test(name))).toBe(true);
    expect(names.some((name) => name.includes('<img'))).toBe(true);
    expect(names.some((name) => name.length === 200)).toBe(true);
    expect(names.filter((name) => name === 'Copy of Evergreen')).toHaveLength(3);
  });

  it('has campaigns whose ad groups do not fit one default page', () => {
    const many = campaigns.filter(({ id }) => world.adGroupsOf(id).length > 10);
    expect(many.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['manual', 'smart-plus']));
  });

  it('grows to 1,000 campaigns', () => {
    const big = seedWorld(clock(), { campaigns: 1000 });
    expect(big.campaignsOf([...big.advertisers.keys()][0] ?? '')).toHaveLength(1000);
  });
});

describe('a world from a scenario', () => {
  it('takes the scenario’s shape', () => {
    const world = loadWorld(
      {
        advertiser: { timezone: 'America/New_York', currency: 'USD' },
        campaigns: [
          {
            id: CAMPAIGN,
            name: 'Spring',
            kind: 'manual',
            dailyBudget: '240.00',
            spendPerHour: '10.00',
            adGroups: [{ ads: 2 }, { ads: [{ switch: 'off' }], switch: 'off', endsAt: '+5h' }],
          },
        ],
        otherActiveCampaigns: 1,
      },
      clock(),
    );
    // 15:20 UTC is 11:20 in New York in March.
    expect(world.campaigns.get(CAMPAIGN)).toMatchObject({ budget: '240.00', spentToday: '113.33' });
    expect(world.campaigns.size).toBe(2);
    const [first, second] = world.adGroupsOf(CAMPAIGN);
    expect(world.adsOfAdGroup(first?.id ?? '')).toHaveLength(2);
    expect(second).toMatchObject({ switch: 'off', scheduleEnd: NOW + 5 * 3_600_000 });
  });

  it.each([
    ['an unknown key', { campaigns: [], surprise: 1 }],
    ['an unknown key of a campaign', { campaigns: [{ name: 'A', dailybudget: '1' }] }],
    ['an id that fits a number', { campaigns: [{ id: '12345', name: 'A' }] }],
    ['money as a number', { campaigns: [{ name: 'A', dailyBudget: 5 }] }],
    ['an unknown kind', { campaigns: [{ name: 'A', kind: 'smart' }] }],
  ])('refuses %s', (_what, input) => {
    expect(() => loadWorld(input, clock())).toThrow();
  });
});

describe('actors', () => {
  it('someone else switches the campaign on again, and the record says who', () => {
    const world = loadWorld(oneCampaign({ switch: 'off' }), clock());
    act(world, { actor: 'rule', name: 'Morning start', does: 'enable', campaign: 0 });
    expect(world.campaigns.get(CAMPAIGN)?.switch).toBe('on');
    expect(world.changes).toEqual([
      {
        at: NOW,
        level: 'campaign',
        id: CAMPAIGN,
        what: 'switch',
        from: 'off',
        to: 'on',
        by: { kind: 'rule', name: 'Morning start' },
      },
    ]);
  });

  it('a new budget day and an approval end what they end, and nothing else', () => {
    const world = loadWorld(
      oneCampaign({
        status: 'CAMPAIGN_STATUS_BUDGET_EXCEED',
        adGroups: [{ status: 'ADGROUP_STATUS_AUDIT', ads: 1 }],
      }),
      clock(),
    );
    act(world, { actor: 'platform', does: 'budget-rollover' });
    expect(world.campaigns.get(CAMPAIGN)?.status).toBeUndefined();
    expect(world.adGroupsOf(CAMPAIGN)[0]?.status).toBe('ADGROUP_STATUS_AUDIT');
    act(world, { actor: 'platform', does: 'approve', campaign: CAMPAIGN });
    expect(world.adGroupsOf(CAMPAIGN)[0]?.status).toBeUndefined();
  });

  it('the platform suspends and reinstates the account', () => {
    const world = loadWorld(oneCampaign(), clock());
    const [account] = [...world.advertisers.values()];
    act(world, { actor: 'platform', does: 'suspend' });
    expect(account?.status).toBe('STATUS_LIMIT');
    act(world, { actor: 'platform', does: 'reinstate' });
    expect(account?.status).toBe('STATUS_ENABLE');
  });

  it('nobody brings back what is deleted', () => {
    const world = loadWorld(oneCampaign({ switch: 'deleted' }), clock());
    expect(() => act(world, { actor: 'user', does: 'enable', campaign: 0 })).toThrow(/deleted/);
  });
});
