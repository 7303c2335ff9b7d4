import type { Clock } from '../clock';
import type { Priority } from '../gateway';

/** Requests a second TikTok allows an app of the basic tier (facts: marketing-api 12, global limits). */
export const REQUESTS_PER_SECOND = 10;
/**
 * A few less than it allows in a minute: requests that bunch up on the way count where they arrive, and one
 * too many costs five minutes (facts: marketing-api 12, recovery).
 */
export const REQUESTS_PER_MINUTE = 590;
/** A little more than a second: what was sent a second apart may arrive closer together. Milliseconds. */
const WINDOW = 1100;
const MINUTE = 60_000;

/** How fast something may be asked. */
export interface Limits {
  /** Up to how many requests a second one of this priority may start; what is left is there for a person's next click. */
  perSecond: Record<Priority, number>;
  perMinute: number;
}

/** What an app of the basic tier may. */
const BASIC_TIER: Limits = {
  perSecond: { click: REQUESTS_PER_SECOND, many: 9, proof: 9, watch: 8, list: 8 },
  perMinute: REQUESTS_PER_MINUTE,
};
const ORDER: readonly Priority[] = ['click', 'many', 'proof', 'watch', 'list'];

/**
 * Lets no more requests start than TikTok allows, clicks first, and holds everything back for a while after TikTok
 * said "too many".
 */
export class Pace {
  /** Starts of the last minute, oldest first. */
  private started: number[] = [];
  private waiting: Record<Priority, (() => void)[]> = {
    click: [],
    many: [],
    proof: [],
    watch: [],
    list: [],
  };
  private hold: { since: number; ms: number } | null = null;
  private sleeping: AbortController | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly limits: Limits = BASIC_TIER,
  ) {}

  /** Resolves when a request of this priority may start. */
  turn(priority: Priority): Promise<void> {
    return new Promise((resolve) => {
      this.waiting[priority].push(resolve);
      this.startAll();
    });
  }

  /** TikTok refused for rate: nothing starts for `ms`. */
  holdFor(ms: number): void {
    this.hold = { since: this.clock.now(), ms };
  }

  /** Starts whatever may start now; where one priority has to wait, all below it have to wait as long. */
  private startAll(): void {
    this.sleeping?.abort();
    this.sleeping = null;
    for (const priority of ORDER) {
      const queue = this.waiting[priority];
      while (queue.length > 0) {
        const wait = this.waitNeeded(priority);
        if (wait > 0) return this.startAllAfter(wait);
        this.started.push(this.clock.now());
        queue.shift()?.();
      }
    }
  }

  private startAllAfter(ms: number): void {
    this.sleeping = new AbortController();
    this.clock.sleep(ms, this.sleeping.signal).then(
      () => this.startAll(),
      () => undefined,
    );
  }

  private waitNeeded(priority: Priority): number {
    const now = this.clock.now();
    // A clock that was set back must not make the past look like the future.
    this.started = this.started.filter((at) => at <= now && at > now - MINUTE);
    if (this.hold !== null && (this.hold.since > now || this.hold.since + this.hold.ms <= now))
      this.hold = null;
    const held = this.hold === null ? 0 : this.hold.since + this.hold.ms - now;
    return Math.max(
      held,
      this.untilRoom(this.limits.perSecond[priority], WINDOW),
      this.untilRoom(this.limits.perMinute, MINUTE),
    );
  }

  /** How long until fewer than `most` requests have started within the `window` before. */
  private untilRoom(most: number, window: number): number {
    const last = this.started.at(-most);
    return last === undefined ? 0 : Math.max(0, last + window - this.clock.now());
  }
}
