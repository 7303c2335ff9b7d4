import { describe, expect, it } from 'vitest';
import { Pace } from '@/utils/gateways/api/pace';
import { VirtualClock } from '../../support/virtual-clock';
import { ADVERTISER, entity, enveloped, NOW, played, reachAnswering, wholeList } from './reach';

const SECOND = 1000;
/** What TikTok allows an app of the basic tier. facts: marketing-api 12 */
const REQUESTS_PER_SECOND = 10;
/** What a list leaves over is a person's. */
const LISTED_PER_SECOND = 8;

/** The most starts in any stretch of this length. */
const most = (starts: number[], length: number) =>
  Math.max(...starts.map((from) => starts.filter((at) => at >= from && at < from + length).length));

describe('requests to TikTok', () => {
  it('start at most ten in any second, and none is forgotten', async () => {
    const { gateway, clock, sent } = reachAnswering(() => enveloped({ display_name: 'Owner' }));
    await played(clock, Promise.all(Array.from({ length: 35 }, () => gateway.check())));
    const starts = sent.map(({ at }) => at);
    expect(starts).toHaveLength(35);
    expect(most(starts, SECOND)).toBe(REQUESTS_PER_SECOND);
    // A little later than three seconds: what is sent a second apart may arrive closer together.
    expect((starts.at(-1) ?? 0) - NOW).toBe(3.3 * SECOND);
  });

  it('are never more than the basic tier allows in any minute', async () => {
    const { gateway, clock, sent } = reachAnswering(() => enveloped({ display_name: 'Owner' }));
    await played(clock, Promise.all(Array.from({ length: 1300 }, () => gateway.check())));
    expect(sent).toHaveLength(1300);
    expect(
      most(
        sent.map(({ at }) => at),
        60 * SECOND,
      ),
    ).toBeLessThan(600);
  });

  it.each([70, 95, 99])('that trickle in every %i ms never meet in one second', async (every) => {
    const clock = new VirtualClock(NOW);
    const pace = new Pace(clock);
    const starts: number[] = [];
    const start = () =>
      played(
        clock,
        pace.turn('click').then(() => starts.push(clock.now())),
      );
    for (let n = 0; n < 40; n++) {
      await start();
      clock.advance(every);
    }
    expect(starts).toHaveLength(40);
    expect(most(starts, SECOND)).toBe(REQUESTS_PER_SECOND);
  });

  it('that nobody waits for leave room for a click in every second', async () => {
    const clock = new VirtualClock(NOW);
    const pace = new Pace(clock);
    const starts: number[] = [];
    const sweep = (['watch', 'list'] as const).flatMap((priority) =>
      Array.from({ length: 30 }, () => pace.turn(priority).then(() => starts.push(clock.now()))),
    );
    const clicks = Array.from({ length: 20 }, async (_, n) => {
      await clock.sleep(n * 500);
      const clicked = clock.now();
      await pace.turn('click');
      return clock.now() - clicked;
    });
    const waited = await played(clock, Promise.all(clicks));
    expect(Math.max(...waited)).toBeLessThanOrEqual(SECOND / 10);
    await played(clock, Promise.all(sweep));
    expect(most(starts, SECOND)).toBeLessThan(REQUESTS_PER_SECOND);
  });

  it('go in turn: clicks, what proves them, watching, lists', async () => {
    const clock = new VirtualClock(NOW);
    const pace = new Pace(clock);
    for (let n = 0; n < REQUESTS_PER_SECOND; n++) await pace.turn('click');
    const order: string[] = [];
    const waiting = (['list', 'watch', 'proof', 'list', 'click', 'watch', 'proof', 'click'] as const).map(
      (priority) => pace.turn(priority).then(() => order.push(priority)),
    );
    await played(clock, Promise.all(waiting));
    expect(order).toEqual(['click', 'click', 'proof', 'proof', 'watch', 'watch', 'list', 'list']);
  });

  it('of a pause go before a long list that is under way', async () => {
    const paths: string[] = [];
    const { gateway, clock } = reachAnswering(({ url, init }) => {
      paths.push(init.method ?? '');
      if (init.method === 'POST') return enveloped({ campaign_ids: [entity().ref.id] });
      const page = Number(url.searchParams.get('page'));
      return enveloped({
        list: [],
        page_info: { page, page_size: 1000, total_number: 30_000, total_page: 30 },
      });
    });
    const listing = gateway.readSpendToday(ADVERTISER, 'America/New_York');
    while (paths.length < LISTED_PER_SECOND) await new Promise((resolve) => setImmediate(resolve));
    const pausing = gateway.write(entity(), 'switch-off');
    await played(clock, Promise.all([listing, pausing]));
    expect(paths.indexOf('POST')).toBe(LISTED_PER_SECOND);
    expect(paths).toHaveLength(31);
  });

  it('are not held up by a clock that was set back', async () => {
    const clock = new VirtualClock(NOW);
    const pace = new Pace(clock);
    for (let n = 0; n < REQUESTS_PER_SECOND; n++) await pace.turn('click');
    clock.set(NOW - 3_600_000);
    const started = played(
      clock,
      pace.turn('click').then(() => clock.now()),
    );
    expect(await started).toBeLessThanOrEqual(NOW - 3_600_000 + SECOND);
  });
});

