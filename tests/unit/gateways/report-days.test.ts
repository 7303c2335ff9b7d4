import { describe, expect, it } from 'vitest';
import type { KnownKind } from '@/utils/core/entity';
import { CAMPAIGN, entity, NOW, played, reachSimulated } from './reach';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NEW_YORK = { timezone: 'America/New_York', currency: 'USD' };
const TOKYO = { timezone: 'Asia/Tokyo', currency: 'JPY' };

const spending = (kind: KnownKind, account = NEW_YORK) => ({
  advertiser: account,
  campaigns: [{ id: CAMPAIGN, name: 'Spring', kind, spendPerHour: '20.00', adGroups: [{ ads: 1 }] }],
});

describe('on a computer whose clock is days off', () => {
  const reached = (ahead: number) => reachSimulated(spending('manual'), undefined, () => ahead);

  it.each([-50, -26, -20, 0, 20, 26, 50])(
    '(%i hours) the money of TikTok’s own day is read',
    async (hours) => {
      const right = reached(0);
      const wrong = reached(hours * HOUR);
      const since = NOW - HOUR;
      const read = async ({ gateway, clock }: typeof wrong) => {
        await gateway.readSwitch(entity(), 'click');
        return played(clock, gateway.readSpend(entity(), NEW_YORK, since, 'click'));
      };
      const [expected, found] = [await read(right), await read(wrong)];
      expect(expected.ok && expected.value.rows.length).toBeGreaterThan(0);
      expect(found.ok && found.value).toEqual(expected.ok && expected.value);
    },
  );

  it('what is below, and who switched it, is looked for in TikTok’s time too', async () => {
    const { gateway, simulator, clock } = reached(-50 * HOUR);
    await gateway.readSwitch(entity(), 'click');
    const below = await gateway.readSpendBelow(entity(), NEW_YORK, NOW - HOUR, 'click');
    expect(below.ok && below.value[0]?.rows.length).toBeGreaterThan(0);
    simulator.world.setSwitch('campaign', CAMPAIGN, 'off', { kind: 'user', name: 'someone@example.com' });
    clock.advance(10 * 60_000);
    const changes = await played(clock, gateway.readSwitchChanges(entity(), NOW, 'click'));
    expect(changes.ok && changes.value.map(({ to }) => to)).toEqual(['off']);
  });

  it('today is TikTok’s today', async () => {
    const { gateway } = reached(26 * HOUR);
    await gateway.readSwitch(entity(), 'click');
    const today = await gateway.readSpendToday(entity().ref.advertiserId, NEW_YORK.timezone);
    expect(today.ok && Number(today.value[0]?.spent)).toBeGreaterThan(0);
  });

  it('a clock that was just set right is believed with the next answer', async () => {
    let ahead = 26 * HOUR;
    const { gateway } = reachSimulated(spending('manual'), undefined, () => ahead);
    await gateway.readSwitch(entity(), 'click');
    ahead = 0;
    await gateway.readSwitch(entity(), 'click');
    const today = await gateway.readSpendToday(entity().ref.advertiserId, NEW_YORK.timezone);
    expect(today.ok && Number(today.value[0]?.spent)).toBeGreaterThan(0);
  });
});

describe('the sum of a GMV Max campaign', () => {
  const campaign = entity('gmv-max');
  const sums = ({ simulator }: ReturnType<typeof reachSimulated>) =>
    simulator.journal
      .entries()
      .filter(
        ({ path, query }) => path.includes('gmv_max/report') && !query.dimensions?.includes('stat_time'),
      )
      .map(({ query }) => [query.start_date, query.end_date]);

  it('has what was spent since the account’s midnight, east of Greenwich too', async () => {
    const reached = reachSimulated(spending('gmv-max', TOKYO));
    reached.clock.set(Date.UTC(2026, 2, 10, 17));
    const read = await reached.gateway.readSpend(campaign, TOKYO, reached.clock.now(), 'click');
    expect(sums(reached)[0]?.[1]).toBe('2026-03-11');
    const inHours = (read.ok ? read.value.rows : []).reduce((sum, { spent }) => sum + Number(spent), 0);
    expect(inHours).toBeGreaterThan(0);
    expect(read.ok && Number(read.value.total)).toBeGreaterThanOrEqual(inHours);
  });

  it('begins on one day for as long as a stop is watched, and is never longer than TikTok allows', async () => {
    const reached = reachSimulated(spending('gmv-max'));
    const stop = Date.UTC(2026, 2, 31, 15);
    for (const days of [0, 1, 7]) {
      reached.clock.set(stop + days * DAY);
      await reached.gateway.readSpend(campaign, NEW_YORK, stop, 'click');
    }
    expect(sums(reached).map(([from]) => from)).toEqual(['2025-05-01', '2025-05-01', '2025-05-01']);
    expect(sums(reached).map(([, to]) => to)).toEqual(['2026-03-31', '2026-04-01', '2026-04-07']);
  });
});

it('the days of what is followed for months are asked for in parts that TikTok allows', async () => {
  const { gateway, simulator, clock } = reachSimulated(spending('promote'));
  clock.set(NOW + 70 * DAY);
  const read = await played(clock, gateway.readSpend(entity('promote'), NEW_YORK, NOW, 'click'));
  expect(read).toMatchObject({ ok: true });
  const byDay = simulator.journal
    .entries()
    .filter(({ query }) => query.dimensions?.includes('stat_time_day'));
  expect(byDay).toHaveLength(3);
  expect(read.ok && new Set(read.value.rows.map(({ period }) => period)).size).toBe(71);
});
