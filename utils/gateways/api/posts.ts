import type * as z from 'zod/mini';
import type { Entity } from '@/utils/core/entity';
import type { Priority } from '../gateway';
import { MOST_IDS } from '../reading/by-id';
import { LARGEST_PAGE } from '../reading/listing';
import type { ClientParts } from './client';
import { readPages } from './pages';
import { postSchema } from './schemas';

type Ad = z.infer<typeof postSchema>;

/** Which TikTok posts the ads of an entity show, and those of some Promotes; null for what TikTok does not tell. */
export interface Posts {
  own: ReadonlySet<string> | null;
  ofPromote: ReadonlyMap<string, ReadonlySet<string>> | null;
}

/** Reads the posts of an entity's ads and of some Promotes. Only an explanation: nothing fails when it cannot. */
export async function readPosts(
  parts: ClientParts,
  entity: Entity,
  promotes: string[],
  priority: Priority,
): Promise<Posts> {
  const { campaignId } = entity;
  if (campaignId === null) return { own: null, ofPromote: null };
  const own = await readAds(parts, entity, [campaignId], 'TT_ADS_PLATFORM', priority);
  if (own === null) return { own: null, ofPromote: null };
  const theirs = await readAds(parts, entity, promotes.slice(0, MOST_IDS), 'PROMOTE', priority);
  return {
    own: postsIn(own.filter((ad) => isBelow(ad, entity))),
    ofPromote: theirs && postsByCampaign(theirs),
  };
}

/** Whether a Promote and the entity show one post; null when either does not tell its posts. */
export function isOnePost({ own, ofPromote }: Posts, promote: string): boolean | null {
  const theirs = ofPromote?.get(promote);
  if (own === null || own.size === 0 || theirs === undefined || theirs.size === 0) return null;
  return [...theirs].some((post) => own.has(post));
}

async function readAds(
  parts: ClientParts,
  { ref: { advertiserId } }: Entity,
  campaignIds: string[],
  origin: 'TT_ADS_PLATFORM' | 'PROMOTE',
  priority: Priority,
): Promise<Ad[] | null> {
  const read = await readPages(parts, {
    path: '/ad/get/',
    query: {
      advertiser_id: advertiserId,
      filtering: {
        campaign_ids: campaignIds,
        primary_status: 'STATUS_NOT_DELETE',
        campaign_system_origins: [origin],
      },
    },
    item: postSchema,
    pageSize: LARGEST_PAGE,
    priority,
  });
  // That two show different posts can only be said of whole lists.
  return read.ok && read.value.complete ? read.value.items : null;
}

function isBelow(ad: Ad, { ref }: Entity): boolean {
  switch (ref.level) {
    case 'campaign':
      return ad.campaign_id === ref.id;
    case 'adgroup':
      return ad.adgroup_id === ref.id;
    case 'ad':
      return ad.ad_id === ref.id || ad.smart_plus_ad_id === ref.id;
  }
}

function postsByCampaign(ads: Ad[]): Map<string, ReadonlySet<string>> {
  const ids = new Set(ads.map((ad) => ad.campaign_id));
  return new Map([...ids].map((id) => [id, postsIn(ads.filter((ad) => ad.campaign_id === id))]));
}

/** TikTok writes "no post" as 0 or as nothing. */
function postsIn(ads: Ad[]): Set<string> {
  return new Set(ads.map((ad) => ad.tiktok_item_id ?? '').filter((post) => /^[1-9]\d+$/.test(post)));
}
