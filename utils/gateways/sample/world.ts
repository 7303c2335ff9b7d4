import { dayAt, hourAfter, hourAt } from '@/utils/core/account-hours';
import type { Entity, EntityRef, Kind } from '@/utils/core/entity';
import type { LoggedChange, TreeNode, TurnOnRule } from '@/utils/core/evidence';
import type { SpendRow } from '@/utils/core/spend';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/** Reports know nothing of the last half hour, as TikTok's usually do not (facts: marketing-api 7.4). */
const REPORT_LAG = 30 * 60_000;
/** How long after a stop the rule switches on again. */
const RULE_AFTER = 2 * HOUR;
/** Impressions for one unit of money; only that there are some matters. */
const SHOWN_PER_UNIT = 90;

/**
 * The ad account that does not exist. Its id is no number as all of TikTok's are, so that nothing which speaks
 * to TikTok, and not even our own worker, would take it.
 */
export const SAMPLE_ACCOUNT = 'sample-000000';

/** What becomes of a campaign of the sample account when it is stopped. */
export const SAMPLE_STORIES = ['stops', 'leaks', 'comes-back', 'promote'] as const;
export type SampleStory = (typeof SAMPLE_STORIES)[number];

/** What things are called there; in the person's language, so handed in. */
export interface SampleNames {
  campaigns: Record<SampleStory, string>;
  adGroups: readonly [string, string];
  ad: string;
  rule: string;
}

const MONEY: Record<SampleStory, { perHour: number; budget: string }> = {
  stops: { perHour: 10, budget: '240.00' },
  leaks: { perHour: 14, budget: '340.00' },
  'comes-back': { perHour: 8, budget: '200.00' },
  promote: { perHour: 2, budget: '50.00' },
};

/** Part of a campaign's money that each of its ad groups spends. */
const SHARES = [0.7, 0.3] as const;

interface Part {
  ref: EntityRef;
  name: string;
  /** Oldest first. */
  changes: LoggedChange[];
}

interface AdGroup extends Part {
  share: number;
  ad: Part;
}

interface Campaign extends Part {
  story: SampleStory;
  kind: Kind;
  adGroups: AdGroup[];
}

/**
 * A small TikTok that is made up: what is on, what spends and who switches, worked out from the switches so far.
 * One campaign stops as it should, one has an ad group that goes on although everything says off, one is switched
 * on again by a rule, once, and one is a Promote. No network, no store, and no clock but the one handed in.
 */
export class SampleWorld {
  private readonly campaigns: Campaign[];
  private readonly startedAt: number;

  constructor(
    private readonly now: () => number,
    readonly timezone: string,
    private readonly names: SampleNames,
  ) {
    this.startedAt = now() - 3 * DAY;
    this.campaigns = SAMPLE_STORIES.map((story, at) => campaignOf(story, at + 1, names));
  }

  /** Campaigns that are not deleted. */
  list(): Entity[] {
    this.letRulesAct();
    return this.campaigns
      .map((campaign) => this.entityOf(campaign, campaign))
      .filter((one) => one.switch !== 'deleted');
  }

  /** Also when it is deleted; null when there never was such a thing. */
  find({ id }: EntityRef): Entity | null {
    this.letRulesAct();
    for (const campaign of this.campaigns) {
      for (const part of partsOf(campaign)) if (part.ref.id === id) return this.entityOf(campaign, part);
    }
    return null;
  }

  below({ id }: EntityRef): TreeNode[] {
    this.letRulesAct();
    return this.campaigns.flatMap((campaign) =>
      partsOf(campaign)
        .filter((part) => part.ref.id !== id && isBelow(campaign, part, id))
        .map((part) => {
          const { ref, name, status } = this.entityOf(campaign, part);
          return { level: ref.level, id: ref.id, name, status };
        }),
    );
  }

