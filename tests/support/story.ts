import 'fake-indexeddb/auto';
import { judge } from '@/utils/core/judge';
import type { EntityRef } from '@/utils/core/entity';
import type { Evidence } from '@/utils/core/evidence';
import type { Action } from '@/utils/core/order';
import type { Verdict } from '@/utils/core/verdict';
import type { Clock } from '@/utils/gateways/clock';
import { StandstillDatabase } from '@/utils/store/database';
import type { Receipt } from '@/utils/wire/commands';
import { createSimulator, type Simulator } from '../simulator/simulator';
import { loadWorld, type WorldInput } from '../simulator/world/load';
import type { Death } from './mortality';
import { VirtualClock } from './virtual-clock';
import { startLife, type WorkerLife } from './worker-life';

export const TOKEN = 'sim-token-full';
let stories = 0;

/**
 * A story on the virtual clock: the simulated TikTok and one computer with Standstill on it, whose worker
 * may die and start again.
 */
export class Story {
  readonly clock: VirtualClock;
  readonly simulator: Simulator;
  life: WorkerLife;
  /** The store as anybody else sees it, whether the worker lives or not. */
  readonly store: StandstillDatabase;
  /** How far this computer's clock is ahead of the real time. Milliseconds. */
  clockError = 0;
  private readonly databaseName = `story-${++stories}`;
  private orders = 0;
  private readonly asleepAtTikTok: () => number;
  private asleepUntil: number | null = null;

  constructor(world: WorldInput, options: { now?: string; death?: Death } = {}) {
    this.clock = new VirtualClock(Date.parse(options.now ?? '2026-03-10T15:20:00Z'));
    const { clock: tiktokClock, sleeping } = this.clock.counted();
    this.asleepAtTikTok = sleeping;
    this.simulator = createSimulator({ clock: tiktokClock, world: (clock) => loadWorld(world, clock) });
    this.life = this.start(options.death);
    this.store = new StandstillDatabase(this.databaseName);
  }

  private start(death: Death | undefined): WorkerLife {
    const clock: Clock = { now: () => this.clock.now() + this.clockError, sleep: this.clock.sleep };
    return startLife(this.simulator, clock, this.clock, this.databaseName, death ?? null);
  }

  get advertiserId(): string {
    return [...this.simulator.world.advertisers.keys()][0] ?? '';
  }

  /** The n-th campaign of the world, as a person would see it. */
  campaign(index = 0): EntityRef & { name: string } {
    const campaign = [...this.simulator.world.campaigns.values()][index];
    if (campaign === undefined) throw new Error(`The world has no campaign ${index}`);
    return { advertiserId: campaign.advertiserId, level: 'campaign', id: campaign.id, name: campaign.name };
  }

  /** Stores the token as if it had been connected before the story began. */
  async connected(token = TOKEN): Promise<this> {
    const advertiser = [...this.simulator.world.advertisers.values()][0];
    if (advertiser === undefined) throw new Error('The world has no advertiser');
    const db = this.store;
    const now = this.clock.now();
    await db.secrets.put({ gateway: 'marketing-api', token });
    await db.connections.put({
      gateway: 'marketing-api',
      state: 'connected',
      person: 'Owner',
      connectedAt: now,
      checkedAt: now,
      missing: [],
    });
    await db.advertisers.put({
      id: advertiser.id,
      name: advertiser.name,
      currency: advertiser.currency,
      timezone: advertiser.timezone,
      status: advertiser.status,
      gateway: 'marketing-api',
      listedAt: null,
      listProblem: null,
    });
    return this;
  }

  /** The person connects anew with another token, as through the options page. */
  async reconnect(): Promise<void> {
    const { token } = this.simulator.tokens.issue(this.clock.now());
    await this.connected(token);
    await this.life.engine.retryAfterReconnect();
  }

  /** A new id as the click makes it. */
  newOrderId(): string {
    return `00000000-0000-4000-8000-${String(++this.orders).padStart(12, '0')}`;
  }

