import type { Random } from './random';
import type { CampaignKind, WorldAdvertiser, WorldCampaign } from './types';

/** What the seed wants a campaign to be, before ids, budgets and children are made. */
export interface CampaignPlan {
  name: string;
  kind: CampaignKind;
  switch: WorldCampaign['switch'];
  status?: string;
  ios14?: boolean;
  gmvType?: WorldCampaign['gmvType'];
  sessions?: number;
  adGroups: number;
}

const LONG_NAME =
  'Q4 | Prospecting | Broad 18-65+ | US-CA-UK-AU | Advantage audience test B | Creative refresh 2026-11 | Landing page v7 | UGC + Spark ads | Frequency cap 3 per 7 days | Owner: growth-team | Ticket GRW-48213'.slice(
    0,
    200,
  );

/** Names that break careless code, and one of each kind. Always first, so tests can find them by name. */
const SPECIAL: readonly CampaignPlan[] = [
  { name: 'Spring Sale – Prospecting', kind: 'manual', switch: 'on', adGroups: 3 },
  { name: 'Spring Sale – Retargeting', kind: 'manual', switch: 'on', adGroups: 2 },
  { name: 'Always-on catalogue (many ad groups)', kind: 'manual', switch: 'on', adGroups: 14 },
  { name: 'Smart+ Web conversions', kind: 'smart-plus', switch: 'on', adGroups: 2 },
  { name: 'Smart+ App installs (12 ad groups)', kind: 'smart-plus', switch: 'on', adGroups: 12 },
  { name: 'Legacy Smart Performance 2025', kind: 'legacy-smart-plus', switch: 'on', adGroups: 1 },
  {
    name: 'GMV Max – all products',
    kind: 'gmv-max',
    gmvType: 'PRODUCT_GMV_MAX',
    sessions: 2,
    switch: 'on',
    adGroups: 1,
  },
  {
    name: 'GMV Max – LIVE shopping',
    kind: 'gmv-max',
    gmvType: 'LIVE_GMV_MAX',
    sessions: 0,
    switch: 'on',
    adGroups: 1,
  },
  { name: 'Promote: new video views', kind: 'promote', switch: 'on', adGroups: 1 },
  { name: 'Reach & Frequency – brand week', kind: 'reach-frequency', switch: 'on', adGroups: 2 },
  { name: 'TopView launch day', kind: 'topview', switch: 'on', adGroups: 1 },
  { name: 'iOS 14 dedicated – SKAN installs', kind: 'manual', ios14: true, switch: 'on', adGroups: 2 },
  { name: 'Paused last month', kind: 'manual', switch: 'off', adGroups: 2 },
  { name: 'Deleted in spring', kind: 'manual', switch: 'deleted', adGroups: 2 },
  {
    name: 'Daily budget used up',
    kind: 'manual',
    switch: 'on',
    status: 'CAMPAIGN_STATUS_BUDGET_EXCEED',
    adGroups: 2,
  },
  { name: '🔥 BLACK FRIDAY 🛍️ -50% 👨‍👩‍👧‍👦', kind: 'manual', switch: 'on', adGroups: 2 },
  { name: 'عروض الصيف – تخفيضات كبيرة', kind: 'manual', switch: 'on', adGroups: 2 },
  { name: 'מבצע קיץ | קמפיין חדש (v2)', kind: 'manual', switch: 'on', adGroups: 2 },
  { name: '<img src=x onerror=alert(1)> & "quoted" <b>bold</b>', kind: 'manual', switch: 'on', adGroups: 2 },
  { name: "Robert'); DROP TABLE campaigns;-- ${name} {{name}}", kind: 'manual', switch: 'on', adGroups: 1 },
  { name: 'Copy of Evergreen', kind: 'manual', switch: 'on', adGroups: 2 },
  { name: 'Copy of Evergreen', kind: 'manual', switch: 'on', adGroups: 1 },
  { name: 'Copy of Evergreen', kind: 'smart-plus', switch: 'off', adGroups: 1 },
  { name: LONG_NAME, kind: 'manual', switch: 'on', adGroups: 2 },
];

const THEMES = {
  US: [
    'Hiking boots',
    'Rain jackets',
    'Trail running',
    'Camp kitchen',
    'Kids outdoor',
    'Gift cards',
    'Backpacks',
  ],
  JP: ['春の新作', '冬物セール', '食器コレクション', 'ギフト特集', '会員登録', 'アプリ施策'],
  IN: ['Diwali kurtas', 'दिवाली ऑफर', 'Masala chai sampler', 'Wedding season', 'Cotton sarees'],
} as Record<string, readonly string[]>;
const STAGES = [
  'Prospecting',
  'Retargeting',
  'Lookalike 1%',
  'Interest stack',
  'Broad',
  'Spark ads',
  'Catalogue',
];

const STATUSES = [
  undefined,
  undefined,
  undefined,
  undefined,
  'CAMPAIGN_STATUS_BUDGET_EXCEED',
  'CAMPAIGN_STATUS_ADVERTISER_AUDIT',
] as const;

/** `count` campaigns for an advertiser: the special ones first, then an ordinary mix. */
export function plannedCampaigns(count: number, advertiser: WorldAdvertiser, random: Random): CampaignPlan[] {
  const special = advertiser.country === 'US' ? SPECIAL : SPECIAL.slice(0, 1);
  const plans = special.slice(0, count);
  const themes = THEMES[advertiser.country] ?? ['Campaign'];
  while (plans.length < count) plans.push(ordinary(plans.length, themes, random));
  return plans;
}

function ordinary(index: number, themes: readonly string[], random: Random): CampaignPlan {
  const kind: CampaignKind =
    index % 7 === 3 ? 'smart-plus' : index % 31 === 5 ? 'legacy-smart-plus' : 'manual';
  const roll = random.next();
  const plan: CampaignPlan = {
    name: `${random.pick(themes)} | ${random.pick(STAGES)} | ${String(index + 1).padStart(3, '0')}`,
    kind,
    switch: roll < 0.7 ? 'on' : roll < 0.96 ? 'off' : 'deleted',
    adGroups: index % 29 === 0 ? 11 : random.between(1, 4),
  };
  const status = plan.switch === 'on' ? random.pick(STATUSES) : undefined;
  if (status) plan.status = status;
  return plan;
}
