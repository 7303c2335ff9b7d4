import type { SimClock } from '../clock';
import type {
  Actor,
  Level,
  Switch,
  WorldAd,
  WorldAdGroup,
  WorldAdvertiser,
  WorldCampaign,
  WorldEntity,
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
  level: Level;
  id: string;
  what: 'switch' | 'status';
  from: string;
  to: string;
  by: Actor;
}

export type SwitchOutcome =
  { ok: true; changed: boolean } | { ok: false; reason: 'not-found' | 'deleted' | 'parent-deleted' };

/** Everything the simulated TikTok knows. Every change goes through `setSwitch` or `setStatus`, whoever makes it. */
export class World {
  readonly advertisers = new Map<string, WorldAdvertiser>();
  readonly campaigns = new Map<string, WorldCampaign>();
  readonly adGroups = new Map<string, WorldAdGroup>();
  readonly ads = new Map<string, WorldAd>();
  /** What changed since the world was made, oldest first. */
  readonly changes: Change[] = [];
  private readonly versions = new Map<string, Version[]>();
  private readonly groupsOf = new Map<string, WorldAdGroup[]>();
  private readonly adsOf = new Map<string, WorldAd[]>();
  private readonly smartPlusAds = new Map<string, WorldAd>();

  constructor(readonly clock: SimClock) {}

  addAdvertiser(advertiser: WorldAdvertiser): void {
    this.advertisers.set(advertiser.id, advertiser);
  }

  addCampaign(campaign: WorldCampaign): void {
    this.campaigns.set(campaign.id, campaign);
    this.groupsOf.set(campaign.id, []);
    this.remember('campaign', campaign, campaign.createTime);
  }

  addAdGroup(adGroup: WorldAdGroup): void {
    this.adGroups.set(adGroup.id, adGroup);
    this.groupsOf.get(adGroup.campaignId)?.push(adGroup);
    this.adsOf.set(adGroup.id, []);
    this.remember('adgroup', adGroup, adGroup.createTime);
  }

  addAd(ad: WorldAd): void {
    this.ads.set(ad.id, ad);
    this.adsOf.get(ad.adGroupId)?.push(ad);
    if (ad.smartPlusAdId !== undefined) this.smartPlusAds.set(ad.smartPlusAdId, ad);
    this.remember('ad', ad, ad.createTime);
  }

  addSession(session: WorldSession): void {
    const campaign = this.campaigns.get(session.campaignId);
    if (campaign) (campaign.sessions ??= []).push(session);
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
    const entity = this.entity(level, id);
    if (!entity) return { ok: false, reason: 'not-found' };
    if (entity.switch === 'deleted') return { ok: false, reason: 'deleted' };
    if (this.parents(entity).some((parent) => parent.switch === 'deleted'))
      return { ok: false, reason: 'parent-deleted' };
    if (entity.switch === to) return { ok: true, changed: false };
    this.log({ level, id, what: 'switch', from: entity.switch, to, by });
    entity.switch = to;
    this.touch(level, entity, by);
    return { ok: true, changed: true };
  }

  /** Sets or clears the secondary status that shows while the switch is on (review, budget, balance, schedule). */
  setStatus(level: Level, id: string, status: string | undefined, by: Actor): boolean {
    const entity = this.entity(level, id);
    if (!entity || entity.status === status) return false;
    this.log({ level, id, what: 'status', from: entity.status ?? '', to: status ?? '', by });
    if (status === undefined) delete entity.status;
    else entity.status = status;
    this.touch(level, entity, by);
    return true;
  }

  /** What was known about an entity at an instant (UTC ms): its oldest state if that was before it existed. */
  knownAt(level: Level, entity: WorldEntity, at: number): Known {
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

  private log(change: Omit<Change, 'at'>): void {
    this.changes.push({ at: this.clock.now(), ...change });
  }

  private touch(level: Level, entity: WorldEntity, by: Actor): void {
    entity.modifyTime = this.clock.now();
    this.remember(level, entity, this.clock.now(), by);
  }

  private remember(level: Level, entity: WorldEntity, at: number, by?: Actor): void {
    const versions = this.versions.get(key(level, entity.id)) ?? [];
    const last = versions.at(-1);
    const since = last && last.switch === entity.switch ? last.since : at;
    const version: Version = { at, switch: entity.switch, since };
    if (entity.status !== undefined) version.status = entity.status;
    if (by) version.by = by;
    versions.push(version);
    this.versions.set(key(level, entity.id), versions);
  }
}

function key(level: Level, id: string): string {
  return `${level}:${id}`;
}