  /** The press of a button; returns at once, what follows happens as the clock moves. */
  press(
    action: Action,
    target: EntityRef & { name: string },
    more: { orderId?: string; liftHold?: boolean; deleteWhenProven?: boolean } = {},
  ): Promise<Receipt> {
    const { name, ...ref } = target;
    const { orderId = this.newOrderId(), ...rest } = more;
    return this.life.engine.press({ orderId, action, ref, seenName: name, ...rest }, 'marketing-api');
  }

  /** Lets the clock run for a while, waking whoever sleeps on the way. */
  async run(ms: number): Promise<void> {
    await this.runUntil(this.clock.now() + ms);
  }

  /** @param look called at every instant at which something may have changed */
  async runUntil(time: number, look: () => Promise<void> = async () => undefined): Promise<void> {
    for (;;) {
      await this.settle();
      await look();
      const next = this.nextEvent();
      if (next === null || next > time) break;
      this.clock.set(Math.max(next, this.clock.now()));
      if (this.asleepUntil !== null && this.asleepUntil <= this.clock.now()) {
        this.asleepUntil = null;
        await this.restart();
      }
      const wake = this.wakeInRealTime();
      if (wake !== null && wake <= this.clock.now()) {
        this.life.forgetWake();
        await this.wake();
      }
    }
    if (this.clock.now() < time) this.clock.set(time);
    await this.settle();
  }

  /** The worker dies now and starts again, as on any browser event. */
  async restart(): Promise<void> {
    this.life.mortality.die();
    await ticks(20);
    this.life = this.start(undefined);
    await this.wake();
  }

  /** The computer falls asleep: nothing of ours runs; at `time` the browser starts the worker anew. */
  async fallAsleep(time: number): Promise<void> {
    this.life.mortality.die();
    await ticks(20);
    this.asleepUntil = time;
  }

  /** Something wakes the worker: an alarm, a message, the start of the browser. */
  async wake(): Promise<void> {
    void this.life.engine.run();
    await this.settle();
  }

  /** Waits until the engine rests: every await came back, or sleeps on the clock. */
  async settle(): Promise<void> {
    let quiet = 0;
    while (quiet < QUIET_TICKS) {
      const before = this.life.mortality.points;
      await ticks(1);
      const busy = this.life.mortality.points !== before || this.isWaitingForMore();
      quiet = busy ? 0 : quiet + 1;
    }
  }

  /** Awaits are under way that are not only waiting for a slow TikTok. */
  private isWaitingForMore(): boolean {
    return !this.life.mortality.dead && this.life.mortality.pending > this.asleepAtTikTok();
  }

  private nextEvent(): number | null {
    const events = [this.clock.nextDue(), this.wakeInRealTime(), this.asleepUntil].filter(
      (at) => at !== null,
    );
    return events.length === 0 ? null : Math.min(...events);
  }

  private wakeInRealTime(): number | null {
    const wake = this.life.mortality.dead ? null : this.life.wakeAt();
    // Timers and alarms count down; setting the clock does not move them.
    return wake === null ? null : wake.asked + Math.max(0, wake.wait);
  }

  async evidence(orderId: string): Promise<Evidence[]> {
    return this.store.evidence.where('orderId').equals(orderId).sortBy('seq');
  }

  /** What is said of an order now, by the only one who may say it. */
  async verdict(orderId: string): Promise<Verdict> {
    const order = await this.store.orders.get(orderId);
    if (order === undefined) throw new Error(`No order ${orderId}`);
    return judge(order, await this.evidence(orderId), this.clock.now() + this.clockError);
  }

  /** Write requests that reached TikTok so far. */
  writes(): number {
    return this.simulator.journal.entries().filter((entry) => entry.path.endsWith('/status/update/')).length;
  }

  /** Requests to TikTok so far. */
  calls(): number {
    return this.simulator.journal.entries().length;
  }

  /** What TikTok really has, whatever it tells. */
  isOffAtTikTok(target: EntityRef): boolean {
    return this.simulator.world.entity(target.level as 'campaign', target.id)?.switch !== 'on';
  }
}

/** In-memory transactions take some turns of the event loop to end. */
const QUIET_TICKS = 12;

async function ticks(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve));
}
