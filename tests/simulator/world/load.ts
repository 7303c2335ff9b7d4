import { z } from 'zod';
import type { SimClock } from '../clock';
import { IdSource, Random } from './random';
import { CAMPAIGN_KINDS, type WorldAdvertiser, type WorldCampaign } from './types';
import { World } from './world';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const id = z.string().regex(/^\d{16,20}$/, 'must be an id of 16 to 20 digits');
const money = z.string().regex(/^\d+(\.\d+)?$/, 'must be a decimal string');
const switchState = z.enum(['on', 'off', 'deleted']);
const status = z.string().regex(/^[A-Z0-9_]+$/);

const adSchema = z.strictObject({
  id: id.optional(),
  name: z.string().optional(),
  switch: switchState.default('on'),
  status: status.optional(),
  aco: z.boolean().optional(),
});
const adGroupSchema = z.strictObject({
  id: id.optional(),
  name: z.string().optional(),
  switch: switchState.default('on'),
  status: status.optional(),
  /** UTC instant. */
  startsAt: z.iso.datetime().optional(),
  endsAt: z.iso.datetime().optional(),
  /** A count, or each ad. */
  ads: z.union([z.int().min(0), z.array(adSchema)]).default(1),
});
const campaignSchema = z.strictObject({
  id: id.optional(),
  name: z.string(),
  kind: z.enum(CAMPAIGN_KINDS).default('manual'),
  switch: switchState.default('on'),
  status: status.optional(),
  dailyBudget: money.default('100'),
  budgetMode: z
    .enum([
      'BUDGET_MODE_INFINITE',
      'BUDGET_MODE_TOTAL',
      'BUDGET_MODE_DAY',
      'BUDGET_MODE_DYNAMIC_DAILY_BUDGET',
    ])
    .default('BUDGET_MODE_DAY'),
  objective: z.string().default('WEB_CONVERSIONS'),
  ios14: z.boolean().optional(),
  gmvType: z.enum(['PRODUCT_GMV_MAX', 'LIVE_GMV_MAX']).optional(),
  /** GMV Max sessions: a count. */
  sessions: z.int().min(0).default(0),
  storeId: id.optional(),
  spentToday: money.default('0'),
  impressionsToday: z.int().min(0).default(0),
  origin: z.enum(['TT_ADS_PLATFORM', 'PROMOTE']).optional(),
  adGroups: z.array(adGroupSchema).default([adGroupSchema.parse({})]),
});

/** A world as a scenario or a file gives it: one advertiser and its campaigns. Unknown keys are an error. */
export const worldSchema = z.strictObject({
  advertiser: z
    .strictObject({
      id: id.default('7011223344556677889'),
      name: z.string().default('Simulated advertiser'),
      timezone: z.string().default('America/New_York'),
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .default('USD'),
      status: z.enum(['STATUS_ENABLE', 'STATUS_DISABLE', 'STATUS_LIMIT']).default('STATUS_ENABLE'),
      balance: money.default('1000'),
    })
    .prefault({}),
  campaigns: z.array(campaignSchema),
  /** How many further campaigns deliver in the account. */
  otherActiveCampaigns: z.int().min(0).default(0),
});
export type WorldInput = z.input<typeof worldSchema>;

/** Builds a world from its description. Throws a ZodError on anything unknown or malformed. */
export function loadWorld(input: unknown, clock: SimClock): World {
  const given = worldSchema.parse(input);
  const ids = new IdSource('1846000000000000123', new Random(7));
  const world = new World(clock);
  const now = clock.now();
  const { timezone, ...about } = given.advertiser;
  const advertiser: WorldAdvertiser = {
    ...about,
    company: about.name,
    country: 'US',
    timezone,
    displayTimezone: timezone,
    createTime: now - 400 * DAY,
  };
  world.addAdvertiser(advertiser);
  for (const campaign of given.campaigns) addCampaign(world, advertiser, campaign, ids);
  for (let index = 1; index <= given.otherActiveCampaigns; index += 1)
    addCampaign(
      world,
      advertiser,
      campaignSchema.parse({
        name: `Other active campaign ${index}`,
        spentToday: '25',
        impressionsToday: 4000,
      }),
      ids,
    );
  return world;
}

function addCampaign(
  world: World,
  advertiser: WorldAdvertiser,
  given: z.output<typeof campaignSchema>,
  ids: IdSource,
): void {
  const created = world.clock.now() - 30 * DAY;
  const times = { createTime: created, modifyTime: created };
  const campaign: WorldCampaign = {
    id: given.id ?? ids.next(),
    advertiserId: advertiser.id,
    name: given.name,
    kind: given.kind,
    switch: given.switch,
    ...(given.status === undefined ? {} : { status: given.status }),
    budget: given.dailyBudget,
    budgetMode: given.budgetMode,
    budgetOptimized: given.budgetMode !== 'BUDGET_MODE_INFINITE',
    objective: given.objective,
    ...(given.ios14 === undefined ? {} : { ios14: given.ios14 }),
    spentToday: given.spentToday,
    impressionsToday: given.impressionsToday,
    origin: given.origin ?? (given.kind === 'promote' ? 'PROMOTE' : 'TT_ADS_PLATFORM'),
    ...times,
  };
  if (given.kind === 'gmv-max') {
    campaign.gmvType = given.gmvType ?? 'PRODUCT_GMV_MAX';
    campaign.storeId = given.storeId ?? ids.next();
  }
  world.addCampaign(campaign);
  for (let index = 0; index < given.sessions; index += 1)
    world.addSession({
      id: ids.next(),
      campaignId: campaign.id,
      bidType: 'NO_BID',
      budget: '20',
      switch: 'on',
      startTime: created,
      endTime: world.clock.now() + 7 * DAY,
    });
  for (const [index, adGroup] of given.adGroups.entries()) addAdGroup(world, campaign, adGroup, index, ids);
}

function addAdGroup(
  world: World,
  campaign: WorldCampaign,
  given: z.output<typeof adGroupSchema>,
  index: number,
  ids: IdSource,
): void {
  const times = { createTime: campaign.createTime, modifyTime: campaign.createTime };
  const owner = { advertiserId: campaign.advertiserId, campaignId: campaign.id };
  const adGroupId = given.id ?? ids.next();
  world.addAdGroup({
    ...owner,
    ...times,
    id: adGroupId,
    name: given.name ?? `Ad group ${index + 1}`,
    switch: given.switch,
    ...(given.status === undefined ? {} : { status: given.status }),
    budget: campaign.budgetOptimized ? '0' : '50',
    budgetMode: campaign.budgetOptimized ? 'BUDGET_MODE_INFINITE' : 'BUDGET_MODE_DAY',
    scheduleStart: given.startsAt === undefined ? campaign.createTime : Date.parse(given.startsAt),
    ...(given.endsAt === undefined ? {} : { scheduleEnd: Date.parse(given.endsAt) }),
  });
  const ads =
    typeof given.ads === 'number' ? Array.from({ length: given.ads }, () => adSchema.parse({})) : given.ads;
  for (const [number, ad] of ads.entries())
    world.addAd({
      ...owner,
      ...times,
      id: ad.id ?? ids.next(),
      adGroupId,
      name: ad.name ?? `Ad ${index + 1}.${number + 1}`,
      switch: ad.switch,
      ...(ad.status === undefined ? {} : { status: ad.status }),
      ...(ad.aco === undefined ? {} : { aco: ad.aco }),
      ...(campaign.kind === 'smart-plus' ? { smartPlusAdId: ids.next() } : {}),
    });
}
