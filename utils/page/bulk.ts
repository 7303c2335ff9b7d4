import type { OrderView } from '@/utils/wire/views';
import type { PressResult } from './presses';

export type BulkOutcome =
  | 'waiting'
  /** Its press is under way. */
  | 'now'
  /** TikTok accepted it; the proof is only beginning. */
  | 'accepted'
  | 'refused'
  | 'unknown'
  /** It could not be checked against its row when its turn came. */
  | 'unseen'
  /** The person stopped before its turn. */
  | 'left';

export interface BulkRow {
  id: string;
  name: string;
  outcome: BulkOutcome;
}

/** Reads the row again and presses; null when it is not on the screen, `loading` while the list is being read. */
export type BulkPress = (row: BulkRow) => Promise<PressResult> | 'loading' | null;

/**
 * Presses several rows, one after the other: the next one begins when the order before it was answered or raised
 * a flag. Whatever is known comes from the worker; nothing here waits by a timer, which the page could cancel.
 */
export class Bulk {
  #now: BulkRow | null = null;
  #orderId = '';

  constructor(
    readonly rows: readonly BulkRow[],
    private readonly press: BulkPress,
    private readonly changed: () => void,
  ) {}

  /** Whose turn it is: the one under way, or the one that waits for the list. */
  get turn(): BulkRow | null {
    return this.#now ?? this.rows.find(({ outcome }) => outcome === 'waiting') ?? null;
  }

  /** Goes on to the next row, unless one is under way. */
  go(): void {
    const row = this.turn;
    if (this.#now || !row) return;
    const pressed = this.press(row);
    if (pressed === 'loading') return;
    if (pressed === null) return this.#end(row, 'unseen');
    this.#now = row;
    row.outcome = 'now';
    this.changed();
    void pressed.then((result) => {
      if (this.#now !== row) return;
      if (result.status === 'taken') this.#orderId = result.orderId;
      else this.#end(row, result.status === 'refused' ? 'refused' : 'unknown');
    });
  }

  /** The worker told of an order. */
  hear(order: Pick<OrderView, 'id' | 'stage' | 'flags'>): void {
    if (!this.#now || order.id !== this.#orderId) return;
    const [flag] = order.flags;
    if (flag) this.#end(this.#now, flag.flag === 'rejected' ? 'refused' : 'unknown');
    else if (order.stage !== 'requested') this.#end(this.#now, 'accepted');
  }

  /** No further row is pressed; the one under way is finished. */
  stop(): void {
    for (const row of this.rows) if (row.outcome === 'waiting') row.outcome = 'left';
    this.changed();
  }

  /** The list is gone, and with it the news of its rows. */
  leave(): void {
    this.stop();
    if (this.#now) this.#end(this.#now, 'unknown');
  }

  #end(row: BulkRow, outcome: BulkOutcome): void {
    row.outcome = outcome;
    this.#now = null;
    this.#orderId = '';
    this.changed();
    this.go();
  }
}
