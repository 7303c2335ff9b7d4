import type { ReadView } from '../world/read-view';
import type { WorldAd, WorldAdGroup, WorldCampaign } from '../world/types';
import { automationType } from './filters';
import type { Item } from './list';
import { utcTime } from './time';

/** Field names of adgroup/get. facts: marketing-api 3.1 */
export const ADGROUP_FIELDS = [
  'advertiser_id',
  'campaign_id',
  'campaign_name',
  'campaign_system_origin',
  'campaign_automation_type',
  'adgroup_id',
  'adgroup_name',
  'operation_status',
  'secondary_status',
  'budget',
  'budget_mode',
  'scheduled_budget',
  'schedule_type',
  'schedule_start_time',
  'schedule_end_time',
  'dayparting',
  'rf_purchased_type',
  'is_smart_performance_campaign',
  'create_time',
  'modify_time',
] as const;

/** SCHEDULE_FROM_NOW ends ten years after its start. facts: marketing-api 3.3 */
const OPEN_END_MS = 10 * 365 * 86_400_000;
const ALL_DAY = '1'.repeat(48 * 7);

export function adGroupRow(view: ReadView, campaign: WorldCampaign, adGroup: WorldAdGroup): Item {
  const reserved = campaign.kind === 'reach-frequency';
  const status = view.secondaryStatus('adgroup', adGroup);
  return {
    advertiser_id: adGroup.advertiserId,
    campaign_id: adGroup.campaignId,
    campaign_name: campaign.name,
    campaign_system_origin: campaign.origin === 'PROMOTE' ? 'PROMOTE' : null,
    campaign_automation_type: automationType(campaign),
    adgroup_id: adGroup.id,
    adgroup_name: adGroup.name,
    operation_status:
      status === 'ADGROUP_STATUS_FROZEN' ? 'FROZEN' : view.operationStatus('adgroup', adGroup),
    secondary_status: status,
    budget: Number(adGroup.budget),
    budget_mode: adGroup.budgetMode,
    scheduled_budget: 0,
    schedule_type: adGroup.scheduleEnd === undefined ? 'SCHEDULE_FROM_NOW' : 'SCHEDULE_START_END',
    schedule_start_time: utcTime(adGroup.scheduleStart),
    schedule_end_time: utcTime(adGroup.scheduleEnd ?? adGroup.scheduleStart + OPEN_END_MS),
    dayparting: ALL_DAY,
    rf_purchased_type: reserved ? 'FIXED_BUDGET' : null,
    is_smart_performance_campaign: campaign.kind === 'legacy-smart-plus',
    create_time: utcTime(adGroup.createTime),
    modify_time: utcTime(adGroup.modifyTime),
  };
}

/** Field names of ad/get. facts: marketing-api 3.4; the post of a Spark Ad is in TikTok's own description of ad/get */
export const AD_FIELDS = [
  'advertiser_id',
  'campaign_id',
  'campaign_name',
  'campaign_system_origin',
  'campaign_automation_type',
  'adgroup_id',
  'adgroup_name',
  'ad_id',
  'ad_id_v2',
  'smart_plus_ad_id',
  'ad_name',
  'operation_status',
  'secondary_status',
  'is_aco',
  'tiktok_item_id',
  'create_time',
  'modify_time',
] as const;

export function adRow(view: ReadView, campaign: WorldCampaign, adGroup: WorldAdGroup, ad: WorldAd): Item {
  return {
    advertiser_id: ad.advertiserId,
    campaign_id: ad.campaignId,
    campaign_name: campaign.name,
    campaign_system_origin: campaign.origin === 'PROMOTE' ? 'PROMOTE' : null,
    campaign_automation_type: automationType(campaign),
    adgroup_id: ad.adGroupId,
    adgroup_name: adGroup.name,
    ad_id: ad.id,
    ad_id_v2: ad.id,
    smart_plus_ad_id: ad.smartPlusAdId ?? null,
    ad_name: ad.name,
    operation_status: view.operationStatus('ad', ad),
    secondary_status: view.secondaryStatus('ad', ad),
    is_aco: ad.aco ?? false,
    tiktok_item_id: ad.post ?? null,
    create_time: utcTime(ad.createTime),
    modify_time: utcTime(ad.modifyTime),
  };
}
