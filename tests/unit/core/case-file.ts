import type { Entity, Level } from '@/utils/core/entity';
import type {
  Evidence,
  EvidenceBody,
  LoggedChange,
  Operation,
  Problem,
  RefusalReason,
  TreeNode,
  TurnOnRule,
  WriteOutcome,
} from '@/utils/core/evidence';
import { historyOf, type History } from '@/utils/core/history';
import { judge } from '@/utils/core/judge';
import type { Action, Order } from '@/utils/core/order';
import { nextStep, type Step } from '@/utils/core/plan';
import type { SpendBelow, SpendReport } from '@/utils/core/spend';
import type { Surroundings } from '@/utils/core/surroundings';
import type { Flag, RaisedFlag, Verdict } from '@/utils/core/verdict';
import { PRESS } from './press';
import { silentReport } from './reports';

export { PRESS } from './press';

export const MINUTES = 60;
export const HOURS = 60 * MINUTES;

/** When an answer came: by our clock, and TikTok's own date if it differs or is missing. */
export interface When {
  ours: number;
  tiktok?: number | null;
}

/** What TikTok says of an entity, by its switch. */
export const OFF = { switch: 'off', status: 'CAMPAIGN_STATUS_DISABLE' } as const;
export const ON = { switch: 'on', status: 'CAMPAIGN_STATUS_ENABLE' } as const;

export const ID = '1846211451413538123';

/** One line of the change log. */
type Change = Omit<LoggedChange, 'to'> & Partial<Pick<LoggedChange, 'to'>>;
type ReadFailed = Extract<EvidenceBody, { type: 'read-failed' }>;

/** One order's evidence, written as a story: `stop().accepted().read(2, OFF).read(12, OFF)`. */
export class CaseFile {
  readonly order: Order;
  readonly evidence: Evidence[] = [];
  private attempts = 0;

  constructor(action: Action, level: Level, more: Partial<Order> = {}) {
    const ref = { advertiserId: '7011', level, id: ID };
    this.order = {
      id: 'order',
      ref,
      action,
      gateway: 'marketing-api',
      seenName: 'Spring',
      createdAt: PRESS,
      ...more,
    };
  }

  add(when: number | When, body: EvidenceBody): this {
    const { ours, tiktok = ours } = typeof when === 'number' ? { ours: when } : when;
    this.evidence.push({
      ...body,
      seq: this.evidence.length + 1,
      orderId: this.order.id,
      gateway: this.order.gateway,
      stamp: {
        at: PRESS + ours * 1000,
        tiktokAt: tiktok === null ? null : PRESS + tiktok * 1000,
        requestIds: [],
      },
    });
    return this;
  }

  identified(more: Partial<Entity> = {}, matches = true): this {
    const entity = entityOf(this.order, { ...ON, ...more });
    return this.add(0, { type: 'identified', entity, matches, from: 'read', readAt: PRESS });
  }

  sent(when: number | When = 0, wanted?: Operation): this {
    const operation = wanted ?? (this.order.action === 'resume' ? 'switch-on' : 'switch-off');
    return this.add(when, { type: 'sending', attempt: ++this.attempts, target: this.order.ref, operation });
  }

  answered(when: number | When, outcome: WriteOutcome): this {
    return this.add(when, { type: 'answered', attempt: this.attempts, ...outcome });
  }

  /** Sent, and answered at once with code 0. */
  accepted(when: number | When = 0): this {
    return this.sent(when).answered(when, { outcome: 'accepted' });
  }

  rejected(when: number | When, problem: Problem): this {
    return this.sent(when).answered(when, { outcome: 'rejected', problem });
  }

  /** Sent, and nobody knows what happened. */
  lost(when: number | When = 0): this {
    return this.sent(when).answered(when, { outcome: 'unknown', problem: TIMED_OUT });
  }

  read(when: number | When, says: Partial<Entity>): this {
    return this.add(when, { type: 'switch-read', entity: entityOf(this.order, says) });
  }

  missing(when: number | When): this {
    return this.add(when, { type: 'missing' });
  }

  /** Two equal reads far enough apart, which end at that second. */
  believably(says: Partial<Entity>, at: number): this {
    return this.read(at - 10, says).read(at, says);
  }

  tree(when: number | When, nodes: TreeNode[], more: { total?: number; complete?: boolean } = {}): this {
    return this.add(when, { type: 'tree-read', nodes, total: nodes.length, complete: true, ...more });
  }

  /** What it spent, as a report of that second tells it: nothing since the press, unless said otherwise. */
  spend(when: number | When, more: Partial<SpendReport> = {}): this {
    const { ours, tiktok } = typeof when === 'number' ? { ours: when, tiktok: when } : when;
    return this.add(when, { type: 'spend-read', report: { ...silentReport(tiktok ?? ours), ...more } });
  }

  /** One whole look at a stop: the switch, what is below, and the money. */
  looked(when: number | When, more: Partial<SpendReport> = {}): this {
    return this.read(when, OFF).tree(when, ALL_OFF).spend(when, more);
  }

