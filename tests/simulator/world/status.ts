import type { SimClock } from '../clock';
import type { Level, Switch, WorldAdGroup, WorldAdvertiser, WorldCampaign, WorldMaterial } from './types';

/**
 * TikTok's secondary statuses: how they cascade from account to ad, and which primary status each belongs to.
 * facts: marketing-api 6.1-6.4
 */

/** The part of an entity that a replica may know late. */
export interface Known {
  switch: Switch;
  status?: string;
  /** Of an Upgraded Smart+ ad. */
  materials?: readonly WorldMaterial[];
  /** When the switch last moved (UTC ms). */
  since: number;
}

/** A status is asked for at an instant, not always the present one. */
type Now = Pick<SimClock, 'now'>;

const AWAITING_RELEASE_MS = 72 * 3_600_000;

/** The account-level reason why nothing of it can deliver, or undefined. */
function accountReason(advertiser: WorldAdvertiser): string | undefined {
  switch (advertiser.status) {
    case 'STATUS_ENABLE':
      return undefined;
    case 'STATUS_LIMIT':
    case 'STATUS_DISABLE':
      return 'ADVERTISER_ACCOUNT_PUNISH';
    case 'STATUS_CONTRACT_PENDING':
      return 'ADVERTISER_CONTRACT_PENDING';
    case 'STATUS_CONFIRM_FAIL':
    case 'STATUS_CONFIRM_FAIL_END':
    case 'STATUS_CONFIRM_MODIFY_FAIL':
      return 'ADVERTISER_AUDIT_DENY';
    default:
      return 'ADVERTISER_AUDIT';
  }
}

/** Account reasons carry a prefix at some levels: CAMPAIGN_STATUS_ADVERTISER_AUDIT, plain ADVERTISER_ACCOUNT_PUNISH. */
function withAccountPrefix(level: Level, reason: string): string {
  const audit = reason.startsWith('ADVERTISER_AUDIT');
  if (level === 'campaign') return audit ? `CAMPAIGN_STATUS_${reason}` : reason;
  if (level === 'adgroup') return `ADGROUP_STATUS_${reason}`;
  return `AD_STATUS_${reason}`;
}

/**
 * What the campaign list says. An operator's own switch wins over everything that happened to the account: the
 * order of the two is not documented, and this one keeps the operator's action visible.
 */
export function campaignStatus(
  advertiser: WorldAdvertiser,
  campaign: WorldCampaign,
  known: Known,
  clock: Now,
): string {
  if (known.switch === 'deleted') return 'CAMPAIGN_STATUS_DELETE';
  if (known.switch === 'off') {
    // A paused SKAN campaign keeps its quota while postbacks still come in. facts: marketing-api 6.1
    const holdsQuota = campaign.ios14 && clock.now() - known.since < AWAITING_RELEASE_MS;
    return holdsQuota ? 'CAMPAIGN_STATUS_AWAITING_RELEASE' : 'CAMPAIGN_STATUS_DISABLE';
  }
  const reason = accountReason(advertiser);
  if (reason) return withAccountPrefix('campaign', reason);
  return known.status ?? 'CAMPAIGN_STATUS_ENABLE';
}

/** `parent` is the campaign as this reader knows it (a lagging replica may know it differently). */
export function adGroupStatus(
  advertiser: WorldAdvertiser,
  parent: Known,
  adGroup: WorldAdGroup,
  known: Known,
  clock: Now,
): string {
  if (known.switch === 'deleted') return 'ADGROUP_STATUS_DELETE';
  if (parent.switch === 'deleted') return 'ADGROUP_STATUS_CAMPAIGN_DELETE';
  if (parent.switch === 'off') return 'ADGROUP_STATUS_CAMPAIGN_DISABLE';
  if (known.switch === 'off') return 'ADGROUP_STATUS_DISABLE';
  return (
    adGroupOwnReason(advertiser, parent, adGroup, known, clock) ??
    known.status ??
    'ADGROUP_STATUS_DELIVERY_OK'
  );
}

function adGroupOwnReason(
  advertiser: WorldAdvertiser,
  parent: Known,
  adGroup: WorldAdGroup,
  known: Known,
  clock: Now,
): string | undefined {
  const account = accountReason(advertiser);
  if (account) return withAccountPrefix('adgroup', account);
  if (parent.status === 'CAMPAIGN_STATUS_BUDGET_EXCEED') return 'ADGROUP_STATUS_CAMPAIGN_EXCEED';
  if (known.status) return undefined;
  if (adGroup.scheduleEnd !== undefined && adGroup.scheduleEnd <= clock.now())
    return 'ADGROUP_STATUS_TIME_DONE';
  if (adGroup.scheduleStart > clock.now()) return 'ADGROUP_STATUS_NOT_START';
  if (Number(advertiser.balance) <= 0) return 'ADGROUP_STATUS_BALANCE_EXCEED';
  return undefined;
}

