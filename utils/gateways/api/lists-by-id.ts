import type { Entity, Kind, Level } from '@/utils/core/entity';
import type { Priority } from '../gateway';
import type { ListById } from '../reading/by-id';
import type { ClientParts } from './client';
import { readAdGroups, readAds, readCampaigns, type Filter, type IdField, type Place } from './read-entities';

function placeOf(kind: Kind): Place {
  switch (kind) {
    case 'gmv-max':
      return 'gmv-max';
    case 'reach-frequency':
      return 'reserved';
    case 'topview':
      return 'topview';
    default:
      return 'auction';
  }
}

/** The one list in which an entity of this level and kind is found, by its own id. */
export function listOf(parts: ClientParts, { ref, kind }: Entity, priority: Priority): ListById<Entity> {
  const { advertiserId, level } = ref;
  if (level !== 'campaign') return listBelow(parts, level, level, ref, kind, priority);
  const place = placeOf(kind);
  const read = (filter: Filter) => readCampaigns(parts, advertiserId, place, filter, priority);
  return {
    name: `${advertiserId} campaigns ${place} ${priority}`,
    of: (values) => read({ status: 'STATUS_ALL', ids: { field: 'campaign_ids', values } }),
    all: place === 'gmv-max' ? null : (mostPages) => read({ status: 'STATUS_ALL', mostPages }),
    ownerOf: (entity) => entity.ref.id,
  };
}

/** Ad groups or ads by the id of what they are, or of what they are below. */
export function listBelow(
  parts: ClientParts,
  level: 'adgroup' | 'ad',
  under: Level,
  { advertiserId }: Entity['ref'],
  kind: Kind,
  priority: Priority,
): ListById<Entity> {
  const smartPlus = kind === 'smart-plus';
  const reader = level === 'adgroup' ? readAdGroups : readAds;
  const read = (filter: Filter) => reader(parts, advertiserId, smartPlus, filter, priority);
  const field = under === 'ad' && smartPlus ? 'smart_plus_ad_ids' : FIELD_OF[under];
  return {
    name: `${advertiserId} ${level} by ${under} ${smartPlus ? 'smart-plus' : 'classic'} ${priority}`,
    of: (values) => read({ status: 'STATUS_ALL', ids: { field, values } }),
    all: level === 'ad' && smartPlus ? null : (mostPages) => read({ status: 'STATUS_ALL', mostPages }),
    ownerOf: ({ ref, campaignId, adGroupId }) =>
      level === under ? ref.id : under === 'campaign' ? campaignId : adGroupId,
  };
}

const FIELD_OF: Record<Level, IdField> = {
  campaign: 'campaign_ids',
  adgroup: 'adgroup_ids',
  ad: 'ad_ids',
};
