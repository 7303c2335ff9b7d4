import type { Clock } from '../clock';
import type { Priority } from '../gateway';

/** The page itself asks for three lists at a time; we stay below a person's pace (facts: session-api 6, fail-safe rule 4). */
const AT_ONCE = 2;
/** Milliseconds between two starts. */
const APART = 300;

const ORDER: readonly Priority[] = ['click', 'many', 'proof', 'watch', 'list'];

/** Lets few requests of one account run at a time, a person's first, each a moment after the one before. */
export class Lane {
  private running = 0;
  private lastStart = -Infinity;
  private pausing = false;
  private readonly waiting: Record<Priority, (() => void)[]> = {
    click: [],
    many: [],
    proof: [],
    watch: [],
    list: [],
  };

  constructor(private readonly clock: Clock) {}

  async run<T>(priority: Priority, work: () => Promise<T>): Promise<T> {
    await new Promise<void>((resolve) => {
      this.waiting[priority].push(resolve);
      this.next();
    });
    try {
      return await work();
    } finally {
      this.running--;
      this.next();
    }
  }

  private next(): void {
    if (this.running >= AT_ONCE || this.pausing) return;
    const queue = ORDER.map((priority) => this.waiting[priority]).find((one) => one.length > 0);
    if (queue === undefined) return;
    const now = this.clock.now();
    // A clock that was set back must not hold anything up.
    const wait = this.lastStart > now ? 0 : this.lastStart + APART - now;
    if (wait > 0) {
      this.pausing = true;
      void this.clock.sleep(wait).then(() => {
        this.pausing = false;
        this.next();
      });
      return;
    }
    this.lastStart = now;
    this.running++;
    queue.shift()?.();
    this.next();
  }
}
