import type { SimClock } from '../clock';
import { Ledger } from './ledger';
import { sumMoney } from './money';
import { Rules } from './rules';
import type {
  Actor,
  AdvertiserStatus,
  GivenCampaign,
  Level,
  Switch,
  WorldAd,
  WorldAdGroup,
  WorldAdvertiser,
  WorldCampaign,
  WorldEntity,
  WorldMaterial,
  WorldSession,
} from './types';
import type { Known } from './status';

/** One past state of an entity, kept so that a lagging replica can still answer with it. */
interface Version extends Known {
  /** Valid from this instant (UTC ms). */
  at: number;
  by?: Actor;
}

/** Something that happened, as a change log would tell it. */
export interface Change {
  at: number;
  level: Level | 'advertiser';
  id: string;
  what: 'switch' | 'status' | 'schedule' | 'session' | 'material' | 'balance';
  from: string;
  to: string;
  by: Actor;
}

export type SwitchOutcome =
  { ok: true; changed: boolean } | { ok: false; reason: 'not-found' | 'deleted' | 'parent-deleted' };

/**
 * Everything the simulated TikTok knows. Every change goes through a method here, whoever makes it, and leaves a
 * `Change`. What happens by itself (automated rules) is made up for at its own time before anything is read or changed:
 * see `catchUp`.
 */
export class World {
  readonly advertisers = new Map<string, WorldAdvertiser>();
  readonly campaigns = new Map<string, WorldCampaign>();
  readonly adGroups = new Map<string, WorldAdGroup>();
  readonly ads = new Map<string, WorldAd>();
  /** What changed since the world was made, oldest first. */
  readonly changes: Change[] = [];
  readonly rules: Rules;
  /** What was spent; must be told before anything changes that decides who spends. */
  readonly spend = new Ledger(this);
  private readonly versions = new Map<string, Version[]>();
  private readonly groupsOf = new Map<string, WorldAdGroup[]>();
  private readonly adsOf = new Map<string, WorldAd[]>();
  private readonly smartPlusAds = new Map<string, WorldAd>();

  constructor(readonly clock: SimClock) {
    this.rules = new Rules(clock.now());
  }

  /** Lets everything happen that was due by now, each at its own time. */
  catchUp(): void {
    this.rules.runUntil(this.clock.now(), this, (campaign, by, at) =>
      this.flip('campaign', campaign, 'on', by, at),
    );
  }

  addAdvertiser(advertiser: WorldAdvertiser): void {
    this.advertisers.set(advertiser.id, advertiser);
  }

  addCampaign(given: GivenCampaign): void {
    const { spend } = this;
    const campaign: WorldCampaign = {
      ...given,
      get spentToday() {
        return spend.today(given).spend;
      },
      get impressionsToday() {
        return spend.today(given).impressions;
      },
    };
    spend.beginAt(campaign.id, this.clock.now());
    this.campaigns.set(campaign.id, campaign);
    this.groupsOf.set(campaign.id, []);
    this.remember('campaign', campaign, campaign.createTime);
  }

  addAdGroup(adGroup: WorldAdGroup): void {
    this.spend.changing(adGroup.campaignId);
    this.adGroups.set(adGroup.id, adGroup);
    this.groupsOf.get(adGroup.campaignId)?.push(adGroup);
    this.adsOf.set(adGroup.id, []);
    this.remember('adgroup', adGroup, adGroup.createTime);
  }

  /** A Smart+ ad has a material: one that is on, unless told otherwise. */
  addAd(given: WorldAd): void {
    const { smartPlusAdId, materials = [] } = given;
    const ad: WorldAd =
      smartPlusAdId === undefined || materials.length > 0
        ? { ...given }
        : { ...given, materials: [{ id: idBeside(smartPlusAdId), name: 'Video', switch: 'on' }] };
    this.spend.changing(ad.campaignId);
    this.ads.set(ad.id, ad);
    this.adsOf.get(ad.adGroupId)?.push(ad);
    if (ad.smartPlusAdId !== undefined) this.smartPlusAds.set(ad.smartPlusAdId, ad);
    this.remember('ad', ad, ad.createTime);
  }

