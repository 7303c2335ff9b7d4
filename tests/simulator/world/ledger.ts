import { deliveryAt, type Delivery, type Leak } from './delivery';
import { amountOf, unitsOf } from './money';
import { completeUntil, SLICE, sliceOf, visibleAt, type Knowledge } from './slices';
import { shares, spread, steady, type Owner, type Stretch } from './stretch';
import type { WorldCampaign } from './types';
import type { World } from './world';
import { dayAfter, dayOf, startOfDay } from './zone';

/** Money that is booked as one sum, at an hour of its own and seen from an instant of its own (UTC ms). */
export interface Booking {
  at: number;
  visibleAt: number;
  /** Smallest units of the currency; negative where a correction takes away. */
  spend: number;
  /** Absent: a correction of money alone, which says nothing about impressions. */
  impressions?: number;
  owner: Owner;
}

/** What one owner spent in a time. */
export interface Tally {
  owner: Owner;
  /** In the currency's smallest units. */
  spend: number;
  impressions: number;
  /** False: only corrections are known, which do not count impressions. */
  counted: boolean;
}

/** What the simulator around the world says about spending. */
export interface Surroundings {
  leaks(): readonly Leak[];
  /** How long spend goes on after something stopped. */
  trailingMs(): number;
}

interface Account {
  /** Everything before this instant is in the stretches. */
  until: number;
  stretches: Stretch[];
  bookings: Booking[];
  /** What goes on at `until`; made when needed. */
  going?: Going | undefined;
  /** What went on before the last change. */
  before?: Going | undefined;
}

interface Going extends Delivery {
  /** Set while spend only trails a stop: the instant of the stop. */
  trails?: number;
}

/**
 * What every campaign spent, a function of what the world went through and of nothing else. Nothing runs: each
 * campaign's account is brought up to date before it changes and when it is read.
 */
export class Ledger {
  surroundings: Surroundings = { leaks: () => [], trailingMs: () => 20_000 };
  private readonly accounts = new Map<string, Account>();

  constructor(private readonly world: World) {}

  /** Spend of this campaign begins to be counted at an instant (UTC ms), which may be past. */
  beginAt(campaignId: string, at: number): void {
    this.accounts.set(campaignId, { until: at, stretches: [], bookings: [] });
  }

  /** Told before a campaign (or anything, when none is named) changes at an instant (UTC ms). */
  changing(campaignId?: string, at = this.world.clock.now()): void {
    this.world.catchUp();
    for (const id of campaignId === undefined ? this.accounts.keys() : [campaignId]) {
      const account = this.bringUpTo(id, at);
      if (!account) continue;
      account.before = account.going ?? account.before;
      account.going = undefined;
    }
  }

  /** Puts down what was spent before the world began; reports know it. */
  addPast(campaignId: string, past: Pick<Stretch, 'from' | 'to' | 'sharers'> & Totals): void {
    const { spend, impressions, from, to, sharers } = past;
    const counters = { spend: spread(spend, from, to), impressions: spread(impressions, from, to) };
    this.accounts.get(campaignId)?.stretches.push({ from, to, sharers, ...counters, known: true });
  }

  book(campaignId: string, booking: Booking): void {
    this.accounts.get(campaignId)?.bookings.push(booking);
  }

  /**
   * What a campaign spent from an instant to another (UTC ms, the latter excluded), by ad and session. With
   * `knowledge`: what reports know of it; without: the truth.
   */
  tally(campaignId: string, from: number, to: number, knowledge?: Knowledge): Tally[] {
    this.world.catchUp();
    const account = this.bringUpTo(campaignId, this.world.clock.now());
    const sums = new Map<string, Tally>();
    const add = (owner: Owner, spend: number, impressions: number | undefined) => {
      const key = owner.adId ?? owner.sessionId ?? '';
      const sum = sums.get(key) ?? { owner, spend: 0, impressions: 0, counted: false };
      sum.spend += spend;
      sum.impressions += impressions ?? 0;
      sum.counted ||= impressions !== undefined;
      sums.set(key, sum);
    };
    for (const stretch of account?.stretches ?? [])
      for (const [start, end] of knownParts(campaignId, stretch, from, to, knowledge))
        shares(stretch, start, end, add);
    const seenAt = knowledge?.at ?? this.world.clock.now();
    for (const booking of account?.bookings ?? [])
      if (from <= booking.at && booking.at < to && booking.visibleAt <= seenAt)
        add(booking.owner, booking.spend, booking.impressions);
    return [...sums.values()];
  }

