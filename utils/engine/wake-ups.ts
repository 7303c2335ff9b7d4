import type { EngineParts } from './parts';

/** A worker that died at work is brought back after this: the soonest that browsers fire an alarm. Milliseconds. */
const RESCUE_AFTER = 30_000;

/**
 * Knows when the engine must be woken next: when the earliest order that nobody works on is due, and soon while
 * there is work under way, because a worker that dies in the middle of it has nothing else to bring it back.
 */
export class WakeUps {
  private next = Infinity;
  private atWork = 0;
  private rescueAt = Infinity;
  /** What was asked for last; undefined when that is used up. */
  private asked: number | undefined;

  constructor(private readonly parts: EngineParts) {}

  /** Does work that a dead worker must be brought back for. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.atWork++;
    this.rescueAt = this.parts.clock.now() + RESCUE_AFTER;
    this.ask();
    try {
      return await work();
    } finally {
      this.atWork--;
      this.ask();
    }
  }

  /** An order is due then; -1 when it never is. */
  due(at: number): void {
    if (at >= 0) this.next = Math.min(this.next, at);
    this.ask();
  }

  /** We were woken: what was asked for is used up, and whatever is due is about to be found anew. */
  begin(): void {
    this.asked = undefined;
    this.next = Infinity;
  }

  private ask(): void {
    const at = Math.min(this.next, this.atWork > 0 ? this.rescueAt : Infinity);
    if (at === this.asked) return;
    this.asked = at;
    this.parts.wakeAt(at === Infinity ? null : at);
  }
}
