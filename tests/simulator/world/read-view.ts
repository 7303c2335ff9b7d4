import { adGroupStatus, adStatus, campaignStatus, type Known } from './status';
import type { Level, WorldAd, WorldAdGroup, WorldCampaign, WorldEntity, WorldMaterial } from './types';
import type { World } from './world';

/** How one answer departs from the present truth. Lag and faults are both expressed with it. */
export interface Distortion {
  /** UTC ms up to which the replica of this level knows what happened to this campaign. */
  knowsUntil(level: Level, campaignId: string): number;
  /** True where an ad group or ad goes on as if nothing above it were switched off. */
  ignoresParents?(level: Level, entity: WorldAdGroup | WorldAd): boolean;
  /** The secondary status to report in place of the derived one. */
  secondaryStatus?(level: Level, entity: WorldEntity, derived: string): string;
}

/**
 * The world as one answer sees it. TikTok's read endpoints are eventually consistent: what an answer says may lie in
 * the past, and levels may disagree (facts: marketing-api 13.1). The API and the page both read through it.
 */
export class ReadView {
  constructor(
    readonly world: World,
    private readonly distortion: Distortion,
  ) {}

  /** The same view, so many milliseconds later to learn of changes. */
  behind(ms: number): ReadView {
    if (ms === 0) return this;
    const { knowsUntil } = this.distortion;
    const before = this.world.clock.now() - ms;
    return new ReadView(this.world, {
      ...this.distortion,
      knowsUntil: (level, campaignId) => Math.min(before, knowsUntil(level, campaignId)),
    });
  }

  /** A deleted entity says DISABLE; only its secondary status tells that it is gone. */
  operationStatus(level: Level, entity: WorldEntity): 'ENABLE' | 'DISABLE' {
    return this.switchOf(level, entity) === 'on' ? 'ENABLE' : 'DISABLE';
  }

  switchOf(level: Level, entity: WorldEntity): Known['switch'] {
    return this.known(level, level, entity).switch;
  }

  /** The materials of a Smart+ ad with their switches; none of any other ad. */
  materialsOf(ad: WorldAd): readonly WorldMaterial[] {
    return this.known('ad', 'ad', ad).materials ?? [];
  }

  secondaryStatus(level: Level, entity: WorldEntity): string {
    const derived = this.derive(level, entity);
    return this.distortion.secondaryStatus?.(level, entity, derived) ?? derived;
  }

  private derive(level: Level, entity: WorldEntity): string {
    const { clock, advertisers } = this.world;
    const advertiser = must(advertisers.get(entity.advertiserId), 'advertiser', entity.advertiserId);
    const own = this.known(level, level, entity);
    if (level === 'campaign') return campaignStatus(advertiser, entity as WorldCampaign, own, clock);

    const child = entity as WorldAdGroup | WorldAd;
    const free = this.distortion.ignoresParents?.(level, child) ?? false;
    const campaign = must(this.world.campaigns.get(child.campaignId), 'campaign', child.campaignId);
    const above = this.above(free, this.known(level, 'campaign', campaign));
    if (level === 'adgroup') return adGroupStatus(advertiser, above, child as WorldAdGroup, own, clock);

    const ad = child as WorldAd;
    const adGroup = must(this.world.adGroups.get(ad.adGroupId), 'ad group', ad.adGroupId);
    const group = this.above(free, this.known(level, 'adgroup', adGroup));
    return adStatus(advertiser, above, adGroup, group, own, clock);
  }

  private above(free: boolean, parent: Known): Known {
    return free && parent.switch === 'off' ? { ...parent, switch: 'on' } : parent;
  }

  /** What the replica that serves `replica` knows of an entity: parents are seen with the child's eyes. */
  private known(replica: Level, level: Level, entity: WorldEntity): Known {
    const campaignId = 'campaignId' in entity ? entity.campaignId : entity.id;
    return this.world.knownAt(level, entity, this.distortion.knowsUntil(replica, campaignId));
  }
}

function must<T>(value: T | undefined, what: string, id: string): T {
  if (value === undefined) throw new Error(`world has no ${what} ${id}`);
  return value;
}
