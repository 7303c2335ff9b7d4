import { entityKey, type EntityRef } from '@/utils/core/entity';
import type { Action } from '@/utils/core/order';
import type { Sentence } from '@/utils/core/verdict';
import { SendError, type SendFailure } from '@/utils/wire/client';
import type { Press } from '@/utils/wire/page-commands';
import type { Receipt } from '@/utils/wire/to-the-page';

export interface Wish {
  action: Action;
  ref: EntityRef;
  /** The name the person saw when pressing. */
  name: string;
  liftHold?: boolean;
  deleteWhenProven?: boolean;
}

export type PressResult =
  | { status: 'taken'; orderId: string }
  | { status: 'refused'; said: Sentence }
  /** Nobody knows whether the order was stored; pressing again repeats the same order. */
  | { status: 'failed'; failure: SendFailure }
  /** The same wish is already on its way. */
  | { status: 'repeated' };

interface Pending {
  orderId: string;
  action: Action;
  deleteWhenProven: boolean;
  state: 'sending' | 'taken' | 'failed';
  /** Our clock, milliseconds since the epoch. */
  at: number;
}

/**
 * Turns presses into orders. An order's id is made at the press and kept until the worker has answered,
 * so that a double click, or a press after a lost answer, is the same order. With another wish about
 * deleting it is another order: what was stored never changes.
 */
export class Presses {
  readonly #pending = new Map<string, Pending>();

  constructor(
    private readonly send: (press: Press) => Promise<Receipt>,
    private readonly newId: () => string = () => crypto.randomUUID(),
    private readonly now: () => number = () => Date.now(),
  ) {}

  async press(wish: Wish): Promise<PressResult> {
    const { action, ref, name, liftHold, deleteWhenProven = false } = wish;
    const key = entityKey(ref);
    const before = this.#pending.get(key);
    if (before?.state === 'sending') return { status: 'repeated' };
    if (before?.state === 'taken' && before.action === action) return { status: 'repeated' };
    const again =
      before?.state === 'failed' && before.action === action && before.deleteWhenProven === deleteWhenProven;
    const orderId = again ? before.orderId : this.newId();
    const mine: Pending = { orderId, action, deleteWhenProven, state: 'sending', at: this.now() };
    this.#pending.set(key, mine);
    try {
      const receipt = await this.send({
        orderId: mine.orderId,
        action,
        ref,
        seenName: name.slice(0, 1000),
        ...(liftHold === undefined ? {} : { liftHold }),
        ...(deleteWhenProven ? { deleteWhenProven } : {}),
      });
      if (receipt.status === 'refused') {
        this.#pending.delete(key);
        return receipt;
      }
      mine.state = 'taken';
      return { status: 'taken', orderId: mine.orderId };
    } catch (error) {
      mine.state = 'failed';
      return { status: 'failed', failure: error instanceof SendError ? error.failure : 'unreachable' };
    }
  }

  /** What is being pressed for an entity and not answered by a row of the worker yet. */
  under(ref: EntityRef): Action | null {
    const pending = this.#pending.get(entityKey(ref));
    return pending && pending.state !== 'failed' ? pending.action : null;
  }

  /** The worker's row now shows this order, or a later one: from here on its verdict speaks. */
  settle(ref: EntityRef, order: { id: string; createdAt: number }): void {
    const pending = this.#pending.get(entityKey(ref));
    if (!pending) return;
    if (pending.orderId === order.id || order.createdAt > pending.at) this.#pending.delete(entityKey(ref));
  }
}
