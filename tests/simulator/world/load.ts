import { z } from 'zod';
import type { SimClock } from '../clock';
import { parseDuration } from '../duration';
import { addRules, ruleSchema } from './load-rules';
import { pastToday, steadyPast } from './past';
import { IdSource, Random } from './random';
import { ADVERTISER_STATUSES, CAMPAIGN_KINDS, type GivenCampaign, type WorldAdvertiser } from './types';
import { World } from './world';

const DAY = 86_400_000;
/** So that a campaign that spends also shows. */
const IMPRESSIONS_PER_UNIT = 150;
const id = z.string().regex(/^\d{16,20}$/, 'must be an id of 16 to 20 digits');
const money = z.string().regex(/^\d+(\.\d+)?$/, 'must be a decimal string');
const switchState = z.enum(['on', 'off', 'deleted']);
const status = z.string().regex(/^[A-Z0-9_]+$/);
/** An instant, TikTok's `YYYY-MM-DD HH:MM:SS` (UTC), or a time after now such as '+5h'. */
const instant = z.union(
  [
    z.iso.datetime({ offset: true }),
    z
      .string()
      .regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
      .transform((text) => `${text.replace(' ', 'T')}Z`),
    z.string().regex(/^\+\d/),
  ],
  'must be an instant, a UTC time like 2026-03-10 18:00:00, or like +5h',
);

const adSchema = z.strictObject({
  id: id.optional(),
  name: z.string().optional(),
  switch: switchState.default('on'),
  status: status.optional(),
  aco: z.boolean().optional(),
  /** Id of the TikTok post it shows. */
  post: id.optional(),
  /** Of an Upgraded Smart+ ad; one that is on unless told. */
  materials: z
    .array(
      z.strictObject({
        id: id.optional(),
        name: z.string().default('Video'),
        switch: z.enum(['on', 'off']).default('on'),
      }),
    )
    .optional(),
});
const adGroupSchema = z.strictObject({
  id: id.optional(),
  name: z.string().optional(),
  switch: switchState.default('on'),
  status: status.optional(),
  startsAt: instant.optional(),
  endsAt: instant.optional(),
  /** A count, or each ad. */
  ads: z.union([z.int().min(0), z.array(adSchema)]).default(1),
});
const sessionSchema = z.strictObject({
  budget: money.optional(),
  /** The same by the name that a campaign's has. */
  dailyBudget: money.optional(),
  /** Its budget over 24 hours, unless told otherwise. */
  spendPerHour: money.optional(),
  bidType: z.enum(['NO_BID', 'CREATIVE_NO_BID']).default('NO_BID'),
  endsAt: instant.default('+7d'),
});
const campaignSchema = z.strictObject({
  id: id.optional(),
  name: z.string(),
  /** Manual, unless `origin` says that it comes from the TikTok app. */
  kind: z.enum(CAMPAIGN_KINDS).optional(),
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
  /** GMV Max sessions: a count, or each session. */
  sessions: z.union([z.int().min(0), z.array(sessionSchema)]).default(0),
  storeId: id.optional(),
  /** What it spends while it delivers: from yesterday on, unless `spentToday` tells what it spent before now. */
  spendPerHour: money.default('0'),
  /** What it spent today before now. */
  spentToday: money.optional(),
  impressionsToday: z.int().min(0).optional(),
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
      status: z.enum(ADVERTISER_STATUSES).default('STATUS_ENABLE'),
      balance: money.default('1000'),
      /** The Business Center that owns it; without one it stands alone. */
      businessCenter: id.optional(),
    })
    .prefault({}),
  campaigns: z.array(campaignSchema),
  /** How many further campaigns deliver in the account. */
  otherActiveCampaigns: z.int().min(0).default(0),
  /** Automated rules of the account. */
  rules: z.array(ruleSchema).default([]),
});
export type WorldInput = z.input<typeof worldSchema>;

/** Builds a world from its description. Throws a ZodError on anything unknown or malformed. */
export function loadWorld(input: unknown, clock: SimClock): World {
  const world = new World(clock);
  addToWorld(world, input, new IdSource('1846000000000000123', new Random(7)));
  return world;
}

/** Puts another account with its campaigns into a world; its id must be another than those that are there. */
export function addAccount(world: World, input: WorldInput): void {
  addToWorld(world, input, new IdSource('1847000000000000123', new Random(11)));
}

function addToWorld(world: World, input: unknown, ids: IdSource): void {
  const given = worldSchema.parse(input);
  const now = world.clock.now();
  const { timezone, businessCenter, ...about } = given.advertiser;
  const advertiser: WorldAdvertiser = {
    ...about,
    company: about.name,
    country: 'US',
    timezone,
    displayTimezone: timezone,
    ...(businessCenter === undefined ? {} : { ownerBcId: businessCenter }),
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
        spendPerHour: '2',
        spentToday: '25',
        impressionsToday: 4000,
      }),
      ids,
    );
  addRules(world, advertiser.id, given.rules, ids);
}

