import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { frozenClock, runningClock, type PacedClock } from '../../simulator/clock';
import { createSimulator } from '../../simulator/simulator';
import { NOW } from './simulated';

const HOUR = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Tells a simulator's clock something over HTTP. */
async function tell(clock: PacedClock, change: object): Promise<Record<string, unknown>> {
  const simulator = createSimulator({ clock });
  const response = await simulator.fetch(
    new Request('http://127.0.0.1/__sim/clock', { method: 'POST', body: JSON.stringify(change) }),
  );
  return (await response.json()) as Record<string, unknown>;
}

describe('the clock', () => {
  it('runs so many times as fast, from where it was', async () => {
    const clock = frozenClock(NOW);
    expect(await tell(clock, { run: 60 })).toMatchObject({ now: NOW, pace: 60, frozen: false });
    vi.advanceTimersByTime(60_000);
    expect(clock.now()).toBe(NOW + HOUR);
    await tell(clock, { run: 1 });
    vi.advanceTimersByTime(1000);
    expect(clock.now()).toBe(NOW + HOUR + 1000);
  });

  it('pauses and steps', async () => {
    const clock = runningClock();
    await tell(clock, { now: NOW });
    expect(await tell(clock, { pause: true })).toMatchObject({ now: NOW, pace: 0, frozen: true });
    vi.advanceTimersByTime(HOUR);
    expect(clock.now()).toBe(NOW);
    await tell(clock, { run: 5 });
    expect(await tell(clock, { step: '+5m' })).toMatchObject({ now: NOW + 300_000, frozen: true });
    vi.advanceTimersByTime(HOUR);
    expect(clock.now()).toBe(NOW + 300_000);
  });

  it('still jumps and moves on while it runs', async () => {
    const clock = runningClock();
    await tell(clock, { now: NOW });
    await tell(clock, { advance: '+1h' });
    vi.advanceTimersByTime(2000);
    expect(clock.now()).toBe(NOW + HOUR + 2000);
  });

  it('wakes sleepers by its own time, whatever makes it pass', async () => {
    const clock = frozenClock(NOW);
    const woken: number[] = [];
    for (const minutes of [1, 2, 3]) void clock.sleep(minutes * 60_000).then(() => woken.push(minutes));
    await vi.advanceTimersByTimeAsync(HOUR);
    expect(woken).toEqual([]);
    clock.run(60);
    await vi.advanceTimersByTimeAsync(1000);
    expect(woken).toEqual([1]);
    clock.advance(60_000);
    await vi.advanceTimersByTimeAsync(0);
    expect(woken).toEqual([1, 2]);
    clock.run(0);
    await vi.advanceTimersByTimeAsync(HOUR);
    expect(woken).toEqual([1, 2]);
    clock.run(600);
    await vi.advanceTimersByTimeAsync(100);
    expect(woken).toEqual([1, 2, 3]);
  });

  it('lets a sleeper give up', async () => {
    const clock = runningClock();
    const giveUp = new AbortController();
    const asleep = clock.sleep(HOUR, giveUp.signal);
    giveUp.abort(new Error('enough'));
    await expect(asleep).rejects.toThrow('enough');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('refuses a pace that is none', async () => {
    expect(await tell(frozenClock(NOW), { run: -1 })).toHaveProperty('error');
    expect(await tell(frozenClock(NOW), { rewind: true })).toHaveProperty('error');
  });
});
