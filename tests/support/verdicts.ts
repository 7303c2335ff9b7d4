import { judge } from '@/utils/core/judge';
import type { Evidence } from '@/utils/core/evidence';
import type { Order } from '@/utils/core/order';
import type { Verdict } from '@/utils/core/verdict';
import type { Story } from './story';

interface Case {
  order: Order | undefined;
  evidence: Evidence[];
}

/**
 * What is said of a story's orders, asked for at every instant: the store is read again only after the worker
 * did something, and judged again only when time went on as well.
 */
export class Verdicts {
  private readonly cases = new Map<string, Case>();
  private readonly said = new Map<string, Verdict | null>();
  private worker: object | null = null;
  private points = -1;
  private now = NaN;

  constructor(
    private readonly story: Story,
    private readonly orderIds: readonly string[],
  ) {}

  /** Of the n-th order; null before it was pressed, or when it was joined to another one. */
  async of(index: number): Promise<Verdict | null> {
    const orderId = this.orderIds[index] ?? '';
    this.forget();
    const known = this.said.get(orderId);
    if (known !== undefined) return known;
    const { order, evidence } = await this.caseOf(orderId);
    const verdict = order === undefined ? null : judge(order, evidence, this.now);
    this.said.set(orderId, verdict);
    return verdict;
  }

  private forget(): void {
    const { life, clock, clockError } = this.story;
    const now = clock.now() + clockError;
    if (now !== this.now) this.said.clear();
    this.now = now;
    const { mortality } = life;
    // The death of a worker undoes what it had not finished.
    if (mortality === this.worker && mortality.points === this.points && !mortality.dead) return;
    this.worker = mortality;
    this.points = mortality.points;
    this.cases.clear();
    this.said.clear();
  }

  private async caseOf(orderId: string): Promise<Case> {
    const known = this.cases.get(orderId);
    if (known !== undefined) return known;
    const order = await this.story.store.orders.get(orderId);
    const found = { order, evidence: order === undefined ? [] : await this.story.evidence(orderId) };
    this.cases.set(orderId, found);
    return found;
  }
}
