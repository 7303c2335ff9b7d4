import type { Risk, Sentence } from '@/utils/core/verdict';
import type { InputOf } from '@/utils/wire/commands';
import type { Press } from '@/utils/wire/page-commands';
import type { PushOf, Receipt } from '@/utils/wire/to-the-page';
import type { RisksAbout } from '@/utils/core/risks-unchecked';
import type { SeenList, SeenSwitch } from '@/utils/wire/page-answers';
import type { Access, Description, OrderView, RowView } from '@/utils/wire/views';
import type { World } from '../simulator/world/world';

/** It is still at work, and may be for ever. */
export const STILL_AT_WORK = Symbol('still at work');

interface Message {
  command: string;
  input: unknown;
}

/**
 * Answers a page as the worker does, from the simulator's world, and remembers what it was asked. It sends
 * nothing to TikTok: what a test is about is the page.
 */
export class FakeWorker {
  access: Access = 'connected';
  /** Why there is no access, where there is more to say of it. */
  why: Sentence | null = null;
  /** `dead`: no answer ever; `lost`: presses are stored but the answer is lost. */
  health: 'alive' | 'dead' | 'lost' | 'orphaned' = 'alive';
  readonly asked: InputOf<'page/rows'>[] = [];
  readonly presses: Press[] = [];
  readonly opened: string[] = [];
  /** Accounts in which the person let Standstill go on through the page. */
  readonly resumed: string[] = [];
  /** Whether the page is said to remove our buttons. */
  removes = false;
  /** What the page was seen to read and to switch for itself. */
  readonly lists: SeenList[] = [];
  readonly switches: SeenSwitch[] = [];
  readonly orders = new Map<string, OrderView>();
  readonly held = new Set<string>();
  /** Whether an end may delete afterwards. */
  canDelete = true;
  /** Ids that TikTok has not told about yet. */
  readonly unread = new Set<string>();
  refuse: Receipt | null = null;
  /** Commands that it never comes to the end of, and commands that it fails at. */
  readonly slow = new Set<string>();
  readonly failing = new Set<string>();
  /** Every command so far. */
  readonly commands: string[] = [];
  /** What it says may spend or start again after a stop. */
  risks: Record<RisksAbout, Risk[]> = { rules: [], surroundings: [] };

  constructor(private readonly world: () => World) {}

  /** Answers one raw message; undefined is a worker that does not answer. */
  answer(raw: unknown): unknown {
    const { command, input } = raw as Message;
    if (this.health === 'dead') return undefined;
    this.commands.push(command);
    if (this.slow.has(command)) return STILL_AT_WORK;
    if (this.failing.has(command)) return { ok: false, reason: 'failed' };
    const value = this.handle(command, input);
    if (this.health === 'lost' && command === 'press') return undefined;
    return { ok: true, value };
  }

  private handle(command: string, input: unknown): unknown {
    switch (command) {
      case 'page/rows':
        return this.rows(input as InputOf<'page/rows'>);
      case 'press':
        return this.press(input as Press);
      case 'risks':
        return { risks: this.risks[(input as InputOf<'risks'>).about] };
      case 'describe':
        return this.describe((input as InputOf<'describe'>).ref);
      case 'open':
        this.opened.push((input as InputOf<'open'>).page);
        return null;
      case 'resume-session':
        this.resumed.push((input as InputOf<'resume-session'>).advertiserId);
        return null;
      case 'page/removes-us':
        this.removes = (input as InputOf<'page/removes-us'>).removes;
        return null;
      case 'page/seen-list':
        this.lists.push(input as SeenList);
        return null;
      case 'page/seen-switch':
        this.switches.push(input as SeenSwitch);
        return null;
      default:
        throw new Error(`The page asked for ${command}`);
    }
  }

  private rows(input: InputOf<'page/rows'>): PushOf<'rows'> {
    this.asked.push(input);
    const rows = this.access === 'connected' ? input.rows.map(({ id }) => this.view(input, id)) : [];
    const why = this.why === null ? {} : { why: this.why };
    return { advertiserId: input.advertiserId, access: this.access, ...why, rows };
  }

  view(place: { advertiserId: string; level: RowView['ref']['level'] }, id: string): RowView {
    const entity = this.unread.has(id) ? undefined : this.world().entity(place.level, id);
    const kind = entity && 'kind' in entity ? entity.kind : null;
    return {
      ref: { ...place, id },
      name: entity?.name ?? null,
      kind,
      switch: entity?.switch ?? 'unknown',
      canStop: canStop(entity?.switch, kind),
      held: this.held.has(id),
      askBeforePause: kind === 'gmv-max',
      pauseRisk: kind === 'gmv-max' ? 'gmv-max' : null,
      order: this.orders.get(id) ?? null,
    };
  }

  private press(press: Press): Receipt {
    const repeated = this.presses.some(({ orderId }) => orderId === press.orderId);
    this.presses.push(press);
    if (this.refuse) return this.refuse;
    if (!repeated) this.orders.set(press.ref.id, orderView(press));
    return { status: 'taken', orderId: press.orderId };
  }

  private describe(ref: Description['ref']): Description | null {
    const entity = this.world().entity(ref.level, ref.id);
    if (!entity) return null;
    const campaign = 'kind' in entity ? entity : null;
    return {
      ref,
      name: entity.name,
      kind: campaign?.kind ?? 'manual',
      switch: entity.switch,
      currency: this.world().advertisers.get(ref.advertiserId)?.currency ?? null,
      spentToday: campaign?.spentToday ?? null,
      budget: 'budget' in entity ? entity.budget : null,
      budgetMode: 'budgetMode' in entity ? entity.budgetMode : null,
      held: this.held.has(ref.id),
      ios14: campaign?.ios14 ?? false,
      canDelete: this.canDelete,
    };
  }
}

function canStop(is: string | undefined, kind: string | null): RowView['canStop'] {
  if (is === 'deleted') return 'no';
  return ['promote', 'reach-frequency', 'topview'].includes(kind ?? '') ? 'by-switch' : 'yes';
}

/** An order as the worker shows it right after it was taken. */
export function orderView(press: Press, change: Partial<OrderView> = {}): OrderView {
  return {
    id: press.orderId,
    action: press.action,
    stage: 'requested',
    resumed: false,
    flags: [],
    said: { key: 'page_sending', values: {} },
    tone: 'waiting',
    lastLookAt: null,
    nextLookAt: null,
    createdAt: Date.now(),
    ...change,
  };
}