  /** Ends a GMV Max session for good. False when the account has no such session any more. */
  deleteSession(advertiserId: string, sessionId: string, by: Actor): boolean {
    this.catchUp();
    for (const campaign of this.campaignsOf(advertiserId)) {
      const session = campaign.sessions?.find(({ id }) => id === sessionId);
      if (!session || session.switch === 'deleted') continue;
      this.spend.changing(campaign.id);
      session.switch = 'deleted';
      this.log({ level: 'campaign', id: campaign.id, what: 'session', from: session.budget, to: '', by });
      return true;
    }
    return false;
  }

  /** Moves the switches of single materials of an ad, which must be its own. */
  setMaterials(ad: WorldAd, ids: readonly string[], to: WorldMaterial['switch'], by: Actor): void {
    this.catchUp();
    const { materials = [] } = ad;
    const moved = materials.filter((one) => ids.includes(one.id) && one.switch !== to);
    if (moved.length === 0) return;
    this.spend.changing(ad.campaignId);
    for (const { switch: from } of moved)
      this.log({ level: 'ad', id: ad.id, what: 'material', from, to, by });
    ad.materials = materials.map((one) => (moved.includes(one) ? { ...one, switch: to } : one));
    this.touch('ad', ad, by, this.clock.now());
  }

  /** With `by`: someone starts it now, which the change log tells. */
  addSession(session: WorldSession, by?: Actor): void {
    const campaign = this.campaigns.get(session.campaignId);
    if (!campaign) return;
    this.spend.changing(campaign.id);
    (campaign.sessions ??= []).push(session);
    if (by)
      this.log({ level: 'campaign', id: campaign.id, what: 'session', from: '', to: session.budget, by });
  }

  entity(level: 'campaign', id: string): WorldCampaign | undefined;
  entity(level: 'adgroup', id: string): WorldAdGroup | undefined;
  entity(level: 'ad', id: string): WorldAd | undefined;
  entity(level: Level, id: string): WorldEntity | undefined;
  entity(level: Level, id: string): WorldEntity | undefined {
    if (level === 'campaign') return this.campaigns.get(id);
    return level === 'adgroup' ? this.adGroups.get(id) : this.ads.get(id);
  }

  campaignsOf(advertiserId: string): WorldCampaign[] {
    return [...this.campaigns.values()].filter((campaign) => campaign.advertiserId === advertiserId);
  }

  adGroupsOf(campaignId: string): readonly WorldAdGroup[] {
    return this.groupsOf.get(campaignId) ?? [];
  }

  adsOfAdGroup(adGroupId: string): readonly WorldAd[] {
    return this.adsOf.get(adGroupId) ?? [];
  }

  adBySmartPlusId(smartPlusAdId: string): WorldAd | undefined {
    return this.smartPlusAds.get(smartPlusAdId);
  }

  /**
   * Moves an operator's switch: the one way in for the API, the page and the actors. Deleting is final, and nothing
   * can be changed beneath something deleted (facts: marketing-api 2.2). Rules about kinds belong to the caller.
   */
  setSwitch(level: Level, id: string, to: Switch, by: Actor): SwitchOutcome {
    this.catchUp();
    const entity = this.entity(level, id);
    if (!entity) return { ok: false, reason: 'not-found' };
    if (entity.switch === 'deleted') return { ok: false, reason: 'deleted' };
    if (this.parents(entity).some((parent) => parent.switch === 'deleted'))
      return { ok: false, reason: 'parent-deleted' };
    if (entity.switch === to) return { ok: true, changed: false };
    this.flip(level, entity, to, by, this.clock.now());
    return { ok: true, changed: true };
  }

  /** Sets or clears the secondary status that shows while the switch is on (review, budget, balance, schedule). */
  setStatus(level: Level, id: string, status: string | undefined, by: Actor): boolean {
    this.catchUp();
    const entity = this.entity(level, id);
    if (!entity || entity.status === status) return false;
    this.spend.changing(campaignIdOf(entity));
    this.log({ level, id, what: 'status', from: entity.status ?? '', to: status ?? '', by });
    if (status === undefined) delete entity.status;
    else entity.status = status;
    this.touch(level, entity, by, this.clock.now());
    return true;
  }

