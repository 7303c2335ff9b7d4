import { primaryStatus } from '../world/status';
import type { ReadView } from '../world/read-view';
import type {
  Level,
  WorldAd,
  WorldAdGroup,
  WorldAdvertiser,
  WorldCampaign,
  WorldEntity,
} from '../world/types';
import { kindMatches } from './filters';
import type { Conditions } from './report-filters';
import { LEVELS, type DataLevel } from './report-params';

/** Whom one row of a report is about. */
export interface Subject {
  id: string;
  advertiser: WorldAdvertiser;
  /** Whose money it counts: all wanted campaigns of the account, or one. */
  campaigns: readonly WorldCampaign[];
  adGroup?: WorldAdGroup;
  ad?: WorldAd;
}

/** Everything of an account that a report at this level tells of. GMV Max is in no basic report. facts: 7.3, 7.5 */
export function subjectsOf(
  view: ReadView,
  advertiser: WorldAdvertiser,
  level: DataLevel,
  wanted: Conditions,
): Subject[] {
  const { rank } = LEVELS[level];
  const { world } = view;
  const shows = (at: Level, entity: WorldEntity, statuses: readonly string[], ids: string[] | undefined) =>
    (ids?.includes(entity.id) ?? true) && inGroup(view, at, entity, statuses);
  const campaigns = world.campaignsOf(advertiser.id).filter((campaign) =>
    kindMatches(campaign, {
      campaign_system_origins: wanted.campaign_system_origins,
      buying_types: ['AUCTION', 'RESERVATION_RF', 'RESERVATION_TOP_VIEW'],
    }),
  );
  if (rank === 0) return [{ id: advertiser.id, advertiser, campaigns }];
  return campaigns
    .filter((campaign) => shows('campaign', campaign, wanted.campaign_status, wanted.campaign_ids))
    .flatMap((campaign): Subject[] => {
      const above = { id: campaign.id, advertiser, campaigns: [campaign] };
      if (rank === 1) return [above];
      const adGroups = world
        .adGroupsOf(campaign.id)
        .filter((adGroup) => shows('adgroup', adGroup, wanted.adgroup_status, wanted.adgroup_ids));
      if (rank === 2) return adGroups.map((adGroup) => ({ ...above, id: adGroup.id, adGroup }));
      return adGroups.flatMap((adGroup) =>
        world
          .adsOfAdGroup(adGroup.id)
          .filter((ad) => shows('ad', ad, wanted.ad_status, wanted.ad_ids))
          .map((ad) => ({ ...above, id: ad.id, adGroup, ad })),
      );
    });
}

/** Whether an entity is in one of the asked-for status groups, as this view sees it. */
export function inGroup(
  view: ReadView,
  level: Level,
  entity: WorldEntity,
  statuses: readonly string[],
): boolean {
  const group = primaryStatus(view.secondaryStatus(level, entity));
  return statuses.some((status) => {
    if (status === 'STATUS_ALL') return true;
    return status === 'STATUS_NOT_DELETE' ? group !== 'STATUS_DELETE' : group === status;
  });
}
