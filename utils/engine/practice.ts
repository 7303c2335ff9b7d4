import { NOTIFY_DEFAULTS } from '@/utils/core/notify';
import { WATCH_CHOICES } from '@/utils/core/watch';
import type { Clock } from '@/utils/gateways/clock';
import type { Gateway } from '@/utils/gateways/gateway';
import type { StandstillDatabase } from '@/utils/store/database';
import { SendError } from '@/utils/wire/client';
import type { CommandName, InputOf, OutputOf } from '@/utils/wire/commands';
import { describe, refreshCampaigns } from './campaigns';
import { Engine } from './engine';
import { risksAbout } from './risks';

/** A day of looks is far fewer; more means that something goes round in a circle. */
const MOST_LOOKS = 1000;
/** Browsers wait no longer than this. Milliseconds. */
const LONGEST_WAIT = 2 ** 31 - 1;

/** This computer's clock, which a person may push ahead. */
export class PracticeClock implements Clock {
  private pushed = 0;

  constructor(private readonly real: Clock) {}

  /** How far it is ahead. Milliseconds. */
  get ahead(): number {
    return this.pushed;
  }

  now = (): number => this.real.now() + this.pushed;

  push(ms: number): void {
    this.pushed += Math.max(0, ms);
  }

  sleep = (ms: number, signal?: AbortSignal): Promise<void> => this.real.sleep(ms, signal);
}

export interface PracticeParts {
  /** A store of its own; never the one with the person's orders. */
  db: StandstillDatabase;
  clock: PracticeClock;
  /** The only way it knows; it has to be one that reaches nobody. */
  gateway: Gateway;
  advertiserId: string;
  /** The clock was pushed on. */
  onTime(ahead: number): void;
  onFailure(what: string, error: unknown): void;
}

/**
 * The real engine on an account that does not exist, inside of the page that shows it. What it is handed is all
 * that it can reach: no worker, no alarm, no notification, no network.
 */
export class Practice {
  private readonly engine: Engine;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly queues = new Map<string, Promise<unknown>>();
  private pushing: Promise<void> = Promise.resolve();
  private isOver = false;

  constructor(private readonly parts: PracticeParts) {
    const { db, clock, gateway } = parts;
    this.engine = new Engine({
      db,
      clock,
      gateways: { [gateway.name]: gateway },
      gatewayWith: () => gateway,
      locked: (name, work) => this.locked(name, work),
      wakeAt: (at) => this.wakeAt(at),
      pushRows: async () => {},
      showFlagged: async () => {},
      notify: async () => {},
      notifyChoices: async () => NOTIFY_DEFAULTS,
      watchDays: async () => WATCH_CHOICES[0],
      remind: async () => {},
      asksBeforePause: async () => false,
      keepEvidenceDays: async () => 90,
      onFailure: (what, error) => this.failed(what, error),
    });
  }

  /** Reads the account for the first time. */
  async begin(): Promise<void> {
    const { db, clock, gateway, advertiserId } = this.parts;
    const read = await gateway.readAdvertisers([advertiserId]);
    const [account] = read.ok ? read.value : [];
    if (account === undefined) throw new Error('The practice has no account');
    await db.advertisers.put({ ...account, gateway: gateway.name, listedAt: null, listProblem: null });
    await db.connections.put({
      gateway: gateway.name,
      state: 'connected',
      person: account.name,
      connectedAt: clock.now(),
      checkedAt: clock.now(),
      missing: [],
    });
    await this.refresh();
  }

  /**
   * Carries out what a face asks of the worker, as the worker does. Whatever opens or reaches something outside of
   * the practice is refused.
   *
   * @throws SendError
   */
  send = async <C extends CommandName>(command: C, input: InputOf<C>): Promise<OutputOf<C>> => {
    const handle = this.handlers[command] as ((input: InputOf<C>) => Promise<OutputOf<C>>) | undefined;
    if (handle === undefined || this.isOver) throw new SendError('refused');
    return handle(input);
  };

  private readonly handlers: { [C in CommandName]?: (input: InputOf<C>) => Promise<OutputOf<C>> } = {
    press: async (press) => this.engine.press(press, this.parts.gateway.name),
    describe: ({ ref }) => describe(this.engine.parts, ref),
    risks: async ({ ref, about }) => ({ risks: await risksAbout(this.engine.parts, ref, about) }),
    acknowledge: async ({ orderId, flag }) => {
      await this.engine.acknowledge(orderId, flag);
      return null;
    },
    'look-now': async ({ orderId }) => {
      await this.engine.lookNow(orderId);
      return null;
    },
    'refresh-campaigns': ({ advertiserId }) => refreshCampaigns(this.engine.parts, advertiserId),
  };

  /** Lets time pass: whatever falls due on the way is done at its own time. One push after the other. */
  later(ms: number): Promise<void> {
    this.pushing = this.pushing
      .then(() => this.passTime(ms))
      .catch((error: unknown) => {
        this.failed('later', error);
      });
    return this.pushing;
  }

  private async passTime(ms: number): Promise<void> {
    const { db, clock } = this.parts;
    const goal = clock.now() + ms;
    for (let looks = 0; looks < MOST_LOOKS && !this.isOver; looks++) {
      await this.untilIdle();
      const next = await db.orders.where('dueAt').between(0, goal, true, true).first();
      if (next === undefined) break;
      this.pushTo(next.dueAt);
      await this.engine.run();
    }
    if (this.isOver) return;
    this.pushTo(goal);
    await this.refresh();
  }

  /** Ends it; what is under way comes to nothing. */
  end(): void {
    this.isOver = true;
    clearTimeout(this.timer);
  }

  /** What breaks off because it was ended is no failure. */
  private failed(what: string, error: unknown): void {
    if (!this.isOver) this.parts.onFailure(what, error);
  }

  private async refresh(): Promise<void> {
    await refreshCampaigns(this.engine.parts, this.parts.advertiserId);
  }

  private pushTo(at: number): void {
    const { clock, onTime } = this.parts;
    clock.push(at - clock.now());
    onTime(clock.ahead);
  }

  private wakeAt(at: number | null): void {
    clearTimeout(this.timer);
    if (at === null || this.isOver) return;
    const wait = Math.min(LONGEST_WAIT, Math.max(0, at - this.parts.clock.now()));
    this.timer = setTimeout(() => this.engine.inBackground('run', this.engine.run()), wait);
  }

  private locked<T>(name: string, work: () => Promise<T>): Promise<T> {
    const mine = (this.queues.get(name) ?? Promise.resolve()).then(work, work);
    this.queues.set(name, mine);
    return mine;
  }

  private async untilIdle(): Promise<void> {
    await Promise.allSettled(this.queues.values());
  }
}