  /** Switches, or deletes, by the account's owner through Standstill. */
  turn({ id }: EntityRef, to: LoggedChange['to']): void {
    this.letRulesAct();
    const part = this.campaigns.flatMap(partsOf).find(({ ref }) => ref.id === id);
    part?.changes.push({ at: this.now(), by: { kind: 'app', name: 'Standstill' }, to });
  }

  changesOf({ id }: EntityRef, since: number): LoggedChange[] {
    this.letRulesAct();
    const part = this.campaigns.flatMap(partsOf).find(({ ref }) => ref.id === id);
    return (part?.changes ?? []).filter(({ at }) => at >= since);
  }

  /** The rule acts once; after that it is over. */
  rulesFor({ id }: EntityRef): TurnOnRule[] {
    this.letRulesAct();
    const campaign = this.campaigns.find(({ ref }) => ref.id === id);
    const waits = campaign?.story === 'comes-back' && !campaign.changes.some(byRule);
    return waits ? [{ id: 'sample-rule', name: this.names.rule }] : [];
  }

  promotesBeside({ id }: EntityRef): { id: string; name: string; samePost: null }[] {
    return this.campaigns
      .filter(({ story, ref }) => story === 'promote' && ref.id !== id)
      .map(({ ref, name }) => ({ id: ref.id, name, samePost: null }));
  }

  /** What the report tells of one part since an instant, in whole hours of the account. */
  rows({ id }: EntityRef, since: number): SpendRow[] {
    this.letRulesAct();
    const adGroups = this.campaigns.flatMap((campaign) =>
      campaign.adGroups
        .filter((group) => [campaign.ref.id, group.ref.id, group.ad.ref.id].includes(id))
        .map((group) => ({ campaign, group })),
    );
    const rows: SpendRow[] = [];
    const until = this.now() - REPORT_LAG;
    let hour = hourAt(this.timezone, Math.max(since, this.startedAt));
    for (; hour.start < until; hour = hourAfter(this.timezone, hour)) {
      let spent = 0;
      for (const { campaign, group } of adGroups) {
        const time = deliveringTime(campaign, group, hour.start, Math.min(hour.end, until));
        spent += (MONEY[campaign.story].perHour * group.share * time) / HOUR;
      }
      const amount = spent.toFixed(2);
      if (Number(amount) > 0) {
        rows.push({ period: hour.label, spent: amount, shown: Math.ceil(spent * SHOWN_PER_UNIT) });
      }
    }
    return rows;
  }

  /** The newest hour in which the report has data of anything in the account. */
  newest(): string | null {
    const since = this.now() - DAY;
    const rows = this.campaigns.flatMap(({ ref }) => this.rows(ref, since));
    return (
      rows
        .map(({ period }) => period)
        .sort()
        .at(-1) ?? null
    );
  }

  /** Other campaigns that are on. */
  othersRunning({ id }: EntityRef): number {
    return this.campaigns.filter((one) => one.ref.id !== id && isOn(one, this.now())).length;
  }

  /** Decimal string; the account's day. */
  spentToday(ref: EntityRef): string {
    return sum(this.rows(ref, this.now() - 2 * DAY).filter(({ period }) => period.startsWith(this.today())));
  }

  spentEver(ref: EntityRef): string {
    return sum(this.rows(ref, this.startedAt));
  }

  private today(): string {
    return dayAt(this.timezone, this.now());
  }

  /** Whatever a rule would have done by now has happened. */
  private letRulesAct(): void {
    for (const campaign of this.campaigns) {
      const last = campaign.changes.at(-1);
      if (campaign.story !== 'comes-back' || last?.to !== 'off' || campaign.changes.some(byRule)) continue;
      const at = last.at + RULE_AFTER;
      if (at > this.now()) continue;
      campaign.changes.push({ at, by: { kind: 'rule', name: this.names.rule }, to: 'on' });
    }
  }

