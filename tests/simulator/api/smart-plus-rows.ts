import type { ReadView } from '../world/read-view';
import type { WorldAd, WorldAdGroup, WorldCampaign } from '../world/types';
import type { Item } from './list';
import { utcTime } from './time';

/** facts: marketing-api 4.1 */
export const SMART_PLUS_CAMPAIGN_FIELDS = [
  'advertiser_id',
  'campaign_id',
  'campaign_name',
  'objective_type',
  'campaign_type',
  'operation_status',
  'secondary_status',
  'budget',
  'current_budget',
  'budget_mode',
  'budget_optimize_on',
  'smart_plus_adgroup_mode',
  'create_time',
  'modify_time',
] as const;

export function smartPlusCampaignRow(view: ReadView, campaign: WorldCampaign): Item {
  return {
    advertiser_id: campaign.advertiserId,
    campaign_id: campaign.id,
    campaign_name: campaign.name,
    objective_type: campaign.objective,
    campaign_type: campaign.ios14 ? 'IOS14_CAMPAIGN' : 'REGULAR_CAMPAIGN',
    operation_status: view.operationStatus('campaign', campaign),
    secondary_status: view.secondaryStatus('campaign', campaign),
    budget: Number(campaign.budget),
    current_budget: Number(campaign.budget),
    budget_mode: campaign.budgetMode,
    budget_optimize_on: campaign.budgetOptimized,
    smart_plus_adgroup_mode: view.world.adGroupsOf(campaign.id).length > 1 ? 'MULTIPLE' : 'SINGLE',
    create_time: utcTime(campaign.createTime),
    modify_time: utcTime(campaign.modifyTime),
  };
}

export const SMART_PLUS_ADGROUP_FIELDS = [
  'advertiser_id',
  'campaign_id',
  'campaign_name',
  'adgroup_id',
  'adgroup_name',
  'operation_status',
  'secondary_status',
  'budget',
  'budget_mode',
  'schedule_start_time',
  'create_time',
  'modify_time',
] as const;

export function smartPlusAdGroupRow(view: ReadView, campaign: WorldCampaign, adGroup: WorldAdGroup): Item {
  return {
    advertiser_id: adGroup.advertiserId,
    campaign_id: adGroup.campaignId,
    campaign_name: campaign.name,
    adgroup_id: adGroup.id,
    adgroup_name: adGroup.name,
    operation_status: view.operationStatus('adgroup', adGroup),
    secondary_status: view.secondaryStatus('adgroup', adGroup),
    budget: Number(adGroup.budget),
    budget_mode: adGroup.budgetMode,
    schedule_start_time: utcTime(adGroup.scheduleStart),
    create_time: utcTime(adGroup.createTime),
    modify_time: utcTime(adGroup.modifyTime),
  };
}

export const SMART_PLUS_AD_FIELDS = [
  'advertiser_id',
  'campaign_id',
  'adgroup_id',
  'smart_plus_ad_id',
  'ad_name',
  'operation_status',
  'secondary_status',
  'creative_list',
  'create_time',
  'modify_time',
] as const;

export function smartPlusAdRow(view: ReadView, ad: WorldAd): Item {
  return {
    advertiser_id: ad.advertiserId,
    campaign_id: ad.campaignId,
    adgroup_id: ad.adGroupId,
    smart_plus_ad_id: ad.smartPlusAdId ?? null,
    ad_name: ad.name,
    operation_status: view.operationStatus('ad', ad),
    secondary_status: view.secondaryStatus('ad', ad),
    creative_list: view.materialsOf(ad).map(({ id, name, switch: is }) => ({
      ad_material_id: id,
      material_operation_status: is === 'on' ? 'ENABLE' : 'DISABLE',
      creative_info: { material_name: name, tiktok_item_id: ad.post ?? null },
    })),
    create_time: utcTime(ad.createTime),
    modify_time: utcTime(ad.modifyTime),
  };
}