  /** Suspends, reinstates or approves an account. False when nothing changed. */
  setAdvertiserStatus(id: string, status: AdvertiserStatus, by: Actor): boolean {
    this.catchUp();
    const advertiser = this.advertisers.get(id);
    if (!advertiser || advertiser.status === status) return false;
    this.spend.changing();
    this.log({ level: 'advertiser', id, what: 'status', from: advertiser.status, to: status, by });
    advertiser.status = status;
    return true;
  }

  /** Adds money (a decimal string) to an account's balance. */
  topUp(id: string, amount: string, by: Actor): void {
    this.catchUp();
    const advertiser = this.advertisers.get(id);
    if (!advertiser) return;
    this.spend.changing();
    const to = sumMoney([advertiser.balance, amount], advertiser.currency);
    this.log({ level: 'advertiser', id, what: 'balance', from: advertiser.balance, to, by });
    advertiser.balance = to;
  }

  /** Starts an ad group now that was scheduled for later. False when it had started. */
  startNow(adGroupId: string, by: Actor): boolean {
    this.catchUp();
    const adGroup = this.adGroups.get(adGroupId);
    const now = this.clock.now();
    if (!adGroup || adGroup.scheduleStart <= now) return false;
    this.spend.changing(adGroup.campaignId);
    const instant = (ms: number) => new Date(ms).toISOString();
    const [from, to] = [instant(adGroup.scheduleStart), instant(now)];
    this.log({ level: 'adgroup', id: adGroupId, what: 'schedule', from, to, by });
    adGroup.scheduleStart = now;
    return true;
  }

  /** What was known about an entity at an instant (UTC ms): its oldest state if that was before it existed. */
  knownAt(level: Level, entity: WorldEntity, at: number): Known {
    this.catchUp();
    const versions = this.versions.get(key(level, entity.id)) ?? [];
    for (let index = versions.length - 1; index > 0; index -= 1) {
      const version = versions[index];
      if (version && version.at <= at) return version;
    }
    return versions[0] ?? { switch: entity.switch, since: entity.modifyTime };
  }

  private parents(entity: WorldEntity): WorldEntity[] {
    const parents: WorldEntity[] = [];
    if ('adGroupId' in entity) {
      const adGroup = this.adGroups.get(entity.adGroupId);
      if (adGroup) parents.push(adGroup);
    }
    if ('campaignId' in entity) {
      const campaign = this.campaigns.get(entity.campaignId);
      if (campaign) parents.push(campaign);
    }
    return parents;
  }

  private flip(level: Level, entity: WorldEntity, to: Switch, by: Actor, at: number): void {
    this.spend.changing(campaignIdOf(entity), at);
    this.log({ level, id: entity.id, what: 'switch', from: entity.switch, to, by }, at);
    entity.switch = to;
    this.touch(level, entity, by, at);
  }

  private log(change: Omit<Change, 'at'>, at = this.clock.now()): void {
    this.changes.push({ at, ...change });
  }

  private touch(level: Level, entity: WorldEntity, by: Actor, at: number): void {
    entity.modifyTime = at;
    this.remember(level, entity, at, by);
  }

  private remember(level: Level, entity: WorldEntity, at: number, by?: Actor): void {
    const versions = this.versions.get(key(level, entity.id)) ?? [];
    const last = versions.at(-1);
    const since = last && last.switch === entity.switch ? last.since : at;
    const version: Version = { at, switch: entity.switch, since };
    if (entity.status !== undefined) version.status = entity.status;
    if ('materials' in entity && entity.materials) version.materials = entity.materials;
    if (by) version.by = by;
    versions.push(version);
    this.versions.set(key(level, entity.id), versions);
  }
}

function campaignIdOf(entity: WorldEntity): string {
  return 'campaignId' in entity ? entity.campaignId : entity.id;
}

/** Ids are far apart, so the next one is free. */
function idBeside(id: string): string {
  return String(BigInt(id) + 1n);
}

function key(level: Level, id: string): string {
  return `${level}:${id}`;
}