  private entityOf(campaign: Campaign, part: Part): Entity {
    const { level } = part.ref;
    const group = campaign.adGroups.find((one) => one === part || one.ad === part) ?? null;
    const now = this.now();
    return {
      ref: part.ref,
      name: part.name,
      kind: campaign.kind,
      switch: stateOf(part, now),
      status: statusOf(campaign, group, part, now),
      campaignId: level === 'campaign' ? null : campaign.ref.id,
      adGroupId: level === 'ad' ? (group?.ref.id ?? null) : null,
      budget: level === 'campaign' ? MONEY[campaign.story].budget : null,
      budgetMode: level === 'campaign' ? 'BUDGET_MODE_DAY' : null,
      ios14: false,
    };
  }
}

function campaignOf(story: SampleStory, number: number, names: SampleNames): Campaign {
  const part = (level: EntityRef['level'], id: string, name: string): Part => ({
    ref: { advertiserId: SAMPLE_ACCOUNT, level, id: `sample-${id}` },
    name,
    changes: [],
  });
  return {
    ...part('campaign', `${number}`, names.campaigns[story]),
    story,
    kind: story === 'promote' ? 'promote' : 'manual',
    adGroups: SHARES.map((share, at) => ({
      ...part('adgroup', `${number}-${at + 1}`, names.adGroups[at] ?? ''),
      share,
      ad: part('ad', `${number}-${at + 1}-ad`, names.ad),
    })),
  };
}

function partsOf(campaign: Campaign): Part[] {
  return [campaign, ...campaign.adGroups.flatMap((group) => [group, group.ad])];
}

function isBelow(campaign: Campaign, part: Part, id: string): boolean {
  if (campaign.ref.id === id) return true;
  return campaign.adGroups.some((group) => group.ref.id === id && group.ad === part);
}

function byRule({ by }: LoggedChange): boolean {
  return by.kind === 'rule';
}

function stateOf({ changes }: Part, at: number): LoggedChange['to'] {
  return changes.findLast((change) => change.at <= at)?.to ?? 'on';
}

function isOn(part: Part, at: number): boolean {
  return stateOf(part, at) === 'on';
}

const OFF = { off: 'DISABLE', deleted: 'DELETE' } as const;

/** TikTok's `secondary_status` (facts: marketing-api 6). */
function statusOf(campaign: Campaign, group: AdGroup | null, part: Part, now: number): string {
  const { level } = part.ref;
  const prefix = { campaign: 'CAMPAIGN_STATUS', adgroup: 'ADGROUP_STATUS', ad: 'AD_STATUS' }[level];
  const own = stateOf(part, now);
  if (own !== 'on') return `${prefix}_${OFF[own]}`;
  if (level === 'campaign') return `${prefix}_ENABLE`;
  const above = stateOf(campaign, now);
  if (above !== 'on') return `${prefix}_CAMPAIGN_${OFF[above]}`;
  const between = group === null || group === part ? 'on' : stateOf(group, now);
  return between === 'on' ? `${prefix}_DELIVERY_OK` : `${prefix}_ADGROUP_${OFF[between]}`;
}

/** How long an ad group delivered within a stretch of time. Milliseconds. */
function deliveringTime(campaign: Campaign, group: AdGroup, from: number, to: number): number {
  const parts = [campaign, group, group.ad];
  const turns = parts.flatMap(({ changes }) => changes.map(({ at }) => at));
  const edges = [from, ...turns.filter((at) => at > from && at < to).sort((a, b) => a - b), to];
  let time = 0;
  for (let index = 1; index < edges.length; index++) {
    const [start = 0, end = 0] = [edges[index - 1], edges[index]];
    if (delivers(campaign, group, start)) time += end - start;
  }
  return time;
}

function delivers(campaign: Campaign, group: AdGroup, at: number): boolean {
  if (!isOn(group, at) || !isOn(group.ad, at)) return false;
  // What the practice is for: everything says off, and the first ad group goes on.
  const goesOn = campaign.story === 'leaks' && group === campaign.adGroups[0];
  return goesOn || isOn(campaign, at);
}

function sum(rows: readonly SpendRow[]): string {
  return rows.reduce((all, { spent }) => all + Number(spent), 0).toFixed(2);
}
