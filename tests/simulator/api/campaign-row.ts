import type { ReadView } from '../world/read-view';
import type { WorldCampaign } from '../world/types';
import { automationType } from './filters';
import type { Item } from './list';
import { utcTime } from './time';

/** Field names of campaign/get. facts: marketing-api 2.1 */
export const CAMPAIGN_FIELDS = [
  'advertiser_id',
  'campaign_id',
  'campaign_system_origin',
  'create_time',
  'modify_time',
  'objective_type',
  'virtual_objective_type',
  'app_promotion_type',
  'sales_destination',
  'is_search_campaign',
  'is_smart_performance_campaign',
  'campaign_automation_type',
  'campaign_type',
  'app_id',
  'campaign_name',
  'budget',
  'budget_mode',
  'budget_optimize_on',
  'operation_status',
  'secondary_status',
  'objective',
  'rf_campaign_type',
  'is_new_structure',
  'special_industries',
  'postback_window_mode',
  'po_number',
  'rta_id',
] as const;

export function campaignRow(view: ReadView, campaign: WorldCampaign): Item {
  const reservation = campaign.kind === 'reach-frequency' || campaign.kind === 'topview';
  return {
    advertiser_id: campaign.advertiserId,
    campaign_id: campaign.id,
    campaign_system_origin: campaign.origin === 'PROMOTE' ? 'PROMOTE' : null,
    create_time: utcTime(campaign.createTime),
    modify_time: utcTime(campaign.modifyTime),
    objective_type: campaign.objective,
    virtual_objective_type: null,
    app_promotion_type: campaign.objective === 'APP_PROMOTION' ? 'APP_INSTALL' : null,
    sales_destination: campaign.objective === 'PRODUCT_SALES' ? 'WEBSITE' : null,
    is_search_campaign: false,
    is_smart_performance_campaign: campaign.kind === 'legacy-smart-plus',
    campaign_automation_type: automationType(campaign),
    campaign_type: campaign.ios14 ? 'IOS14_CAMPAIGN' : 'REGULAR_CAMPAIGN',
    app_id: null,
    campaign_name: campaign.name,
    budget: Number(campaign.budget),
    budget_mode: campaign.budgetMode,
    budget_optimize_on: campaign.budgetOptimized,
    operation_status: view.operationStatus('campaign', campaign),
    secondary_status: view.secondaryStatus('campaign', campaign),
    objective: campaign.objective === 'APP_PROMOTION' ? 'APP' : 'LANDING_PAGE',
    rf_campaign_type: reservation ? (campaign.kind === 'topview' ? 'TOPVIEW' : 'STANDARD') : null,
    is_new_structure: true,
    special_industries: null,
    postback_window_mode: campaign.ios14 ? 'POSTBACK_WINDOW_MODE1' : null,
    po_number: null,
    rta_id: null,
  };
}
