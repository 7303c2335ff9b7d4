import type { Clock } from '../clock';
import type { Priority } from '../gateway';

/** One thing at a time, each a while after the one before; a person's click before what one click asked of many. */
export class Turns {
  private readonly waiting: { clicks: (() => void)[]; others: (() => void)[] } = { clicks: [], others: [] };
  private isTaken = false;

  /** @param apart milliseconds from the end of one to the beginning of the next */
  constructor(
    private readonly clock: Clock,
    private readonly apart: number,
  ) {}

  async run<T>(priority: Priority, work: () => Promise<T>): Promise<T> {
    await new Promise<void>((resolve) => {
      this.waiting[priority === 'click' ? 'clicks' : 'others'].push(resolve);
      this.next();
    });
    try {
      return await work();
    } finally {
      void this.clock.sleep(this.apart).then(() => {
        this.isTaken = false;
        this.next();
      });
    }
  }

  private next(): void {
    if (this.isTaken) return;
    const turn = this.waiting.clicks.shift() ?? this.waiting.others.shift();
    if (turn === undefined) return;
    this.isTaken = true;
    turn();
  }
}
