import type { Level } from './entity';
import { classOfPage, isPageStatus } from './page-status';

/**
 * What a `secondary_status` means for spending (facts: marketing-api 6).
 * - `off`: stopped by an operator or deleted; stays so until someone acts
 * - `running`: may spend now
 * - `may-resume`: not delivering, but starts again by itself or by an outside event
 * - `ended`: finished for good
 * - `unknown`: a value we were never told about; it counts as running wherever proof is asked for
 * - `absent`: TikTok gave none (sandbox); nothing can be proved
 */
export type StatusClass = 'off' | 'running' | 'may-resume' | 'ended' | 'unknown' | 'absent';

type Lists = Record<Exclude<StatusClass, 'unknown' | 'absent'>, readonly string[]>;

const CAMPAIGN: Lists = {
  running: ['ENABLE'],
  off: [
    'DISABLE',
    'AWAITING_RELEASE',
    'LIVE_GMV_MAX_AUTHORIZATION_CANCEL',
    'PRODUCT_GMV_MAX_AUTHORIZATION_CANCEL',
    'IDENTITY_USED_BY_LIVE_GMV_MAX',
    'PRODUCT_USED_BY_PRODUCT_GMV_MAX',
    'DELETE',
  ],
  'may-resume': [
    'ADVERTISER_AUDIT_DENY',
    'ADVERTISER_AUDIT',
    'ADVERTISER_CONTRACT_PENDING',
    'ADVERTISER_ACCOUNT_PUNISH',
    'BUDGET_EXCEED',
    'IDENTITY_USED_BY_GMV_MAX_AD',
    'TTS_TT_ASSET_UNAVAILABLE',
    'TTS_TT_IDENTITY_UNAVAILABLE',
    'TIKTOK_SHOP_UNAVAILABLE',
    'REVIEW_DISAPPROVED',
    'AD_UNAVAILABLE',
    'PRODUCT_UNAVAILABLE',
    'TTS_ACCOUNT_BALANCE_INSUFFICIENT',
  ],
  ended: [],
};

const AD_GROUP: Lists = {
  running: [
    'DELIVERY_OK',
    'PARTIAL_AUDIT_DELIVERY_OK',
    'SHADOW_ADGROUP_REAUDIT',
    'REVIEW_PARTIALLY_APPROVED',
    'SEARCH_KEYWORDS_PARTIAL_APPROVED',
  ],
  off: ['CAMPAIGN_DISABLE', 'DISABLE', 'CAMPAIGN_DELETE', 'DELETE'],
  'may-resume': [
    'ADVERTISER_AUDIT_DENY',
    'ADVERTISER_AUDIT',
    'ADVERTISER_CONTRACT_PENDING',
    'ADVERTISER_ACCOUNT_PUNISH',
    'BALANCE_EXCEED',
    'CREATE',
    'TRANSCODING_FAIL',
    'AUDIT',
    'REAUDIT',
    'AUDIT_DENY',
    'PARTIAL_AUDIT_NO_DELIVERY',
    'LIVE_NOT_START',
    'LIVE_OFFLINE',
    'INDUSTRY_QUALIFICATION_MISSING',
    'INDUSTRY_QUALIFICATION_EXPIRED',
    'INDUSTRY_QUALIFICATION_DENY',
    'CAMPAIGN_EXCEED',
    'BUDGET_EXCEED',
    'FROZEN',
    'ADGROUP_PRE_ONLINE',
    'NOT_START',
    'ASSET_AUTHORIZATION_LOST',
    'PIXEL_UNBIND',
    'ADGROUP_QUOTA_LIMIT',
    'IDENTITY_USED_BY_GMV_MAX_AD',
    'SEARCH_KEYWORDS_IN_REVIEW',
    'SEARCH_KEYWORDS_NOT_AVAILABLE',
    'RF_NO_DELIVERY_CREATIVE',
    'RF_SHORT_BALANCE',
    'RF_BOOKING',
    'RF_SCHEDULE',
  ],
  ended: [
    'TIME_DONE',
    'RF_TERMINATE',
    'RF_TIME_DONE',
    'RF_DEDUCTION_FAILED',
    'RF_NO_VALID_CREATIVE',
    'RF_CLOSED_OTHERS',
    'RF_AD_AUDIT_DENY',
    'ADVERTISER_ACCOUNT_INVALID',
    'RF_ADGROUP_INVALID',
    'RF_WITHDRAW_ORDER',
    'PROMOTE_AD_NOT_APPROVED',
    'PROMOTE_WITHDRAW_ORDER',
  ],
};