  below(when: number | When, ...parts: SpendBelow[]): this {
    return this.add(when, { type: 'below-read', parts });
  }

  rules(when: number | When, ...names: string[]): this {
    const rules = names.map((name, index): TurnOnRule => ({ id: String(index + 1), name }));
    return this.add(when, { type: 'rules-read', rules });
  }

  /** What was found beside it at that second. */
  around(when: number | When, found: Partial<Surroundings> = {}): this {
    const around = { twins: [], promotes: [], sessions: [], ...found };
    return this.add(when, { type: 'surroundings-read', around, currency: 'USD' });
  }

  /** What the change log told at that second; the times of its lines are seconds after the press too. */
  changes(when: number | When, ...lines: Change[]): this {
    const changes = lines.map(({ at, by, to = 'on' }): LoggedChange => ({ at: PRESS + at * 1000, by, to }));
    return this.add(when, { type: 'changes-read', changes });
  }

  /** The deletion that was asked for was sent, and answered at once. */
  deleted(when: number | When, outcome: WriteOutcome = { outcome: 'accepted' }): this {
    return this.sent(when, 'delete').answered(when, outcome);
  }

  failed(when: number | When, problem: Problem, what: ReadFailed['what'] = 'switch'): this {
    const at = typeof when === 'number' ? { ours: when, tiktok: null } : when;
    return this.add(at, { type: 'read-failed', what, problem });
  }

  refused(when: number, reason: RefusalReason): this {
    return this.add(when, { type: 'refused', reason, kind: null });
  }

  superseded(when: number): this {
    return this.add(when, { type: 'superseded', by: 'a later order' });
  }

  /** The person saw this flag, as it is raised at that second, and leaves it. */
  acknowledged(when: number, flag: Flag): this {
    const raised = this.flag(flag, when);
    if (raised === null) throw new Error(`${flag} is not raised, so nobody can leave it`);
    return this.add(when, { type: 'acknowledged', flag, since: raised.since });
  }

  get history(): History {
    return historyOf(this.evidence);
  }

  /** The verdict at that second, or at the newest record. */
  verdict(at?: number): Verdict {
    return judge(this.order, this.evidence, this.now(at));
  }

  flags(at?: number): Flag[] {
    return this.verdict(at).flags.map(({ flag }) => flag);
  }

  flag(flag: Flag, at?: number): RaisedFlag | null {
    return this.verdict(at).flags.find((one) => one.flag === flag) ?? null;
  }

  step(at?: number): Step {
    return nextStep(this.order, this.evidence, this.now(at));
  }

  private now(at: number | undefined): number {
    return at === undefined ? (this.evidence.at(-1)?.stamp.at ?? PRESS) : PRESS + at * 1000;
  }
}

export function stop(level: Level = 'campaign'): CaseFile {
  return new CaseFile('pause', level);
}

/** An end that asked for the deletion too. */
export function endAndDelete(): CaseFile {
  return new CaseFile('end', 'campaign', { deleteWhenProven: true });
}

/** A stop that is off as far as the switch and the levels below can say. */
export function offStop(file: CaseFile = stop()): CaseFile {
  return file.identified().accepted().believably(OFF, 12).tree(13, ALL_OFF).rules(13).around(13);
}

export function resume(): CaseFile {
  return new CaseFile('resume', 'campaign');
}

/** The entity of an order, as TikTok describes it. */
export function entityOf({ ref }: Order, says: Partial<Entity>): Entity {
  return {
    ref,
    name: 'Spring',
    kind: 'manual',
    switch: 'on',
    status: null,
    campaignId: null,
    adGroupId: null,
    budget: '240.00',
    budgetMode: 'BUDGET_MODE_DAY',
    ios14: false,
    ...says,
  };
}

/** One ad group below the campaign. */
export function adGroup(status: string | null, name = 'Women'): TreeNode {
  return { level: 'adgroup', id: '1846211451413538200', name, status };
}

export const ALL_OFF: TreeNode[] = [
  adGroup('ADGROUP_STATUS_CAMPAIGN_DISABLE'),
  { level: 'ad', id: '1846211451413538300', name: 'Film', status: 'AD_STATUS_CAMPAIGN_DISABLE' },
];

function problem(remedy: Problem['remedy'], reason: string, apiCode: number | null = null): Problem {
  return { remedy, reason, apiCode, apiMessage: null };
}

export const RATE_LIMITED = problem('retry-later', 'rate-limited', 40100);
export const TIMED_OUT = problem('read-first', 'timed-out');
export const OFFLINE = problem('read-first', 'offline');
export const TOKEN_REVOKED = problem('sign-in', 'token-revoked', 40105);
export const PERMISSION_LOST = problem('ask-permission', 'permission-lost', 40001);
export const INVALID = problem('give-up', 'refused-by-tiktok', 40002);
