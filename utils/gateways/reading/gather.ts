import type { Clock } from '../clock';
import type { Priority } from '../gateway';

/** How long a read that nobody waits for waits for others like it. Milliseconds. */
const GATHERED_FOR = 50;

/** Lets those who ask for the same sort of thing within a moment share one answer. */
export class Gather {
  private readonly open = new Map<string, { items: unknown[]; answer: Promise<unknown> }>();

  constructor(private readonly clock: Clock) {}

  /**
   * What `read` says to all that was asked for under this name within a moment. Under one name everybody
   * must bring the same `read`: that of the first is used.
   */
  together<I, T>(name: string, item: I, read: (items: I[]) => Promise<T>): Promise<T> {
    let one = this.open.get(name);
    if (one === undefined) {
      const items: I[] = [];
      const answer = this.clock.sleep(GATHERED_FOR).then(() => {
        this.open.delete(name);
        return read(items);
      });
      one = { items, answer };
      this.open.set(name, one);
    }
    one.items.push(item);
    return one.answer as Promise<T>;
  }

  /** One answer for all who ask the very same within a moment; a click does not wait for others. */
  shared<T>(name: string, priority: Priority, read: () => Promise<T>): Promise<T> {
    return priority === 'click' ? read() : this.together(name, null, read);
  }
}
