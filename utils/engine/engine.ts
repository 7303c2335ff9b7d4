import type { GatewayName } from '@/utils/core/gateway-name';
import { historyOf } from '@/utils/core/history';
import { judge } from '@/utils/core/judge';
import { lookAtAnyTime, nextStep, type Step } from '@/utils/core/plan';
import { endsByAPerson } from '@/utils/core/schedule';
import type { Flag } from '@/utils/core/verdict';
import type { StoredOrder } from '@/utils/store/database';
import type { Press } from '@/utils/wire/page-commands';
import type { Receipt } from '@/utils/wire/to-the-page';
import { accept } from './accept';
import { tellHeldBack } from './announce';
import { keepAccess } from './access';
import { Badge } from './badge';
import { each } from './each';
import type { EngineParts } from './parts';
import { goOnWithPanics } from './panic/go-on';
import { isSeenOn, wasSeenOff } from './pressed-again';
import { openCase, record } from './records';
import { report } from './report';
import { isYoung, perform } from './steps';
import { tidy } from './tidy';
import { WakeUps } from './wake-ups';

/** An order whose handling failed inside Standstill is taken up again after this. Milliseconds. */
const AFTER_FAILURE = 60_000;

/** Clocks are corrected by this much all the time. Milliseconds. */
const CLOCK_SLACK = 5_000;

/** One order never takes more steps than this in one go; the rest waits for the next wake-up. */
const STEPS_AT_ONCE = 50;

/** So many orders are taken further at a time: enough to fill the batches of some accounts, too few to fill the memory. */
const ORDERS_AT_ONCE = 400;

/** The steps of an ordinary look. Others may take long, and what is known must be told before. */
const LOOKING: ReadonlySet<Step['do']> = new Set(['read-switch', 'read-tree', 'read-spend']);

/**
 * Carries out orders and keeps looking. Holds no state that matters: everything is in the store, so a
 * worker that dies anywhere loses nothing, and starting again is the whole recovery.
 */
export class Engine {
  /** Orders being taken further, or in line for it; only a guard against doing so twice at once. */
  private readonly busy = new Set<string>();
  private readonly wakeUps: WakeUps;
  private readonly badge: Badge;

  constructor(readonly parts: EngineParts) {
    this.wakeUps = new WakeUps(parts);
    this.badge = new Badge(parts);
  }

  /** Stores a press and starts on it; returns as soon as it is stored. */
  async press(press: Press, gateway: GatewayName): Promise<Receipt> {
    const receipt = await accept(this.parts, press, gateway);
    if (receipt.status !== 'taken') return receipt;
    const { orderId } = receipt;
    const joined = orderId !== press.orderId;
    this.inBackground('press', joined ? this.pressedAgain(press, gateway, orderId) : this.take([orderId]));
    return receipt;
  }

  /**
   * The same wish as an order that was seen off may mean that it runs again, which its next look would find
   * hours later. It is looked at now, and where it is on, this press is a stop of its own.
   */
  private async pressedAgain(press: Press, gateway: GatewayName, joined: string): Promise<void> {
    await this.take([joined]);
    if (!(await wasSeenOff(this.parts, joined))) return;
    await this.lookNow(joined);
    if (!(await isSeenOn(this.parts, joined))) return;
    const receipt = await accept(this.parts, press, gateway, joined);
    if (receipt.status === 'taken') await this.take([receipt.orderId]);
  }

  /**
   * Does everything that is due and asks to be woken for what comes next. Safe to call at any time and as
   * often as one likes. A slow order holds up no other, and a press waits for none.
   */
  async run(): Promise<void> {
    this.wakeUps.begin();
    await this.wakeUps.during(async () => {
      void this.goOn();
      try {
        const due = await this.dueOrders();
        await this.badge.show();
        await Promise.all([this.keepAccess(), this.take(due)]);
        await this.tellHeldBack();
        await tidy(this.parts);
      } catch (error) {
        this.parts.onFailure('run', error);
        this.wakeUps.due(this.parts.clock.now() + AFTER_FAILURE);
      }
    });
  }

  /** Goes on with stops of everything, and undoes of them, that are not finished. Never rejects. */
  async goOn(): Promise<void> {
    try {
      const dueAt = await this.wakeUps.during(() => goOnWithPanics(this));
      this.wakeUps.due(dueAt);
    } catch (error) {
      this.parts.onFailure('panic', error);
      this.wakeUps.due(this.parts.clock.now() + AFTER_FAILURE);
    }
  }

  private async keepAccess(): Promise<void> {
    const next = await keepAccess(this.parts);
    if (next !== null) this.wakeUps.due(next);
  }

  /** Takes orders that are stored as far as they go now; returns when they rest. */
  async take(orderIds: string[]): Promise<void> {
    const mine = orderIds.filter((id) => !this.busy.has(id));
    if (mine.length === 0) return;
    for (const id of mine) this.busy.add(id);
    await this.wakeUps.during(() =>
      each(mine, ORDERS_AT_ONCE, async (id) => {
        const dueAt = await this.advance(id).finally(() => this.busy.delete(id));
        this.wakeUps.due(dueAt);
      }),
    );
    await this.tellHeldBack();
  }

  /** Tells what came up in quiet hours when they are over, and asks to be woken for that. */
  private async tellHeldBack(): Promise<void> {
    const quietUntil = await tellHeldBack(this.parts);
    if (quietUntil !== null) this.wakeUps.due(quietUntil);
  }

