/**
 * What the simulated TikTok is made of. Plain data: the rules (switching, cascades) live in `world.ts` and
 * `status.ts`, the words of TikTok's API in `../api/`.
 *
 * Ids are decimal strings above 2^53 (they do not survive a JavaScript number), money is a decimal string in the
 * account's currency, times are UTC milliseconds.
 */

export const CAMPAIGN_KINDS = [
  'manual',
  'smart-plus',
  'legacy-smart-plus',
  'gmv-max',
  'promote',
  'reach-frequency',
  'topview',
] as const;
export type CampaignKind = (typeof CAMPAIGN_KINDS)[number];

/** What the operator's switch says. `deleted` is terminal. */
export type Switch = 'on' | 'off' | 'deleted';

export type Level = 'campaign' | 'adgroup' | 'ad';

/** Who changed something. `name` is free text (token label, e-mail, rule name). */
export interface Actor {
  kind: 'api' | 'page' | 'user' | 'rule' | 'app' | 'platform';
  name?: string;
  /** The developer app that an API call came through. */
  appId?: string;
}

/** facts: marketing-api 6.4 */
export const ADVERTISER_STATUSES = [
  'STATUS_ENABLE',
  'STATUS_DISABLE',
  'STATUS_PENDING_CONFIRM',
  'STATUS_PENDING_VERIFIED',
  'STATUS_CONFIRM_FAIL',
  'STATUS_CONFIRM_FAIL_END',
  'STATUS_PENDING_CONFIRM_MODIFY',
  'STATUS_CONFIRM_MODIFY_FAIL',
  'STATUS_LIMIT',
  'STATUS_WAIT_FOR_BPM_AUDIT',
  'STATUS_WAIT_FOR_PUBLIC_AUTH',
  'STATUS_SELF_SERVICE_UNAUDITED',
  'STATUS_CONTRACT_PENDING',
] as const;
export type AdvertiserStatus = (typeof ADVERTISER_STATUSES)[number];

export interface WorldAdvertiser {
  id: string;
  name: string;
  company: string;
  country: string;
  /** ISO 4217. */
  currency: string;
  /** IANA zone; days and hours of reports are counted in it. */
  timezone: string;
  displayTimezone: string;
  status: AdvertiserStatus;
  balance: string;
  /** The Business Center that owns the account; absent: it stands alone. */
  ownerBcId?: string;
  createTime: number;
}

export type BudgetMode =
  'BUDGET_MODE_INFINITE' | 'BUDGET_MODE_TOTAL' | 'BUDGET_MODE_DAY' | 'BUDGET_MODE_DYNAMIC_DAILY_BUDGET';

export type CampaignOrigin = 'TT_ADS_PLATFORM' | 'PROMOTE';

/** A GMV Max session (max delivery, creative boost): it spends a daily budget of its own. */
export interface WorldSession {
  id: string;
  campaignId: string;
  bidType: 'NO_BID' | 'CREATIVE_NO_BID';
  budget: string;
  /** What it spends while it is on; absent: its daily budget over 24 hours. */
  spendPerHour?: string;
  /** 'off' once its schedule is over; 'deleted' is not listed any more. */
  switch: Switch;
  startTime: number;
  endTime: number;
}

export interface WorldCampaign {
  id: string;
  advertiserId: string;
  name: string;
  kind: CampaignKind;
  switch: Switch;
  /** A secondary status TikTok shows while the switch is on, such as CAMPAIGN_STATUS_BUDGET_EXCEED. */
  status?: string;
  budget: string;
  budgetMode: BudgetMode;
  /** True: the campaign holds the budget (CBO); false: its ad groups do. */
  budgetOptimized: boolean;
  objective: string;
  /** Dedicated iOS 14 campaign (SKAN): its quota is freed days after a pause. */
  ios14?: boolean;
  /** GMV Max: what it promotes. */
  gmvType?: 'PRODUCT_GMV_MAX' | 'LIVE_GMV_MAX';
  sessions?: WorldSession[];
  storeId?: string;
  /** What it spends while it delivers; its ad groups that deliver share it. */
  spendPerHour: string;
  impressionsPerHour: number;
  /** The truth by the world's ledger, in the account's day; reports learn of it later. */
  readonly spentToday: string;
  readonly impressionsToday: number;
  origin: CampaignOrigin;
  createTime: number;
  modifyTime: number;
}

/** A campaign as the world is given it: what it spends is the world's to tell. */
export type GivenCampaign = Omit<WorldCampaign, 'spentToday' | 'impressionsToday'>;

export interface WorldAdGroup {
  id: string;
  advertiserId: string;
  campaignId: string;
  name: string;
  switch: Switch;
  /** A secondary status TikTok shows while nothing above or here is off, such as ADGROUP_STATUS_NOT_START. */
  status?: string;
  /** '0' under a campaign that holds the budget. */
  budget: string;
  budgetMode: BudgetMode;
  scheduleStart: number;
  /** Absent: no end. */
  scheduleEnd?: number;
  createTime: number;
  modifyTime: number;
}

/** A video or carousel of an Upgraded Smart+ ad, with a switch of its own. */
export interface WorldMaterial {
  id: string;
  name: string;
  switch: 'on' | 'off';
}

export interface WorldAd {
  id: string;
  advertiserId: string;
  campaignId: string;
  adGroupId: string;
  name: string;
  switch: Switch;
  status?: string;
  /** Upgraded Smart+ only: the id its own endpoints use. */
  smartPlusAdId?: string;
  /** Upgraded Smart+ only, and there never empty: the ad delivers only through those that are on. */
  materials?: readonly WorldMaterial[];
  /** Automated Creative Optimization: switched through `aco_ad_ids`, never deleted. */
  aco?: boolean;
  /** The TikTok post it shows, for a Spark Ad or a Promote. */
  post?: string;
  createTime: number;
  modifyTime: number;
}

export type WorldEntity = WorldCampaign | WorldAdGroup | WorldAd;
