/**
 * The simulator's only source of time. Everything that needs the time, or needs to wait, asks the clock, so that a
 * test can stand still, jump, or run days in a second.
 */
export interface SimClock {
  /** UTC milliseconds. */
  now(): number;
  /** Jumps to an instant, forwards or backwards (UTC milliseconds). */
  set(ms: number): void;
  /** Moves on by a number of milliseconds. */
  advance(ms: number): void;
  /** Resolves once `ms` have passed on this clock; rejects with the signal's reason when aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  readonly frozen: boolean;
}

/** A clock whose pace can be changed: 1 as the computer's, 60 a minute a second, 0 standing still. */
export interface PacedClock extends SimClock {
  readonly pace: number;
  run(pace: number): void;
}

export function isPaced(clock: SimClock): clock is PacedClock {
  return 'run' in clock;
}

interface Sleeper {
  due: number;
  wake: () => void;
}

/** The longest that a timer of the runtime can wait. */
const LONGEST_TIMER = 2_147_483_647;

/** A clock that stands still until told to move. Sleepers wake when it is moved past their time. */
export function frozenClock(start: number): PacedClock {
  return new Clockwork(start, 0);
}

/** A clock that runs with the computer's, shifted by an offset (milliseconds). */
export function runningClock(offset = 0): PacedClock {
  return new Clockwork(Date.now() + offset, 1);
}

class Clockwork implements PacedClock {
  private readonly sleepers = new Set<Sleeper>();
  /** The computer's time at which this clock showed `base`. */
  private mark = Date.now();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private base: number,
    private factor: number,
  ) {}

  get pace(): number {
    return this.factor;
  }

  get frozen(): boolean {
    return this.factor === 0;
  }

  now = (): number =>
    this.factor === 0 ? this.base : this.base + Math.floor((Date.now() - this.mark) * this.factor);

  set(ms: number): void {
    this.base = ms;
    this.mark = Date.now();
    this.wakeDue();
  }

  advance(ms: number): void {
    this.set(this.now() + ms);
  }

  run(pace: number): void {
    this.base = this.now();
    this.mark = Date.now();
    this.factor = pace;
    this.wakeDue();
  }

  sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (ms <= 0) return resolve();
      if (signal?.aborted) return reject(signal.reason as Error);
      const sleeper: Sleeper = {
        due: this.now() + ms,
        wake: () => {
          this.sleepers.delete(sleeper);
          signal?.removeEventListener('abort', giveUp);
          resolve();
        },
      };
      const giveUp = () => {
        this.sleepers.delete(sleeper);
        this.setTimer();
        reject(signal?.reason as Error);
      };
      this.sleepers.add(sleeper);
      signal?.addEventListener('abort', giveUp);
      this.setTimer();
    });

  private wakeDue(): void {
    for (const sleeper of [...this.sleepers].sort((a, b) => a.due - b.due))
      if (sleeper.due <= this.now()) sleeper.wake();
    this.setTimer();
  }

  /** One timer for the next who wakes; none while the clock stands still. */
  private setTimer(): void {
    clearTimeout(this.timer);
    if (this.factor === 0 || this.sleepers.size === 0) return;
    const next = Math.min(...[...this.sleepers].map(({ due }) => due));
    const wait = Math.ceil((next - this.now()) / this.factor);
    this.timer = setTimeout(() => this.wakeDue(), Math.min(LONGEST_TIMER, Math.max(0, wait)));
  }
}
