import type { GatewayName } from '@/utils/core/gateway-name';
import { judge } from '@/utils/core/judge';
import { nextStep } from '@/utils/core/plan';
import type { Flag } from '@/utils/core/verdict';
import type { Press, Receipt } from '@/utils/wire/commands';
import { accept } from './accept';
import type { EngineParts } from './parts';
import { openCase, record } from './records';
import { report } from './report';
import { perform } from './steps';

/** An order whose handling failed inside Standstill is taken up again after this. Milliseconds. */
const AFTER_FAILURE = 60_000;

/** A worker that died at work is brought back after this: the soonest that browsers fire an alarm. Milliseconds. */
const RESCUE_AFTER = 30_000;

/** Clocks are corrected by this much all the time. Milliseconds. */
const CLOCK_SLACK = 5_000;

/** One order never takes more steps than this in one go; the rest waits for the next wake-up. */
const STEPS_AT_ONCE = 50;

/**
 * Carries out orders and keeps looking. Holds no state that matters: everything is in the store, so a
 * worker that dies anywhere loses nothing, and starting again is the whole recovery.
 */
export class Engine {
  /** Orders being taken further right now; only a guard against doing so twice at once. */
  private readonly busy = new Set<string>();

  constructor(readonly parts: EngineParts) {}

  /** Stores a press and starts on it; returns as soon as it is stored. */
  async press(press: Press, gateway: GatewayName): Promise<Receipt> {
    const receipt = await accept(this.parts, press, gateway);
    if (receipt.status === 'taken') this.inBackground('press', this.take([receipt.orderId]));
    return receipt;
  }

  /**
   * Does everything that is due and asks to be woken for what comes next. Safe to call at any time and as
   * often as one likes. A slow order holds up no other.
   */
  async run(): Promise<void> {
    try {
      await this.take(await this.dueOrders());
    } catch (error) {
      this.parts.onFailure('run', error);
    }
  }

  private async take(orderIds: string[]): Promise<void> {
    const mine = orderIds.filter((id) => !this.busy.has(id));
    const taken = mine.map(async (id) => {
      this.busy.add(id);
      try {
        await this.advance(id);
      } finally {
        this.busy.delete(id);
      }
      await this.plan();
    });
    await this.plan();
    await Promise.all(taken);
  }

  private async dueOrders(): Promise<string[]> {
    const { db, clock } = this.parts;
    const now = clock.now();
    const due = await db.orders.where('dueAt').between(0, now, true, true).primaryKeys();
    // After the clock was set back, what is due by the old time would wait for the old time to come again.
    const early = await db.orders
      .where('judgedAt')
      .above(now + CLOCK_SLACK)
      .toArray();
    return [...due, ...early.filter((order) => order.dueAt > now).map((order) => order.id)];
  }

  /**
   * Asks to be woken when the earliest order that nobody works on is due; and soon while orders are worked
   * on, because a worker that dies in the middle of one has nothing else to bring it back.
   */
  private async plan(): Promise<void> {
    const next = await this.parts.db.orders
      .where('dueAt')
      .aboveOrEqual(0)
      .filter((order) => !this.busy.has(order.id))
      .first();
    const rescue = this.busy.size === 0 ? Infinity : this.parts.clock.now() + RESCUE_AFTER;
    const at = Math.min(next?.dueAt ?? Infinity, rescue);
    this.parts.wakeAt(at === Infinity ? null : at);
  }

  /** Takes one order as far as it goes now. Orders of one entity run one after the other. */
  async advance(orderId: string): Promise<void> {
    try {
      await this.takeSteps(orderId);
    } catch (error) {
      this.parts.onFailure('advance', error);
      await this.parts.db.orders.update(orderId, { dueAt: this.parts.clock.now() + AFTER_FAILURE });
    }
  }

  private async takeSteps(orderId: string): Promise<void> {
    const { db, clock, locked } = this.parts;
    const stored = await db.orders.get(orderId);
    if (stored === undefined) return;
    await locked(`entity:${stored.entityKey}`, async () => {
      for (let steps = 0; steps < STEPS_AT_ONCE; steps++) {
        const file = await openCase(db, orderId);
        if (file === null) return;
        const step = nextStep(file.order, file.evidence, clock.now());
        if (step.do === 'wait' || step.do === 'nothing') {
          await report(this.parts, file);
          return;
        }
        await perform(this.parts, file, step);
        const after = await openCase(db, orderId);
        if (after !== null) await report(this.parts, after);
      }
    });
  }

  /** Looks at one order now, whatever its plan says. */
  async lookNow(orderId: string): Promise<void> {
    const { db, locked } = this.parts;
    const stored = await db.orders.get(orderId);
    if (stored === undefined) return;
    await locked(`entity:${stored.entityKey}`, async () => {
      const file = await openCase(db, orderId);
      if (file === null || !file.evidence.some((item) => item.type === 'answered')) return;
      await perform(this.parts, file, { do: 'read-switch' });
    });
    await this.advance(orderId);
    await this.plan();
  }

  /** The person saw a flag and leaves it as it is. */
  async acknowledge(orderId: string, flag: Flag): Promise<void> {
    const { db, clock } = this.parts;
    const file = await openCase(db, orderId);
    if (file === null) return;
    const raised = judge(file.order, file.evidence, clock.now()).flags.find((one) => one.flag === flag);
    if (raised === undefined) return;
    await record(this.parts, file.order, { type: 'acknowledged', flag, since: raised.since });
    const after = await openCase(db, orderId);
    if (after !== null) await report(this.parts, after);
  }

  /** Access came back: whatever could not be read is looked at again at once. */
  async retryAfterReconnect(): Promise<void> {
    const { db, clock } = this.parts;
    await db.orders.where('dueAt').aboveOrEqual(0).modify({ dueAt: clock.now() });
    await this.run();
  }

  private inBackground(what: string, work: Promise<unknown>): void {
    work.catch((error: unknown) => this.parts.onFailure(what, error));
  }
}