describe('after TikTok said "too many"', () => {
  it.each([40016, 40100, 40132, 40133, 51021, 61000])('(%i) nothing starts for a second', async (code) => {
    let refuse = true;
    const { gateway, clock, sent } = reachAnswering(() =>
      refuse ? enveloped({}, code, 'App reaches the QPS limit.') : enveloped({ display_name: 'Owner' }),
    );
    expect(await gateway.check()).toMatchObject({ ok: false, problem: { remedy: 'retry-later' } });
    refuse = false;
    await played(clock, Promise.all([gateway.check(), gateway.check()]));
    expect(sent.map(({ at }) => at - NOW)).toEqual([0, SECOND, SECOND]);
  });

  it('again, it waits again', async () => {
    const { gateway, clock, sent } = reachAnswering(() => enveloped({}, 40100));
    for (let n = 0; n < 3; n++) await played(clock, gateway.check());
    expect(sent.map(({ at }) => at - NOW)).toEqual([0, SECOND, 2 * SECOND]);
  });

  it('a refused pause is not repeated here: that is for those who can look first', async () => {
    const { gateway, clock, sent } = reachAnswering(() => enveloped({}, 40100));
    expect((await played(clock, gateway.write(entity(), 'switch-off'))).outcome).toBe('rejected');
    clock.advance(60 * SECOND);
    expect(sent).toHaveLength(1);
  });

  it.each([40202, 60001, 50000])('other refusals (%i) hold nobody up', async (code) => {
    const { gateway, clock, sent } = reachAnswering(({ init }) =>
      init.method === 'POST' ? enveloped({}, code) : wholeList([]),
    );
    await gateway.write(entity(), 'switch-off');
    await gateway.readTree(entity(), 'click');
    expect(sent.every(({ at }) => at === NOW)).toBe(true);
    expect(clock.nextDue()).toBeNull();
  });
});

it("a person's click goes before what one click asked of many, and finds room in every second", async () => {
  const clock = new VirtualClock(NOW);
  const pace = new Pace(clock);
  const starts: { priority: string; at: number }[] = [];
  const ask = (priority: 'click' | 'many') =>
    pace.turn(priority).then(() => starts.push({ priority, at: clock.now() }));
  const many = Array.from({ length: 60 }, () => ask('many'));
  await played(clock, Promise.all([...many, ask('click')]));
  const mine = starts.findIndex(({ priority }) => priority === 'click');
  expect(starts[mine]?.at).toBe(NOW);
  expect(mine).toBeLessThan(REQUESTS_PER_SECOND);
  expect(starts).toHaveLength(61);
});
