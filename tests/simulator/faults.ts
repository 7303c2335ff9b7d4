import { z } from 'zod';
import type { SimClock } from './clock';
import { changeSchema } from './decimal';
import { parseDuration } from './duration';
import { bookMoney, isLeak } from './faults/money';
import { FAULT_TABLE, type FaultName } from './faults/table';
import type { Leak } from './world/delivery';
import type { Level } from './world/types';
import type { World } from './world/world';

const FAULT_NAMES = Object.keys(FAULT_TABLE) as [FaultName, ...FaultName[]];
const reference = z.union([z.int().min(0), z.string().min(1)]);

/** How a fault is armed. Unknown keys are an error. */
export const armSchema = z.strictObject({
  name: z.enum(FAULT_NAMES),
  /** How long it lasts, such as '+5m' or '90s'; without it, until cleared. */
  for: z.string().optional(),
  /** After how many touched requests it is over. */
  times: z.int().min(1).optional(),
  /** Only this campaign: its id, or its index in the world. */
  campaign: reference.optional(),
  /** Only this ad group: its id, or its index in the campaign (without one: in the first campaign). */
  adGroup: reference.optional(),
  /** Only endpoints whose path contains this, such as 'campaign/status/update'. */
  endpoint: z.string().optional(),
  seconds: z.number().min(0).optional(),
  level: z.enum(['campaign', 'adgroup', 'ad']).optional(),
  code: z.int().optional(),
  status: z.int().min(200).max(599).optional(),
  applies: z.boolean().optional(),
  hours: z.number().min(0).optional(),
  /** Money in the account's currency; negative takes away. */
  amount: changeSchema.optional(),
  hour: z
    .union([z.int(), z.string().regex(/^-?\d+$/)], 'must be a whole number')
    .transform(Number)
    .optional(),
});
export type ArmFault = z.input<typeof armSchema>;

export interface ArmedFault {
  id: number;
  name: FaultName;
  armedAt: number;
  until?: number;
  timesLeft?: number;
  campaignId?: string;
  adGroupId?: string;
  endpoint?: string;
  seconds?: number;
  level?: Level;
  code?: number;
  status?: number;
  applies?: boolean;
  hours?: number;
  amount?: string;
  hour?: number;
  /** How often it was met; flip-flop alternates on it. */
  met: number;
}

/** What a fault may be limited to. */
export interface FaultScope {
  /** Path without the version prefix and slashes, such as 'campaign/get'. */
  endpoint: string;
  /** Campaigns and ad groups the request names, directly or through something below them. */
  campaignIds: ReadonlySet<string>;
  adGroupIds: ReadonlySet<string>;
  /** A request of the page's own: only faults whose `endpoint` begins with 'page/' are meant for it. */
  aimedAtPage?: true;
  /** Told the name of each fault that touches the request. */
  met?(name: FaultName): void;
}

/** The faults that are armed now. */
export class Faults {
  private armed: ArmedFault[] = [];
  private count = 0;

  constructor(
    private readonly clock: SimClock,
    private readonly world: () => World,
  ) {}

  /** Throws when the fault, an option or the campaign or ad group it names does not exist. */
  arm(input: ArmFault): ArmedFault {
    const { name, for: lasts, times, campaign, adGroup, ...rest } = armSchema.parse(input);
    this.count += 1;
    const fault: ArmedFault = { id: this.count, name, armedAt: this.clock.now(), met: 0, ...rest };
    if (lasts !== undefined) fault.until = this.clock.now() + parseDuration(lasts);
    if (times !== undefined) fault.timesLeft = times;
    if (campaign !== undefined) fault.campaignId = this.campaignId(campaign);
    if (adGroup !== undefined) {
      fault.adGroupId = this.adGroupId(adGroup, fault.campaignId);
      fault.campaignId = this.world().adGroups.get(fault.adGroupId)?.campaignId;
    }
    if (isLeak(fault)) this.world().spend.changing();
    bookMoney(fault, this.world());
    this.armed.push(fault);
    return fault;
  }

  /** The armed faults that let money out, also those whose time is over but whose money is not yet counted. */
  leaks(): Leak[] {
    return this.armed.filter(isLeak).filter(({ timesLeft }) => timesLeft === undefined || timesLeft > 0);
  }

  clear(name?: FaultName): void {
    this.beforeTheEndOf((fault) => name === undefined || fault.name === name);
    this.armed = name === undefined ? [] : this.armed.filter((fault) => fault.name !== name);
  }

  list(): readonly ArmedFault[] {
    this.beforeTheEndOf((fault) => this.over(fault));
    this.armed = this.armed.filter((fault) => !this.over(fault));
    return this.armed;
  }

  /** The armed fault of that name that limits itself to nothing outside this request; does not count it as met. */
  find(name: FaultName, scope: FaultScope): ArmedFault | undefined {
    return this.list().find((fault) => fault.name === name && this.inRequest(fault, scope));
  }

  /** Like `find`, and counts the request against `times`. */
  meet(name: FaultName, scope: FaultScope): ArmedFault | undefined {
    const fault = this.find(name, scope);
    if (fault) this.countMet(fault, scope);
    return fault;
  }

  /**
   * For faults that show on single rows of an answer: those of that name armed for this endpoint, whichever rows they
   * limit themselves to. Counts the request.
   */
  meetRows(name: FaultName, scope: FaultScope): ArmedFault[] {
    const found = this.list().filter(
      (fault) =>
        fault.name === name && (fault.endpoint === undefined || scope.endpoint.includes(fault.endpoint)),
    );
    for (const fault of found) this.countMet(fault, scope);
    return found;
  }

  private countMet(fault: ArmedFault, scope: FaultScope): void {
    scope.met?.(fault.name);
    if (fault.timesLeft === 1) this.beforeTheEndOf((one) => one === fault);
    fault.met += 1;
    if (fault.timesLeft !== undefined) fault.timesLeft -= 1;
  }

  /** The money of a leak is counted before it is forgotten. */
  private beforeTheEndOf(ends: (fault: ArmedFault) => boolean): void {
    if (this.armed.some((fault) => isLeak(fault) && ends(fault))) this.world().spend.changing();
  }

  private over(fault: ArmedFault): boolean {
    if (fault.timesLeft !== undefined && fault.timesLeft <= 0) return true;
    return fault.until !== undefined && this.clock.now() >= fault.until;
  }

  private inRequest(fault: ArmedFault, scope: FaultScope): boolean {
    if (scope.aimedAtPage && !fault.endpoint?.startsWith('page/')) return false;
    if (fault.endpoint !== undefined && !scope.endpoint.includes(fault.endpoint)) return false;
    if (fault.adGroupId !== undefined) return scope.adGroupIds.has(fault.adGroupId);
    return fault.campaignId === undefined || scope.campaignIds.has(fault.campaignId);
  }

  private campaignId(campaign: number | string): string {
    const id = typeof campaign === 'number' ? [...this.world().campaigns.keys()][campaign] : campaign;
    if (id === undefined || !this.world().campaigns.has(id)) throw new Error(`no campaign ${campaign}`);
    return id;
  }

  private adGroupId(adGroup: number | string, campaignId: string | undefined): string {
    const world = this.world();
    const parent = campaignId ?? [...world.campaigns.keys()][0] ?? '';
    const id = typeof adGroup === 'number' ? world.adGroupsOf(parent)[adGroup]?.id : adGroup;
    if (id === undefined || !world.adGroups.has(id)) throw new Error(`no ad group ${adGroup}`);
    return id;
  }
}
