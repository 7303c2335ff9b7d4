import type { InputOf, Press, PushOf, Receipt } from '@/utils/wire/commands';
import type { Access, Description, OrderView, RowView } from '@/utils/wire/views';
import type { World } from '../simulator/world/world';

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
  /** `dead`: no answer ever; `lost`: presses are stored but the answer is lost. */
  health: 'alive' | 'dead' | 'lost' | 'orphaned' = 'alive';
  readonly asked: InputOf<'page/rows'>[] = [];
  readonly presses: Press[] = [];
  readonly opened: string[] = [];
  readonly orders = new Map<string, OrderView>();
  readonly held = new Set<string>();
  /** Ids that TikTok has not told about yet. */
  readonly unread = new Set<string>();
  refuse: Receipt | null = null;

  constructor(private readonly world: () => World) {}

  /** Answers one raw message; undefined is a worker that does not answer. */
  answer(raw: unknown): unknown {
    const { command, input } = raw as Message;
    if (this.health === 'dead') return undefined;
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
      case 'describe':
        return this.describe((input as InputOf<'describe'>).ref);
      case 'open':
        this.opened.push((input as InputOf<'open'>).page);
        return null;
      default:
        throw new Error(`The page asked for ${command}`);
    }
  }

  private rows(input: InputOf<'page/rows'>): PushOf<'rows'> {
    this.asked.push(input);
    const rows = this.access === 'connected' ? input.rows.map(({ id }) => this.view(input, id)) : [];
    return { advertiserId: input.advertiserId, access: this.access, rows };
  }

  view(place: { advertiserId: string; level: RowView['ref']['level'] }, id: string): RowView {
    const entity = this.unread.has(id) ? undefined : this.world().entity(place.level, id);
    const kind = entity && 'kind' in entity ? entity.kind : null;
    return {
      ref: { ...place, id },
      name: entity?.name ?? null,
      kind,
      switch: entity?.switch ?? 'unknown',
      canStop:
        entity?.switch !== 'deleted' && !['promote', 'reach-frequency', 'topview'].includes(kind ?? ''),
      held: this.held.has(id),
      askBeforePause: kind === 'gmv-max',
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
    };
  }
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
