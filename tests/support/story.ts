import './database-in-memory';
import { judge } from '@/utils/core/judge';
import { accessTo } from '@/utils/engine/accounts';
import type { EntityRef } from '@/utils/core/entity';
import type { GatewayName } from '@/utils/core/gateway-name';
import type { Evidence } from '@/utils/core/evidence';
import type { Action } from '@/utils/core/order';
import type { Verdict } from '@/utils/core/verdict';
import type { Clock } from '@/utils/gateways/clock';
import { StandstillDatabase, type Secret } from '@/utils/store/database';
import { evidenceOfOrder, wholeEvidence } from '@/utils/store/evidence';
import type { Receipt } from '@/utils/wire/to-the-page';
import { createSimulator, type Simulator } from '../simulator/simulator';
import { loadWorld, type WorldInput } from '../simulator/world/load';
import type { Death } from './mortality';
import { Consenting } from './consenting';
import { VirtualClock } from './virtual-clock';
import { firstChoices, startLife, type WorkerLife } from './worker-life';

export const TOKEN = 'sim-token-full';
const DAY = 24 * 60 * 60_000;
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
  /** Who is asked at TikTok whether we may. */
  readonly consenting = new Consenting(() => this.simulator);
  /** How far this computer's clock is ahead of the real time. Milliseconds. */
  clockError = 0;
  /** What the person chose. */
  readonly choices = firstChoices();
  private readonly databaseName = `story-${++stories}`;
  private orders = 0;
  private readonly asleepAtTikTok: () => number;
  private asleepUntil: number | null = null;
  /** What a person does as soon as the computer is awake. */
  private readonly held: (() => Promise<unknown>)[] = [];

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
    const life = startLife(
      this.simulator,
      clock,
      this.clock,
      this.databaseName,
      death ?? null,
      this.choices,
      this.consenting,
    );
    life.page.isOpen = this.isPageOpen;
    return life;
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
    return this.withSecret({ gateway: 'marketing-api', token });
  }

  /** Stores what a consent given before the story began would have left. */
  async consented(): Promise<this> {
    const { clientId, accessToken, refreshToken } = this.simulator.grants.issue();
    const now = this.clock.now() + this.clockError;
    const { accessTokenSeconds, grantDays } = this.simulator.settings.mcp;
    const endsAt = now + grantDays * DAY;
    const accessUntil = now + accessTokenSeconds * 1000;
    const times = { renewedAt: now, accessUntil, endsAt, curedAt: null, endedAt: null };
    const grant = { clientId, accessToken, refreshToken, ...times };
    return this.withSecret({ gateway: 'mcp', install: 'story', grant, attempt: null });
  }

  private async withSecret(secret: Secret): Promise<this> {
    const db = this.store;
    const now = this.clock.now();
    const { gateway } = secret;
    await db.secrets.put(secret);
    await db.connections.put({
      gateway,
      state: 'connected',
      person: 'Owner',
      connectedAt: now,
      checkedAt: now,
      missing: [],
    });
    await db.advertisers.bulkPut(
      [...this.simulator.world.advertisers.values()].map(({ id, name, currency, timezone, status }) => ({
        id,
        name,
        currency,
        timezone,
        status,
        gateway,
        listedAt: null,
        listProblem: null,
      })),
    );
    return this;
  }

  /** The account is known through the page that the person is signed in to; nothing is connected. */
  async signedIn(): Promise<this> {
    await accessTo(this.life.engine.parts, this.advertiserId);
    return this;
  }

  /** The person closes Ads Manager, or opens it again. */
  openPage(isOpen: boolean): void {
    this.life.page.isOpen = this.isPageOpen = isOpen;
    const { engine } = this.life;
    if (isOpen) engine.inBackground('look', engine.lookAgain(this.advertiserId));
  }

  private isPageOpen = true;

  /** The person connects anew, with another token or by another consent, as through the options page. */
  async reconnect(): Promise<void> {
    if ((await this.store.connections.get('mcp')) !== undefined) await this.consented();
    else await this.connected(this.simulator.tokens.issue(this.clock.now()).token);
    const { engine } = this.life;
    engine.inBackground('reconnect', engine.retryAfterReconnect());
  }

  /** A new id as the click makes it. */
  newOrderId(): string {
    return `00000000-0000-4000-8000-${String(++this.orders).padStart(12, '0')}`;
  }

  /** The press of a button; returns at once, what follows happens as the clock moves. */
  press(
    action: Action,
    target: EntityRef & { name: string },
    more: {
      orderId?: string;
      liftHold?: boolean;
      deleteWhenProven?: boolean;
      sessions?: string[];
      materials?: string[];
      gateway?: GatewayName;
    } = {},
  ): Promise<Receipt> {
    const { name, ...ref } = target;
    const { orderId = this.newOrderId(), gateway = 'marketing-api', ...rest } = more;
    return this.life.engine.press({ orderId, action, ref, seenName: name, ...rest }, gateway);
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
        for (const act of this.held.splice(0)) await act();
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

  /** Nobody presses anything on a computer that sleeps: what a person does waits until it wakes. */
  async atTheComputer(act: () => Promise<unknown>): Promise<void> {
    if (this.asleepUntil === null) await act();
    else this.held.push(act);
  }

  /** The worker dies now and starts again, as on any browser event; while the computer sleeps there is none. */
  async restart(): Promise<void> {
    if (this.asleepUntil !== null) return;
    this.life.mortality.die();
    await ticks(20);
    this.life = this.start(undefined);
    await this.wake();
  }

  /** The computer falls asleep: nothing of ours runs; at `time`, or that of an earlier sleep, the browser starts the worker anew. */
  async fallAsleep(time: number): Promise<void> {
    this.life.mortality.die();
    await ticks(20);
    this.asleepUntil = Math.max(time, this.asleepUntil ?? -Infinity);
  }

  /** Ends it, and forgets its store: hundreds of them in one process would fill its memory. */
  async over(): Promise<void> {
    this.life.mortality.die();
    await ticks(20);
    await this.store.delete();
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
    return evidenceOfOrder(this.store, orderId);
  }

  /** The evidence of all orders. */
  async allEvidence(): Promise<Evidence[]> {
    return wholeEvidence(await this.store.evidence.toArray());
  }

  /** What is said of an order now, by the only one who may say it. */
  async verdict(orderId: string): Promise<Verdict> {
    const order = await this.store.orders.get(orderId);
    if (order === undefined) throw new Error(`No order ${orderId}`);
    return judge(order, await this.evidence(orderId), this.clock.now() + this.clockError);
  }

  /** Requests to change something that reached TikTok so far, whatever came of them. */
  writes(): number {
    return this.simulator.journal.entries().filter(({ writes }) => writes === true).length;
  }

  /** Requests to TikTok so far; that a consent is renewed day by day is no part of any look. */
  calls(): number {
    return this.simulator.journal.entries().filter(({ path }) => !path.endsWith('/oauth/token')).length;
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