/** The kind and origin of a campaign; one may follow from the other. Throws where they contradict each other. */
function kindAndOrigin(given: z.output<typeof campaignSchema>): Pick<GivenCampaign, 'kind' | 'origin'> {
  // From the app comes nothing else: "manual" is only how campaigns are unless told otherwise.
  const { kind: told = 'manual' } = given;
  const kind = told === 'manual' && given.origin === 'PROMOTE' ? 'promote' : told;
  const origin = given.origin ?? (kind === 'promote' ? 'PROMOTE' : 'TT_ADS_PLATFORM');
  if ((kind === 'promote') !== (origin === 'PROMOTE'))
    throw new Error(`campaign ${given.name}: kind ${kind} and origin ${origin} contradict each other`);
  return { kind, origin };
}

/** A count stands for that many of the default. */
function listOf<S extends z.ZodType>(given: number | z.output<S>[], schema: S): z.output<S>[] {
  return typeof given === 'number' ? Array.from({ length: given }, () => schema.parse({})) : given;
}

function instantOf(text: string, clock: SimClock): number {
  return text.startsWith('+') ? clock.now() + parseDuration(text) : Date.parse(text);
}

function addCampaign(
  world: World,
  advertiser: WorldAdvertiser,
  given: z.output<typeof campaignSchema>,
  ids: IdSource,
): void {
  const created = world.clock.now() - 30 * DAY;
  const times = { createTime: created, modifyTime: created };
  const campaign: GivenCampaign = {
    id: given.id ?? ids.next(),
    advertiserId: advertiser.id,
    name: given.name,
    ...kindAndOrigin(given),
    switch: given.switch,
    ...(given.status === undefined ? {} : { status: given.status }),
    budget: given.dailyBudget,
    budgetMode: given.budgetMode,
    budgetOptimized: given.budgetMode !== 'BUDGET_MODE_INFINITE',
    objective: given.objective,
    ...(given.ios14 === undefined ? {} : { ios14: given.ios14 }),
    spendPerHour: given.spendPerHour,
    impressionsPerHour: Number(given.spendPerHour) * IMPRESSIONS_PER_UNIT,
    ...times,
  };
  const sessions = listOf(given.sessions, sessionSchema);
  if (sessions.length > 0 && campaign.kind !== 'gmv-max')
    throw new Error(`campaign ${given.name}: only GMV Max campaigns have sessions`);
  if (campaign.kind === 'gmv-max') {
    campaign.gmvType = given.gmvType ?? 'PRODUCT_GMV_MAX';
    campaign.storeId = given.storeId ?? ids.next();
  }
  world.addCampaign(campaign);
  for (const { endsAt, budget, dailyBudget, ...session } of sessions)
    world.addSession({
      ...session,
      budget: budget ?? dailyBudget ?? '20',
      id: ids.next(),
      campaignId: campaign.id,
      switch: 'on',
      startTime: created,
      endTime: instantOf(endsAt, world.clock),
    });
  for (const [index, adGroup] of given.adGroups.entries()) addAdGroup(world, campaign, adGroup, index, ids);
  addPast(world, campaign, given);
}

/** What it spent before now: as told, else what it would have spent at its rate. */
function addPast(
  world: World,
  campaign: GivenCampaign,
  given: Pick<z.output<typeof campaignSchema>, 'spentToday' | 'impressionsToday'>,
): void {
  if (given.spentToday === undefined && given.impressionsToday === undefined)
    return steadyPast(world, campaign);
  const spent = given.spentToday ?? '0';
  pastToday(world, campaign, {
    spent,
    impressions: given.impressionsToday ?? Math.round(Number(spent) * IMPRESSIONS_PER_UNIT),
  });
}

function addAdGroup(
  world: World,
  campaign: GivenCampaign,
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
    scheduleStart:
      given.startsAt === undefined ? campaign.createTime : instantOf(given.startsAt, world.clock),
    ...(given.endsAt === undefined ? {} : { scheduleEnd: instantOf(given.endsAt, world.clock) }),
  });
  for (const [number, ad] of listOf(given.ads, adSchema).entries()) {
    if (ad.materials !== undefined && campaign.kind !== 'smart-plus')
      throw new Error(`campaign ${campaign.name}: only Upgraded Smart+ ads have materials`);
    world.addAd({
      ...owner,
      ...times,
      id: ad.id ?? ids.next(),
      adGroupId,
      name: ad.name ?? `Ad ${index + 1}.${number + 1}`,
      switch: ad.switch,
      ...(ad.status === undefined ? {} : { status: ad.status }),
      ...(ad.aco === undefined ? {} : { aco: ad.aco }),
      ...(ad.post === undefined ? {} : { post: ad.post }),
      ...(campaign.kind === 'smart-plus' ? { smartPlusAdId: ids.next() } : {}),
      ...(ad.materials === undefined
        ? {}
        : { materials: ad.materials.map((one) => ({ ...one, id: one.id ?? ids.next() })) }),
    });
  }
}