/** How an ad group's state shows on its ads, where it shows at all. facts: marketing-api 6.3 */
const AD_STATUS_OF_ADGROUP: Record<string, string> = {
  ADGROUP_STATUS_CAMPAIGN_EXCEED: 'AD_STATUS_CAMPAIGN_EXCEED',
  ADGROUP_STATUS_BUDGET_EXCEED: 'AD_STATUS_BUDGET_EXCEED',
  ADGROUP_STATUS_BALANCE_EXCEED: 'AD_STATUS_BALANCE_EXCEED',
  ADGROUP_STATUS_TIME_DONE: 'AD_STATUS_DONE',
  ADGROUP_STATUS_NOT_START: 'AD_STATUS_NOT_START',
  ADGROUP_STATUS_AUDIT: 'AD_STATUS_AUDIT',
  ADGROUP_STATUS_REAUDIT: 'AD_STATUS_REAUDIT',
  ADGROUP_STATUS_AUDIT_DENY: 'AD_STATUS_ADGROUP_AUDIT_DENY',
  ADGROUP_STATUS_PARTIAL_AUDIT_NO_DELIVERY: 'AD_STATUS_ADGROUP_PARTIAL_AUDIT_NO_DELIVERY',
  ADGROUP_STATUS_LIVE_OFFLINE: 'AD_STATUS_LIVE_OFFLINE',
  ADGROUP_STATUS_ASSET_AUTHORIZATION_LOST: 'AD_STATUS_ADGROUP_ASSET_AUTHORIZATION_LOST',
  ADGROUP_STATUS_PIXEL_UNBIND: 'AD_STATUS_PIXEL_UNBIND',
  ADGROUP_STATUS_FROZEN: 'ADGROUP_STATUS_FROZEN',
  ADGROUP_STATUS_RF_TERMINATE: 'AD_STATUS_DONE',
  ADGROUP_STATUS_RF_TIME_DONE: 'AD_STATUS_DONE',
  ADGROUP_STATUS_RF_WITHDRAW_ORDER: 'AD_STATUS_RF_ADGROUP_CLOSED',
};

export function adStatus(
  advertiser: WorldAdvertiser,
  campaign: Known,
  adGroup: WorldAdGroup,
  group: Known,
  known: Known,
  clock: Now,
): string {
  if (known.switch === 'deleted') return 'AD_STATUS_DELETE';
  if (campaign.switch === 'deleted') return 'AD_STATUS_CAMPAIGN_DELETE';
  if (group.switch === 'deleted') return 'AD_STATUS_ADGROUP_DELETE';
  if (campaign.switch === 'off') return 'AD_STATUS_CAMPAIGN_DISABLE';
  if (group.switch === 'off') return 'AD_STATUS_ADGROUP_DISABLE';
  if (known.switch === 'off') return 'AD_STATUS_DISABLE';
  const account = accountReason(advertiser);
  if (account) return withAccountPrefix('ad', account);
  const above = adGroupStatus(advertiser, campaign, adGroup, group, clock);
  return AD_STATUS_OF_ADGROUP[above] ?? known.status ?? 'AD_STATUS_DELIVERY_OK';
}

export type PrimaryStatus =
  | 'STATUS_DELIVERY_OK'
  | 'STATUS_DISABLE'
  | 'STATUS_DELETE'
  | 'STATUS_NOT_DELIVERY'
  | 'STATUS_TIME_DONE'
  | 'STATUS_RF_CLOSED'
  | 'STATUS_FROZEN';

const DELIVERING = new Set([
  'CAMPAIGN_STATUS_ENABLE',
  'ADGROUP_STATUS_DELIVERY_OK',
  'ADGROUP_STATUS_PARTIAL_AUDIT_DELIVERY_OK',
  'ADGROUP_STATUS_SHADOW_ADGROUP_REAUDIT',
  'ADGROUP_STATUS_REVIEW_PARTIALLY_APPROVED',
  'ADGROUP_STATUS_SEARCH_KEYWORDS_PARTIAL_APPROVED',
  'AD_STATUS_DELIVERY_OK',
  'AD_STATUS_PARTIAL_AUDIT_DELIVERY_OK',
  'AD_STATUS_REVIEW_PARTIALLY_APPROVED',
]);
const SWITCHED_OFF = new Set([
  'CAMPAIGN_STATUS_DISABLE',
  'CAMPAIGN_STATUS_AWAITING_RELEASE',
  'CAMPAIGN_STATUS_LIVE_GMV_MAX_AUTHORIZATION_CANCEL',
  'CAMPAIGN_STATUS_PRODUCT_GMV_MAX_AUTHORIZATION_CANCEL',
  'CAMPAIGN_STATUS_IDENTITY_USED_BY_LIVE_GMV_MAX',
  'CAMPAIGN_STATUS_PRODUCT_USED_BY_PRODUCT_GMV_MAX',
  'ADGROUP_STATUS_CAMPAIGN_DISABLE',
  'ADGROUP_STATUS_DISABLE',
  'AD_STATUS_CAMPAIGN_DISABLE',
  'AD_STATUS_ADGROUP_DISABLE',
  'AD_STATUS_DISABLE',
]);
const CLOSED_RESERVATION =
  /_RF_(DEDUCTION_FAILED|NO_VALID_CREATIVE|CLOSED_OTHERS|AD_AUDIT_DENY|ADGROUP_INVALID|WITHDRAW_ORDER|ADGROUP_CLOSED)$/;

/** The grouping that the `primary_status` filter uses. An unknown secondary status groups as not delivering. */
export function primaryStatus(secondary: string): PrimaryStatus {
  if (DELIVERING.has(secondary)) return 'STATUS_DELIVERY_OK';
  if (SWITCHED_OFF.has(secondary)) return 'STATUS_DISABLE';
  if (secondary.endsWith('_DELETE')) return 'STATUS_DELETE';
  if (secondary === 'ADGROUP_STATUS_FROZEN') return 'STATUS_FROZEN';
  if (CLOSED_RESERVATION.test(secondary)) return 'STATUS_RF_CLOSED';
  if (/_(TIME_DONE|RF_TERMINATE|RF_TIME_DONE|STATUS_DONE)$/.test(secondary)) return 'STATUS_TIME_DONE';
  return 'STATUS_NOT_DELIVERY';
}
