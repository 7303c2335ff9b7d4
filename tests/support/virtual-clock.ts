import type { SimClock } from '../simulator/clock';

interface Sleeper {
  due: number;
  wake: () => void;
}

/** One clock for the simulator and the engine that stands still until the story moves it. */
export class VirtualClock implements SimClock {
  readonly frozen = true;
  private readonly sleepers = new Set<Sleeper>();

  constructor(private time: number) {}

  now = (): number => this.time;

  set(ms: number): void {
    this.time = ms;
    for (const sleeper of [...this.sleepers].sort((a, b) => a.due - b.due)) {
      if (sleeper.due <= this.time) sleeper.wake();
    }
  }

  advance(ms: number): void {
    this.set(this.time + ms);
  }

  sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error);
      const sleeper: Sleeper = {
        due: this.time + Math.max(0, ms),
        wake: () => {
          this.sleepers.delete(sleeper);
          resolve();
        },
      };
      this.sleepers.add(sleeper);
      signal?.addEventListener(
        'abort',
        () => {
          this.sleepers.delete(sleeper);
          reject(signal.reason as Error);
        },
        { once: true },
      );
    });

  /** This clock for someone whose sleepers are counted apart. */
  counted(): { clock: SimClock; sleeping: () => number } {
    let sleeping = 0;
    const sleep: SimClock['sleep'] = (ms, signal) => {
      sleeping++;
      return this.sleep(ms, signal).finally(() => sleeping--);
    };
    const clock: SimClock = {
      frozen: true,
      now: this.now,
      set: (ms) => this.set(ms),
      advance: (ms) => this.advance(ms),
      sleep,
    };
    return { clock, sleeping: () => sleeping };
  }

  /** When the next sleeper wants to wake, or null. */
  nextDue(): number | null {
    const due = [...this.sleepers].map((sleeper) => sleeper.due);
    return due.length === 0 ? null : Math.min(...due);
  }
}
