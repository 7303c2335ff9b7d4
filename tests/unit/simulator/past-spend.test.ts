import { describe, expect, it } from 'vitest';
import { frozenClock } from '../../simulator/clock';
import { createSimulator } from '../../simulator/simulator';
import { loadWorld, type WorldInput } from '../../simulator/world/load';
import { HOUR, hours, spending, truth } from './money';
import { CAMPAIGN, NOW, oneCampaign, simulate } from './simulated';

// 15:20 UTC is 11:20 in New York; the day began at 04:00 UTC.
const MIDNIGHT = Date.UTC(2026, 2, 10, 4);
const at = (now: string, world: WorldInput) =>
  createSimulator({ clock: frozenClock(Date.parse(now)), world: (clock) => loadWorld(world, clock) });
const today = (simulator: ReturnType<typeof at>) => simulator.world.campaigns.get(CAMPAIGN)?.spentToday;

describe('what was spent before the world began', () => {
  it('follows from the rate, since yesterday', () => {
    const simulator = spending();
    expect(today(simulator)).toBe('136.00');
    expect(truth(simulator, MIDNIGHT - 24 * HOUR, MIDNIGHT)).toBe(28_800);
    expect(truth(simulator, 0, MIDNIGHT - 24 * HOUR)).toBe(0);
  });

  it('is what the story says, in the hours that are over', async () => {
    const simulator = simulate(oneCampaign({ spentToday: '10.01', spendPerHour: '12.00' }));
    expect(today(simulator)).toBe('10.01');
    expect(truth(simulator, MIDNIGHT, MIDNIGHT + 11 * HOUR)).toBe(1001);
    const rows = await hours(simulator);
    expect(rows['10']).toBe('0.91');
    expect(rows).not.toHaveProperty('11');
    simulator.clock.advance(HOUR);
    expect(today(simulator)).toBe('22.01');
  });

  it('lies in the first hour while that is the only one, and in yesterday’s last at midnight', () => {
    const early = at('2026-03-10T04:10:00Z', oneCampaign({ spentToday: '5' }));
    expect(today(early)).toBe('5.00');
    const midnight = at('2026-03-10T04:00:00Z', oneCampaign({ spentToday: '5' }));
    expect(today(midnight)).toBe('0.00');
    expect(truth(midnight, MIDNIGHT - HOUR, MIDNIGHT)).toBe(500);
  });

  it('is today’s share for a campaign whose budget is used up, and nothing for one that is off', () => {
    const exceeded = spending({ status: 'CAMPAIGN_STATUS_BUDGET_EXCEED' });
    expect(today(exceeded)).toBe('136.00');
    exceeded.clock.advance(HOUR);
    expect(today(exceeded)).toBe('136.00');
    expect(today(spending({ switch: 'off' }))).toBe('0.00');
  });

  it('starts anew with the account’s day', () => {
    const simulator = spending();
    simulator.clock.set(MIDNIGHT + 26 * HOUR);
    expect(today(simulator)).toBe('24.00');
  });

  it('is counted in whole yen', () => {
    const yen = { timezone: 'Asia/Tokyo', currency: 'JPY' };
    const simulator = simulate({
      ...oneCampaign({ spendPerHour: '1000' }),
      advertiser: yen,
    });
    // 15:20 UTC is 00:20 in Tokyo.
    expect(today(simulator)).toBe('333');
    simulator.clock.set(NOW + HOUR);
    expect(today(simulator)).toBe('1333');
  });
});

it('the seeded campaigns go on spending at a rate from their budget', () => {
  const simulator = simulate();
  const campaign = [...simulator.world.campaigns.values()].find(({ name }) => name.startsWith('Spring Sale'));
  const before = Number(campaign?.spentToday);
  simulator.clock.advance(HOUR);
  const perHour = Number(campaign?.spendPerHour);
  expect(perHour).toBeGreaterThan(0);
  expect(Number(campaign?.spentToday) - before).toBeCloseTo(perHour, 1);
});
