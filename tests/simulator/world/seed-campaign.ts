import { decimals } from './money';
import { pastToday } from './past';
import type { IdSource, Random } from './random';
import type { CampaignPlan } from './seed-plan';
import type { BudgetMode, GivenCampaign, WorldAdvertiser } from './types';
import type { World } from './world';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const OBJECTIVES = [
  'WEB_CONVERSIONS',
  'TRAFFIC',
  'APP_PROMOTION',
  'PRODUCT_SALES',
  'REACH',
  'VIDEO_VIEWS',
] as const;
/** Rough size of one US dollar, so that budgets look real in each currency. */
const PER_DOLLAR: Record<string, number> = { USD: 1, JPY: 150, INR: 85 };

function amount(dollars: number, currency: string): string {
  return (dollars * (PER_DOLLAR[currency] ?? 1)).toFixed(decimals(currency));
}

/** Adds one planned campaign with its ad groups, ads and sessions. */
export function addCampaignTree(
  world: World,
  advertiser: WorldAdvertiser,
  plan: CampaignPlan,
  ids: IdSource,
  random: Random,
): void {
  const now = world.clock.now();
  const createTime = now - random.between(2, 300) * DAY - random.between(0, 86_399) * 1000;
  const modifyTime = Math.min(now - HOUR, createTime + random.between(0, 40) * DAY);
  const daily = random.between(2, 60) * 10;
  const budgetOptimized = plan.kind !== 'manual' || random.next() < 0.5;
  const spent = plan.switch === 'on' ? daily * random.next() * 0.8 : random.next() < 0.3 ? daily * 0.1 : 0;
  const budgetMode: BudgetMode = budgetOptimized
    ? plan.kind === 'smart-plus'
      ? 'BUDGET_MODE_DYNAMIC_DAILY_BUDGET'
      : 'BUDGET_MODE_DAY'
    : 'BUDGET_MODE_INFINITE';

  const id = ids.next();
  const goal = objective(plan, random);
  const impressionsPerDollar = random.between(90, 260);
  const campaign: GivenCampaign = {
    id,
    advertiserId: advertiser.id,
    name: plan.name,
    kind: plan.kind,
    switch: plan.switch,
    budget: budgetOptimized ? amount(daily, advertiser.currency) : '0',
    budgetMode,
    budgetOptimized,
    objective: goal,
    spendPerHour: amount(daily / 24, advertiser.currency),
    impressionsPerHour: (daily / 24) * impressionsPerDollar,
    origin: plan.kind === 'promote' ? 'PROMOTE' : 'TT_ADS_PLATFORM',
    createTime,
    modifyTime,
  };
  if (plan.status) campaign.status = plan.status;
  if (plan.ios14) campaign.ios14 = true;
  if (plan.gmvType) campaign.gmvType = plan.gmvType;
  if (plan.kind === 'gmv-max') campaign.storeId = ids.next();
  world.addCampaign(campaign);

  for (let index = 0; index < plan.adGroups; index += 1) addAdGroup(world, campaign, index, ids, random);
  for (let index = 0; index < (plan.sessions ?? 0); index += 1)
    world.addSession({
      id: ids.next(),
      campaignId: campaign.id,
      bidType: index % 2 === 0 ? 'NO_BID' : 'CREATIVE_NO_BID',
      budget: amount(40, advertiser.currency),
      switch: 'on',
      startTime: now - DAY,
      endTime: now + 6 * DAY,
    });
  pastToday(world, campaign, {
    spent: amount(spent, advertiser.currency),
    impressions: Math.round(spent * impressionsPerDollar),
  });
}

function objective(plan: CampaignPlan, random: Random): string {
  if (plan.kind === 'gmv-max') return 'PRODUCT_SALES';
  if (plan.kind === 'reach-frequency') return 'RF_REACH';
  if (plan.ios14) return 'APP_PROMOTION';
  return random.pick(OBJECTIVES);
}

function addAdGroup(
  world: World,
  campaign: GivenCampaign,
  index: number,
  ids: IdSource,
  random: Random,
): void {
  const currency = world.advertisers.get(campaign.advertiserId)?.currency ?? 'USD';
  const adGroupId = ids.next();
  const times = { createTime: campaign.createTime, modifyTime: campaign.modifyTime };
  const owner = { advertiserId: campaign.advertiserId, campaignId: campaign.id };
  world.addAdGroup({
    ...owner,
    ...times,
    id: adGroupId,
    name: `Ad group ${index + 1} – ${random.pick(['18-24', '25-34', '35+', 'Broad', 'Lookalike'])}`,
    switch: index > 0 && random.next() < 0.15 ? 'off' : 'on',
    budget: campaign.budgetOptimized ? '0' : amount(random.between(2, 20) * 10, currency),
    budgetMode: campaign.budgetOptimized ? 'BUDGET_MODE_INFINITE' : 'BUDGET_MODE_DAY',
    scheduleStart: campaign.createTime,
  });
  const ads = random.between(1, 3);
  for (let number = 1; number <= ads; number += 1) {
    const ad = {
      ...owner,
      ...times,
      id: ids.next(),
      adGroupId,
      name: `Video ${index + 1}.${number}`,
      switch: number > 1 && random.next() < 0.1 ? ('off' as const) : ('on' as const),
    };
    if (campaign.kind === 'smart-plus') world.addAd({ ...ad, smartPlusAdId: ids.next() });
    else if (campaign.kind === 'manual' && random.next() < 0.05) world.addAd({ ...ad, aco: true });
    else world.addAd(ad);
  }
}