  /** What is due now, in the order in which it should be done; the wake-up for what is due later is asked for. */
  private async dueOrders(): Promise<string[]> {
    const { db, clock } = this.parts;
    const now = clock.now();
    const [due, later, ahead] = await Promise.all([
      db.orders.where('dueAt').between(0, now, true, true).toArray(),
      db.orders.where('dueAt').above(now).first(),
      // After the clock was set back, what is due by the old time would wait for the old time to come again.
      db.orders
        .where('judgedAt')
        .above(now + CLOCK_SLACK)
        .toArray(),
    ]);
    if (later !== undefined) this.wakeUps.due(later.dueAt);
    const early = ahead.filter((order) => order.dueAt > now);
    return [...due, ...early].sort(firstThingsFirst).map(({ id }) => id);
  }

  /** Takes one order as far as it goes now, and gives when it is due again. Never rejects while the store works. */
  private async advance(orderId: string): Promise<number> {
    try {
      return await this.takeSteps(orderId);
    } catch (error) {
      this.parts.onFailure('advance', error);
      const dueAt = this.parts.clock.now() + AFTER_FAILURE;
      await this.parts.db.orders.update(orderId, { dueAt });
      return dueAt;
    }
  }

  private takeSteps(orderId: string): Promise<number> {
    const { db, clock, locked } = this.parts;
    return locked(`order:${orderId}`, async () => {
      for (let steps = 0; ; steps++) {
        const file = await openCase(db, orderId);
        if (file === null) return -1;
        const step = nextStep(file.order, file.evidence, clock.now());
        const rests = step.do === 'wait' || step.do === 'nothing' || steps === STEPS_AT_ONCE;
        // What a look says is told when it is over; a person who just pressed sees every step.
        if (rests || !LOOKING.has(step.do) || isYoung(file.order, clock.now())) {
          if (await report(this.parts, file, rests)) this.badge.change();
        }
        if (rests) return file.order.dueAt;
        await perform(this.parts, file, step);
      }
    });
  }

  /** Looks at one order now, whatever its plan says. */
  async lookNow(orderId: string, by: 'asked-for' | 'plan' = 'asked-for'): Promise<void> {
    const { db, locked } = this.parts;
    await locked(`order:${orderId}`, async () => {
      const file = await openCase(db, orderId);
      const step = file === null ? null : lookAtAnyTime(historyOf(file.evidence));
      if (file !== null && step !== null) await perform(this.parts, file, step, by);
    });
    this.wakeUps.due(await this.advance(orderId));
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
    if (after === null) return;
    if (await report(this.parts, after, true)) this.badge.change();
    this.wakeUps.due(after.order.dueAt);
  }

  /** Access came back: whatever could not be read is looked at again at once. */
  async retryAfterReconnect(): Promise<void> {
    const { db, clock } = this.parts;
    const open = await db.orders.where('dueAt').aboveOrEqual(0).toArray();
    await db.orders.where('dueAt').aboveOrEqual(0).modify({ dueAt: clock.now() });
    await Promise.all([this.run(), this.wakeUps.during(() => this.lookAtUnread(open))]);
  }

  /** What failed waits for its next try, which may be half an hour away; it does not have to any more. */
  private async lookAtUnread(orders: StoredOrder[]): Promise<void> {
    await each(orders.sort(firstThingsFirst), ORDERS_AT_ONCE, async ({ id }) => {
      const file = await openCase(this.parts.db, id);
      if (file !== null && historyOf(file.evidence).failures.length > 0) await this.lookNow(id, 'plan');
    });
  }

  /** Something that was in the way in an account is over: what could not be read for it is looked at at once. */
  async lookAgain(advertiserId: string): Promise<void> {
    const { db } = this.parts;
    const flagged = await db.orders.where('flagged').equals(1).toArray();
    const mine = flagged.filter((order) => order.advertiserId === advertiserId);
    await each(mine, ORDERS_AT_ONCE, async (order) => {
      if (waitsForAPerson(order) || (await this.isUnread(order))) await this.lookNow(order.id);
    });
  }

  /** The same of one of which something more urgent was told first. */
  private async isUnread({ id, told }: StoredOrder): Promise<boolean> {
    const file = told?.includes(' cannot-verify@') === true ? await openCase(this.parts.db, id) : null;
    return file !== null && historyOf(file.evidence).failures.some(({ problem }) => endsByAPerson(problem));
  }

  /** Lets work go on by itself; what goes wrong in it is told. */
  inBackground(what: string, work: Promise<unknown>): void {
    work.catch((error: unknown) => this.parts.onFailure(what, error));
  }
}

/** A stop that has not been sent yet goes before any look; then account by account, so that looks share their requests. */
function firstThingsFirst(a: StoredOrder, b: StoredOrder): number {
  if (isUnsent(a) !== isUnsent(b)) return isUnsent(a) ? -1 : 1;
  if (a.advertiserId !== b.advertiserId) return a.advertiserId < b.advertiserId ? -1 : 1;
  return a.dueAt - b.dueAt;
}

/** What was told of it last is that a person has to open Ads Manager, or let us go on. */
function waitsForAPerson({ told }: StoredOrder): boolean {
  return /"problem_(no_tab|page_silent|session_\w+)"/.test(told ?? '');
}

function isUnsent({ told }: StoredOrder): boolean {
  return told === undefined || told.startsWith('requested');
}