  /** The truth about the account's day: spend as a decimal string, and impressions. */
  today(campaign: Pick<WorldCampaign, 'id' | 'advertiserId'>): { spend: string; impressions: number } {
    const { timezone = 'UTC', currency = 'USD' } = this.world.advertisers.get(campaign.advertiserId) ?? {};
    const day = dayOf(this.world.clock.now(), timezone);
    const tallies = this.tally(campaign.id, startOfDay(day, timezone), startOfDay(dayAfter(day), timezone));
    const { spend, impressions } = total(tallies);
    return { spend: amountOf(spend, currency), impressions };
  }

  private bringUpTo(campaignId: string, now: number): Account | undefined {
    const account = this.accounts.get(campaignId);
    const campaign = this.world.campaigns.get(campaignId);
    if (!account || !campaign) return account;
    while (account.until < now) {
      account.going ??= this.goesOnAt(campaign, account);
      const to = Math.min(now, account.going.until);
      this.spendUntil(campaign, account, account.going, to);
      if (to === account.going.until) account.going = undefined;
      account.until = to;
    }
    return account;
  }

  /** What delivers; right after a change, what the change stopped still trails. */
  private goesOnAt(campaign: WorldCampaign, account: Account): Going {
    const next = deliveryAt(this.world, campaign, account.until, this.surroundings.leaks());
    const { before } = account;
    account.before = undefined;
    if (!before || !stops(before, next)) return next;
    const until = before.trails === undefined ? account.until + this.surroundings.trailingMs() : before.until;
    return until <= account.until ? next : { ...before, until, trails: before.trails ?? account.until };
  }

  private spendUntil(campaign: WorldCampaign, account: Account, going: Going, to: number): void {
    const { sharers, sessionIds, trails } = going;
    const currency = this.world.advertisers.get(campaign.advertiserId)?.currency ?? 'USD';
    const put = (perHour: number, impressionsPerHour: number, of: Pick<Stretch, 'sharers' | 'sessionId'>) => {
      if (perHour === 0) return;
      const last = account.stretches.findLast(
        (one) =>
          one.to === account.until &&
          one.sharers === of.sharers &&
          one.sessionId === of.sessionId &&
          one.bookedAt === trails,
      );
      if (last) last.to = to;
      else
        account.stretches.push({
          from: account.until,
          to,
          spend: steady(perHour),
          impressions: steady(impressionsPerHour),
          ...of,
          ...(trails === undefined ? {} : { bookedAt: trails }),
        });
    };
    if (sharers.length > 0)
      put(unitsOf(campaign.spendPerHour, currency), campaign.impressionsPerHour, { sharers });
    for (const { id: sessionId, budget, spendPerHour } of campaign.sessions ?? []) {
      if (!sessionIds.includes(sessionId)) continue;
      const perHour =
        spendPerHour === undefined ? unitsOf(budget, currency) / 24 : unitsOf(spendPerHour, currency);
      put(perHour, 0, { sharers: NOBODY, sessionId });
    }
  }
}

const NOBODY: readonly [] = [];

export interface Totals {
  spend: number;
  impressions: number;
}

export function total(tallies: readonly Totals[]): Totals {
  const sum = { spend: 0, impressions: 0 };
  for (const { spend, impressions } of tallies) {
    sum.spend += spend;
    sum.impressions += impressions;
  }
  return sum;
}

/** Whether somebody who spent before does not any more. */
function stops(before: Delivery, next: Delivery): boolean {
  const goingOn = new Set(next.sharers.flatMap(({ adIds }) => adIds));
  return (
    before.sharers.some(({ adIds }) => adIds.some((id) => !goingOn.has(id))) ||
    before.sessionIds.some((id) => !next.sessionIds.includes(id))
  );
}

/** The parts of a stretch within a time that are known. */
function knownParts(
  campaignId: string,
  stretch: Stretch,
  from: number,
  to: number,
  knowledge: Knowledge | undefined,
): [start: number, end: number][] {
  const shows = (at: number) => {
    if (stretch.known || !knowledge) return true;
    return visibleAt(campaignId, sliceOf(at), knowledge) <= knowledge.at;
  };
  if (stretch.bookedAt !== undefined) {
    const within = from <= stretch.bookedAt && stretch.bookedAt < to;
    return within && shows(stretch.bookedAt) ? [[stretch.from, stretch.to]] : [];
  }
  let start = Math.max(from, stretch.from);
  const end = Math.min(to, stretch.to);
  if (start >= end) return [];
  if (stretch.known || !knowledge) return [[start, end]];
  const parts: [number, number][] = [];
  const complete = Math.min(end, completeUntil(knowledge));
  if (start < complete) parts.push([start, complete]);
  for (start = Math.max(start, complete); start < end; start = sliceOf(start) + SLICE)
    if (shows(start)) parts.push([start, Math.min(end, sliceOf(start) + SLICE)]);
  return parts;
}
