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

interface Sleeper {
  due: number;
  wake: () => void;
}

/** A clock that stands still until told to move. Sleepers wake when it is moved past their time. */
export function frozenClock(start: number): SimClock {
  let now = start;
  const sleepers = new Set<Sleeper>();
  const moveTo = (ms: number) => {
    now = ms;
    for (const sleeper of [...sleepers].sort((a, b) => a.due - b.due)) {
      if (sleeper.due <= now) sleeper.wake();
    }
  };
  return {
    frozen: true,
    now: () => now,
    set: moveTo,
    advance: (ms) => moveTo(now + ms),
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (ms <= 0) return resolve();
        if (signal?.aborted) return reject(signal.reason as Error);
        const sleeper: Sleeper = {
          due: now + ms,
          wake: () => {
            sleepers.delete(sleeper);
            resolve();
          },
        };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', () => {
          sleepers.delete(sleeper);
          reject(signal.reason as Error);
        });
      }),
  };
}

/** A clock that runs with the computer's, shifted by an offset that `set` and `advance` change. */
export function runningClock(offset = 0): SimClock {
  let shift = offset;
  return {
    frozen: false,
    now: () => Date.now() + shift,
    set: (ms) => {
      shift = ms - Date.now();
    },
    advance: (ms) => {
      shift += ms;
    },
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason as Error);
        const timer = setTimeout(resolve, Math.max(0, ms));
        signal?.addEventListener('abort', () => {
          clearTimeout(timer);
          reject(signal.reason as Error);
        });
      }),
  };
}
