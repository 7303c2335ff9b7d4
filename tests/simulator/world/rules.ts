import type { Actor, WorldCampaign } from './types';
import type { World } from './world';

const QUARTER_HOUR = 900_000;
const HALF_HOUR = 2 * QUARTER_HOUR;

/** An automated rule of the account that switches campaigns on. facts: marketing-api 5.2 */
export interface WorldRule {
  id: string;
  advertiserId: string;
  name: string;
  action: 'TURN_ON';
  /** Chosen campaigns, or whichever are switched off when it runs. */
  campaigns: readonly string[] | 'all-inactive';
  status: 'ON' | 'OFF' | 'DELETED';
  createTime: number;
  /** It has a condition that is not met before this instant (UTC ms). */
  from?: number;
}

/** One time that a rule found something to switch on. */
export interface RuleRun {
  /** Execution id. */
  id: string;
  rule: WorldRule;
  at: number;
  turnedOn: string[];
  /** Campaigns it covers that were on already. */
  unchanged: number;
}

/** Rules leave Upgraded Smart+ and in-app Promote alone. facts: marketing-api 5.2 */
export function ruleCovers(campaign: WorldCampaign): boolean {
  return campaign.kind !== 'smart-plus' && campaign.origin !== 'PROMOTE';
}

/**
 * The automated rules of a world. A rule that is on runs at :00 and :30 of its account's wall clock; what it did is a
 * function of time alone, however late it is asked for.
 */
export class Rules {
  readonly list: WorldRule[] = [];
  /** Oldest first. */
  readonly runs: RuleRun[] = [];
  private readonly checked = new Map<string, number>();

  constructor(private until: number) {}

  add(rule: WorldRule): void {
    this.list.push(rule);
  }

  /** When a rule last ran, whether or not it found anything. */
  lastCheck(rule: WorldRule): number | undefined {
    return this.checked.get(rule.id);
  }

  /** Runs every rule at every half-hour since the last call. `turnOn` is told the half-hour (UTC ms). */
  runUntil(
    now: number,
    world: World,
    turnOn: (campaign: WorldCampaign, by: Actor, at: number) => void,
  ): void {
    const from = this.until;
    if (now <= from) return;
    this.until = now;
    if (!this.list.some((rule) => rule.status === 'ON')) return;
    for (let at = (Math.floor(from / QUARTER_HOUR) + 1) * QUARTER_HOUR; at <= now; at += QUARTER_HOUR)
      for (const rule of this.list)
        if (rule.status === 'ON' && at >= (rule.from ?? at) && isHalfHour(at, zoneOf(world, rule)))
          this.run(rule, at, world, turnOn);
  }

  private run(rule: WorldRule, at: number, world: World, turnOn: Parameters<Rules['runUntil']>[2]): void {
    this.checked.set(rule.id, at);
    const covered = world
      .campaignsOf(rule.advertiserId)
      .filter(
        (campaign) =>
          ruleCovers(campaign) && (rule.campaigns === 'all-inactive' || rule.campaigns.includes(campaign.id)),
      );
    const off = covered.filter((campaign) => campaign.switch === 'off');
    if (off.length === 0) return;
    for (const campaign of off) turnOn(campaign, { kind: 'rule', name: rule.name }, at);
    this.runs.push({
      id: `7${rule.id.slice(-8)}${String(Math.floor(at / HALF_HOUR)).padStart(10, '0')}`,
      rule,
      at,
      turnedOn: off.map((campaign) => campaign.id),
      unchanged: rule.campaigns === 'all-inactive' ? 0 : covered.length - off.length,
    });
  }
}

function zoneOf(world: World, rule: WorldRule): string {
  return world.advertisers.get(rule.advertiserId)?.timezone ?? 'UTC';
}

const minutes = new Map<string, Intl.DateTimeFormat>();

/** Whether an instant is :00 or :30 in a zone; zones at quarter hours exist. */
function isHalfHour(at: number, timeZone: string): boolean {
  let format = minutes.get(timeZone);
  if (!format)
    minutes.set(timeZone, (format = new Intl.DateTimeFormat('en', { timeZone, minute: 'numeric' })));
  return Number(format.format(at)) % 30 === 0;
}