const AD: Lists = {
  running: [
    'DELIVERY_OK',
    'PARTIAL_AUDIT_DELIVERY_OK',
    'REVIEW_PARTIALLY_APPROVED',
    'DELIVERY_AND_REAUDIT',
    'DELIVERY_AND_TRANSCODING_FAIL',
    'OK',
    'GOOD',
    'EXPLORING',
    'UNEXPLORED',
    'BAD',
    'MATERIAL_DELIVERY_OK',
    'MATERIAL_AUDIT_PARTIAL_APPROVED',
  ],
  off: [
    'CAMPAIGN_DISABLE',
    'ADGROUP_DISABLE',
    'DISABLE',
    'CAMPAIGN_DELETE',
    'ADGROUP_DELETE',
    'DELETE',
    'MATERIAL_DISABLE',
    'MATERIAL_DELETE',
  ],
  'may-resume': [
    'CREATIVE_PAUSED_USED_IN_GMV_MAX',
    'FROZEN',
    'ADVERTISER_AUDIT_DENY',
    'ADVERTISER_AUDIT',
    'ADVERTISER_REAUDIT',
    'ADVERTISER_CONTRACT_PENDING',
    'ADVERTISER_ACCOUNT_PUNISH',
    'ADVERTISER_ACCOUNT_BALANCE_EXCEED',
    'LIVE_OFFLINE',
    'BALANCE_EXCEED',
    'ADGROUP_PARTIAL_AUDIT_NO_DELIVERY',
    'PARTIAL_AUDIT_NO_DELIVERY',
    'ADGROUP_AUDIT_DENY',
    'ADGROUP_INDUSTRY_QUALIFICATION_MISSING',
    'ADGROUP_INDUSTRY_QUALIFICATION_EXPIRED',
    'ADGROUP_INDUSTRY_QUALIFICATION_DENY',
    'MUSIC_AUTHORIZATION_MISSING',
    'TRANSCODING_FAIL',
    'AUDIT',
    'REAUDIT',
    'AUDIT_DENY',
    'PROCESS_AUDIO',
    'CAMPAIGN_EXCEED',
    'BUDGET_EXCEED',
    'AD_PRE_ONLINE',
    'NOT_START',
    'ADGROUP_ASSET_AUTHORIZATION_LOST',
    'ASSET_AUTHORIZATION_LOST',
    'PIXEL_UNBIND',
    'AD_QUOTA_LIMIT',
    'PRODUCT_UNAVAILABLE',
    'ANCHOR_UNAVAILABLE',
    'NO_AUTHORIZATION_OF_SHOWCASE',
    'SHOWCASE_AUTHORIZATION_LOST',
    'PRIVACY_POLICY_AUDIT',
    'PRIVACY_POLICY_REJECTED',
    'COLLECTION_TOGGLED_OFF',
    'CREATOR_AUTHORIZATION_REVOKED',
    'CREATIVE_ANCHOR_UNAVAILABLE',
    'CREATIVE_PRODUCT_ALL_REJECTED',
    'NO_AVAILABLE_PRODUCTS',
    'MATERIAL_AUDIT',
    'MATERIAL_AUDIT_DENY',
  ],
  ended: ['DONE', 'RF_ADGROUP_CLOSED', 'PROMOTE_AD_OFFLINE_AUDIT', 'PROMOTE_ADGROUP_CLOSED'],
};

const LISTS: Record<Level, Lists> = { campaign: CAMPAIGN, adgroup: AD_GROUP, ad: AD };

/**
 * Prefixes TikTok writes a level's values with; some values come with and without, and one is misspelt in
 * the documentation (facts: marketing-api 6.3). An ad of a frozen buy carries its ad group's prefix.
 */
const PREFIXES: Record<Level, RegExp> = {
  campaign: /^CAMPAIGN_STATUS_/,
  adgroup: /^ADGROUP_STATUS_/,
  ad: /^(AD_STATUS_|AD_STAUS_|ADGROUP_STATUS_(?=FROZEN$))/,
};

const CLASS_OF: Record<Level, Map<string, StatusClass>> = {
  campaign: byValue(LISTS.campaign),
  adgroup: byValue(LISTS.adgroup),
  ad: byValue(LISTS.ad),
};

function byValue(lists: Lists): Map<string, StatusClass> {
  const map = new Map<string, StatusClass>();
  for (const [name, values] of Object.entries(lists)) {
    for (const value of values) map.set(value, name as StatusClass);
  }
  return map;
}

/**
 * Sorts a raw `secondary_status`. Always by allow-list, never by "is not delivering": TikTok adds values
 * without a version change (facts: marketing-api 6, rules a and b).
 */
export function classOf(level: Level, status: string | null): StatusClass {
  if (status === null || status === '') return 'absent';
  if (isPageStatus(status)) return classOfPage(status);
  return CLASS_OF[level].get(status.replace(PREFIXES[level], '')) ?? 'unknown';
}
