import type * as z from 'zod/mini';
import type { Entity, Kind, Switch } from '@/utils/core/entity';
import type { adGroupSchema, adSchema, CampaignItem, smartPlusAdSchema } from './schemas';

/** TikTok's `operation_status` (facts: marketing-api 2.1, 3.1). A deleted entity is told by its secondary status. */
function switchOf(item: { operation_status: string; secondary_status?: string | null | undefined }): Switch {
  if (item.secondary_status?.endsWith('_DELETE')) return 'deleted';
  switch (item.operation_status) {
    case 'ENABLE':
      return 'on';
    case 'DISABLE':
      return 'off';
    case 'DELETE':
      return 'deleted';
    case 'FROZEN':
      return 'frozen';
    default:
      return 'unknown';
  }
}

/** How an item was made, as far as the item itself tells (facts: marketing-api 4). */
function kindOf(
  item: {
    campaign_system_origin?: string | null | undefined;
    campaign_automation_type?: string | null | undefined;
    is_smart_performance_campaign?: boolean | null | undefined;
  },
  reserved: Kind | null,
): Kind {
  if (item.campaign_system_origin === 'PROMOTE') return 'promote';
  if (reserved !== null) return reserved;
  if (item.campaign_automation_type === 'UPGRADED_SMART_PLUS') return 'smart-plus';
  if (item.is_smart_performance_campaign === true || item.campaign_automation_type === 'SMART_PLUS') {
    return 'legacy-smart-plus';
  }
  return 'manual';
}

/** @param kind set when the endpoint or filter that found the item already says what it is */
export function campaignEntity(advertiserId: string, item: CampaignItem, kind: Kind | null): Entity {
  return {
    ref: { advertiserId, level: 'campaign', id: item.campaign_id },
    name: item.campaign_name,
    kind: kind ?? kindOf(item, null),
    campaignId: item.campaign_id,
    adGroupId: null,
    ios14: item.campaign_type === 'IOS14_CAMPAIGN',
    ...shared(item),
  };
}

export function adGroupEntity(advertiserId: string, item: z.infer<typeof adGroupSchema>): Entity {
  const reserved = item.rf_purchased_type ? ('reach-frequency' as const) : null;
  return {
    ref: { advertiserId, level: 'adgroup', id: item.adgroup_id },
    name: item.adgroup_name,
    kind: kindOf(item, reserved),
    campaignId: item.campaign_id,
    adGroupId: item.adgroup_id,
    ios14: false,
    ...shared(item),
  };
}

export function adEntity(advertiserId: string, item: z.infer<typeof adSchema>): Entity {
  return {
    ref: { advertiserId, level: 'ad', id: item.ad_id },
    name: item.ad_name,
    kind: kindOf(item, null),
    campaignId: item.campaign_id,
    adGroupId: item.adgroup_id,
    ios14: false,
    ...shared(item),
  };
}

export function smartPlusAdEntity(advertiserId: string, item: z.infer<typeof smartPlusAdSchema>): Entity {
  return {
    ref: { advertiserId, level: 'ad', id: item.smart_plus_ad_id },
    name: item.ad_name,
    kind: 'smart-plus',
    campaignId: item.campaign_id,
    adGroupId: item.adgroup_id,
    ios14: false,
    ...materialsOf(item),
    ...shared(item),
  };
}

/**
 * What is on in a Smart+ ad. A material whose switch is not clearly off counts as on; where TikTok lists none, or one
 * without an id, nothing is told of any.
 */
function materialsOf({
  creative_list: list,
}: z.infer<typeof smartPlusAdSchema>): Pick<Entity, 'materialsOn'> {
  const materials = (list ?? []).map((one) => ({
    id: one.ad_material_id ?? '',
    name: one.creative_info?.material_name || one.ad_material_id || '',
    isOff: one.material_operation_status === 'DISABLE',
  }));
  if (materials.length === 0 || materials.some(({ id }) => id === '')) return {};
  return { materialsOn: materials.filter(({ isOff }) => !isOff).map(({ id, name }) => ({ id, name })) };
}

function shared(item: {
  operation_status: string;
  secondary_status?: string | null | undefined;
  budget?: string | null | undefined;
  budget_mode?: string | null | undefined;
}): Pick<Entity, 'switch' | 'status' | 'budget' | 'budgetMode'> {
  return {
    switch: switchOf(item),
    status: item.secondary_status ?? null,
    budget: item.budget ?? null,
    budgetMode: item.budget_mode ?? null,
  };
}
