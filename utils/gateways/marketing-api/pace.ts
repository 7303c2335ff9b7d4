import type { Clock } from '../clock';
import type { Priority } from '../gateway';

/** Requests a second TikTok allows an app of the basic tier (facts: marketing-api 12, global limits). */
export const REQUESTS_PER_SECOND = 10;
const WINDOW = 1000;
const ORDER: readonly Priority[] = ['click', 'watch', 'list'];

/**
 * Lets at most `REQUESTS_PER_SECOND` requests start in any second, clicks first, and holds everything
 * back for a while after TikTok said "too many".
 */
export class Pace {
  private started: number[] = [];
  private waiting: Record<Priority, (() => void)[]> = { click: [], watch: [], list: [] };
  private holdUntil = 0;
  private running = false;

  constructor(private readonly clock: Clock) {}

  /** Resolves when a request of this priority may start. */
  turn(priority: Priority): Promise<void> {
    return new Promise((resolve) => {
      this.waiting[priority].push(resolve);
      void this.run();
    });
  }

  /** TikTok refused for rate: nothing starts for `ms`. */
  holdFor(ms: number): void {
    this.holdUntil = Math.max(this.holdUntil, this.clock.now() + ms);
  }

  private async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    try {
      for (;;) {
        const wait = this.waitNeeded();
        if (wait > 0) {
          await this.clock.sleep(wait);
          continue;
        }
        const next = this.takeFirst();
        if (next === undefined) return;
        this.started.push(this.clock.now());
        next();
      }
    } finally {
      this.running = false;
    }
  }

  private waitNeeded(): number {
    if (ORDER.every((priority) => this.waiting[priority].length === 0)) return 0;
    const now = this.clock.now();
    // A clock that was set back must not make the past look like the future.
    this.started = this.started.filter((at) => at <= now && at > now - WINDOW);
    if (this.holdUntil > now) return Math.min(this.holdUntil - now, WINDOW);
    const oldest = this.started[0];
    return this.started.length < REQUESTS_PER_SECOND || oldest === undefined ? 0 : oldest + WINDOW - now;
  }

  private takeFirst(): (() => void) | undefined {
    for (const priority of ORDER) {
      const next = this.waiting[priority].shift();
      if (next !== undefined) return next;
    }
    return undefined;
  }
}
