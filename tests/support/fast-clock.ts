import type { Worker } from 'playwright-core';
import { judge } from '@/utils/core/judge';
import { rank, type Flag, type Stage, type Verdict } from '@/utils/core/verdict';
import type { StoredOrder } from '@/utils/store/database';
import { wholeEvidence } from '@/utils/store/evidence';
import type { StoredEvidence } from '@/utils/store/stored-evidence';
import { runningClock } from '../simulator/clock';
import type { DemoClock } from './demo-clock';
import { DEMO_BUILD, Rig, type RigOptions } from './rig';
import { until } from './until';

const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A Tuesday morning in the account of the stories, twenty minutes past the hour; no clocks change that week. */
const BEGINS = Date.parse('2026-03-10T15:20:00Z');
/** The demo build's own pages look here, see `demo-clock.ts`. */
const KEPT_AS = 'standstill.demo.clock';
/** How often it is looked whether the worker rests. Milliseconds. */
const LOOK_EVERY = 15;
/** A look at TikTok with everything it asks for, on a slow machine. Milliseconds. */
const PATIENCE = 60_000;

/**
 * The clock of the simulated TikTok and the clock of the extension, moved together from one planned look to the
 * next, so that a day of watching takes seconds. In between both run as the computer's does.
 */
export class FastClock {
  private shift: number;
  private nextLook: number | null = null;

  private constructor(readonly rig: Rig) {
    this.shift = rig.simulator.clock.now() - Date.now();
  }

  /** Starts a rig with the demo build, and its clock. */
  static async start(options: RigOptions = {}): Promise<FastClock> {
    const rig = await Rig.start({
      extension: DEMO_BUILD,
      clock: runningClock(BEGINS - Date.now()),
      ...options,
    });
    // Without stragglers in its reports, the look that reaches a rung does not depend on the second of the press.
    rig.simulator.settings.report.tail = false;
    const fast = new FastClock(rig);
    // A worker that starts anew starts with the computer's time.
    rig.browser.context.on('serviceworker', (worker) => void fast.tellWorker(worker).catch(() => undefined));
    await fast.tell();
    return fast;
  }

  /** The simulated time, UTC milliseconds. */
  now(): number {
    return this.rig.simulator.clock.now();
  }

  /** Lets time pass, with every look that is planned in it. */
  async pass(ms: number): Promise<void> {
    const end = this.now() + ms;
    await this.until(() => this.now() >= end, 'the time', ms);
  }

  /**
   * Lets time pass until something holds after a look.
   *
   * @param atMost how long, on this clock; milliseconds
   */
  async until(holds: () => Promise<boolean> | boolean, what: string, atMost: number): Promise<void> {
    const end = this.now() + atMost;
    for (;;) {
      await until(() => this.isAtRest(), 'the worker to rest', PATIENCE, LOOK_EVERY);
      if (await holds()) return;
      if (this.now() >= end) throw new Error(`In ${atMost / HOUR} simulated hours never saw ${what}`);
      await this.moveTo(Math.min(this.nextLook ?? end, end));
    }
  }

  /** Lets time pass until the newest order for an entity has been proved so far. */
  async untilStage(id: string, stage: Stage, atMost: number): Promise<void> {
    const reached = async () => rank((await this.verdictOn(id))?.stage ?? 'requested') >= rank(stage);
    await this.until(reached, `${stage} for ${id}`, atMost);
  }

  /** Lets time pass until the newest order for an entity is flagged so. */
  async untilFlag(id: string, flag: Flag, atMost: number): Promise<void> {
    const raised = async () => (await this.verdictOn(id))?.flags.some((one) => one.flag === flag) === true;
    await this.until(raised, `${flag} for ${id}`, atMost);
  }

  /** What the extension's own evidence says now of the newest order for an entity. */
  async verdictOn(id: string): Promise<Verdict | null> {
    return (await this.verdicts()).get(id) ?? null;
  }

  /** The same for every entity, by its id. */
  async verdicts(): Promise<Map<string, Verdict>> {
    const orders = await this.rig.stored<StoredOrder>('orders');
    const evidence = wholeEvidence(await this.rig.stored<StoredEvidence>('evidence'));
    const verdictOf = (order: StoredOrder) =>
      judge(
        order,
        evidence.filter(({ orderId }) => orderId === order.id),
        this.now(),
      );
    const oldestFirst = orders.sort((a, b) => a.createdAt - b.createdAt);
    return new Map(oldestFirst.map((order) => [order.ref.id, verdictOf(order)]));
  }

  /** Nothing is due and nothing is under way. */
  private async isAtRest(): Promise<boolean> {
    // In this order: what is due is worked on under a lock, and is not due any more when the lock is free.
    const orders = await this.rig.stored<StoredOrder>('orders');
    const inside = await this.rig.insider();
    const { held = [], pending = [] } = await inside.evaluate(() => navigator.locks.query());
    const looks = orders.map(({ dueAt }) => dueAt).filter((at) => at >= 0);
    this.nextLook = looks.length === 0 ? null : Math.min(...looks);
    return held.length + pending.length === 0 && (this.nextLook ?? Infinity) > this.now();
  }

  private async moveTo(time: number): Promise<void> {
    const ms = time - this.now();
    if (ms <= 0) return;
    this.rig.simulator.clock.advance(ms);
    this.shift += ms;
    await this.tell();
  }

  /** TikTok's clock goes first: what the extension asks for then has happened. */
  private async tell(): Promise<void> {
    const inside = await this.rig.insider();
    await inside.evaluate(([key, shift]) => localStorage.setItem(key, shift), [
      KEPT_AS,
      String(this.shift),
    ] as const);
    await this.tellWorker(await this.rig.worker());
  }

  private async tellWorker(worker: Worker): Promise<void> {
    await worker.evaluate((shift) => {
      const { __standstillClock: clock } = globalThis as unknown as { __standstillClock: DemoClock };
      clock.advance(shift - clock.shift);
    }, this.shift);
  }
}
