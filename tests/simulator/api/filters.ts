import { z } from 'zod';
import type { ReadView } from '../world/read-view';
import { primaryStatus, type PrimaryStatus } from '../world/status';
import type { CampaignKind, Level, WorldCampaign, WorldEntity } from '../world/types';
import { dateTimeParam, idParam } from './params';
import { utcTime } from './time';

/** At most 100 ids in a filter. facts: marketing-api 2.1, 3.1, 3.4 */
export const idFilter = z.array(idParam).min(1).max(100).optional();

const PRIMARY = [
  'STATUS_ALL',
  'STATUS_NOT_DELETE',
  'STATUS_DELETE',
  'STATUS_DELIVERY_OK',
  'STATUS_DISABLE',
  'STATUS_NOT_DELIVERY',
] as const;
/** Ad groups and ads also know being over, frozen and closed. */
const PRIMARY_BELOW = [...PRIMARY, 'STATUS_TIME_DONE', 'STATUS_RF_CLOSED', 'STATUS_FROZEN'] as const;

export const campaignPrimaryFilter = z.enum(PRIMARY).default('STATUS_NOT_DELETE');
export const childPrimaryFilter = z.enum(PRIMARY_BELOW).default('STATUS_NOT_DELETE');

/** GMV states cannot be filtered on in the classic lists. facts: marketing-api 4.3 */
export const secondaryFilter = (prefix: string) =>
  z
    .string()
    .regex(new RegExp(`^(${prefix}_STATUS_|ADVERTISER_|ADGROUP_STATUS_FROZEN)[A-Z_]*$`), 'is not a status')
    .refine((status) => !/GMV|TTS_|TIKTOK_SHOP/.test(status), 'cannot be used as a filter')
    .optional();

export const automationFilter = z.enum(['MANUAL', 'SMART_PLUS', 'UPGRADED_SMART_PLUS']).optional();

const ORIGINS = ['PROMOTE', 'TT_ADS_PLATFORM'] as const;
export const originsFilter = z.array(z.enum(ORIGINS)).min(1).default(['TT_ADS_PLATFORM']);

/** TopView only alone. facts: marketing-api 2.1 */
export const buyingTypesFilter = z
  .array(z.enum(['AUCTION', 'RESERVATION_RF', 'RESERVATION_TOP_VIEW']))
  .min(1)
  .refine(
    (types) => types.length === 1 || !types.includes('RESERVATION_TOP_VIEW'),
    'RESERVATION_TOP_VIEW must be given alone',
  )
  .default(['AUCTION', 'RESERVATION_RF']);

export const creationFilters = {
  creation_filter_start_time: dateTimeParam.optional(),
  creation_filter_end_time: dateTimeParam.optional(),
};

export function createdWithin(
  entity: WorldEntity,
  filtering: {
    creation_filter_start_time?: string | undefined;
    creation_filter_end_time?: string | undefined;
  },
): boolean {
  const created = utcTime(entity.createTime);
  const { creation_filter_start_time: start, creation_filter_end_time: end } = filtering;
  return (start === undefined || created >= start) && (end === undefined || created <= end);
}

/** Whether the entity is in the asked-for status group, as this view sees it. */
export function statusMatches(
  view: ReadView,
  level: Level,
  entity: WorldEntity,
  primary: string,
  secondary?: string,
): boolean {
  const status = view.secondaryStatus(level, entity);
  const group: PrimaryStatus = primaryStatus(status);
  if (secondary !== undefined && !secondary.endsWith('_STATUS_ALL')) {
    if (secondary.endsWith('_NOT_DELETE') ? group === 'STATUS_DELETE' : status !== secondary) return false;
  }
  if (primary === 'STATUS_ALL') return true;
  if (primary === 'STATUS_NOT_DELETE') return group !== 'STATUS_DELETE';
  return group === primary;
}

const AUTOMATION: Record<CampaignKind, 'MANUAL' | 'SMART_PLUS' | 'UPGRADED_SMART_PLUS'> = {
  manual: 'MANUAL',
  'smart-plus': 'UPGRADED_SMART_PLUS',
  'legacy-smart-plus': 'SMART_PLUS',
  'gmv-max': 'MANUAL',
  promote: 'MANUAL',
  'reach-frequency': 'MANUAL',
  topview: 'MANUAL',
};

export function automationType(campaign: WorldCampaign): string {
  return AUTOMATION[campaign.kind];
}

export function buyingType(campaign: WorldCampaign): 'AUCTION' | 'RESERVATION_RF' | 'RESERVATION_TOP_VIEW' {
  if (campaign.kind === 'reach-frequency') return 'RESERVATION_RF';
  return campaign.kind === 'topview' ? 'RESERVATION_TOP_VIEW' : 'AUCTION';
}

export interface KindFilters {
  campaign_automation_type?: string | undefined;
  campaign_system_origins: readonly string[];
  buying_types: readonly string[];
}

/**
 * What the classic lists hide by default: in-app Promote, TopView and always GMV Max (its own endpoint lists it;
 * third-party statement). facts: marketing-api 2.1
 */
export function kindMatches(campaign: WorldCampaign, filtering: KindFilters): boolean {
  if (campaign.kind === 'gmv-max') return false;
  if (!filtering.campaign_system_origins.includes(campaign.origin)) return false;
  if (!filtering.buying_types.includes(buyingType(campaign))) return false;
  const wanted = filtering.campaign_automation_type;
  return wanted === undefined || automationType(campaign) === wanted;
}
