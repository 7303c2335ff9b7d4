import { z } from 'zod';
import { amountSchema } from '../decimal';
import { clearStatuses, topUp } from './relief';
import type { Actor, Level, WorldAdvertiser } from './types';
import type { World } from './world';

const DEEDS = [
  'enable',
  'disable',
  'delete',
  'enable-ad-group',
  'budget-rollover',
  'top-up',
  'approve',
  'suspend',
  'reinstate',
  'start-schedule',
  'add-session',
  'reconnect',
] as const;

/** Something that someone other than the API's caller does. */
export const actSchema = z.strictObject({
  actor: z.enum(['user', 'rule', 'app', 'platform']),
  /** Who exactly, for the change log: an e-mail, a rule's name, an app's id. */
  name: z.string().optional(),
  does: z.enum(DEEDS),
  /** Campaign id, or its index in the world; the first where one is needed and none is named. */
  campaign: z.union([z.string(), z.int().min(0)]).optional(),
  /** Ad group id, or its index in the campaign. */
  adGroup: z.union([z.string(), z.int().min(0)]).optional(),
  /** For suspend, reinstate, approve and top-up; defaults to the campaign's account. */
  advertiser: z.string().optional(),
  /** For top-up: how much, in the account's currency. */
  amount: amountSchema.default('500'),
  /** For add-session: its own daily budget. */
  budget: amountSchema.default('20'),
});
export type Act = z.input<typeof actSchema>;
type Deed = z.output<typeof actSchema>;

const IN_REVIEW = /AUDIT|REVIEW/;
const BUDGET_SPENT = /BUDGET_EXCEED|CAMPAIGN_EXCEED/;
const NOT_STARTED = /NOT_START|PRE_ONLINE|LIVE_OFFLINE|RF_SCHEDULE/;
const ACCOUNT_IN_REVIEW = /^STATUS_(PENDING|WAIT|SELF_SERVICE)/;
const DAY = 86_400_000;

/**
 * Lets an actor change the world. Throws when what it names does not exist or can no longer be changed. `reconnect`
 * changes nothing here: whoever plays it asks `Tokens.issue` for the new token.
 */
export function act(world: World, input: Act): void {
  const deed = actSchema.parse(input);
  world.catchUp();
  const by: Actor = { kind: deed.actor, ...(deed.name === undefined ? {} : { name: deed.name }) };
  switch (deed.does) {
    case 'enable':
    case 'disable':
    case 'delete':
      return flip(world, deed, by);
    case 'enable-ad-group':
      return flip(world, { ...deed, does: 'enable', adGroup: deed.adGroup ?? 0 }, by);
    case 'budget-rollover':
      return clearStatuses(world, campaignsOf(world, deed), by, BUDGET_SPENT);
    case 'top-up':
      return topUp(world, advertiserOf(world, deed), deed.amount, by);
    case 'approve':
      return approve(world, deed, by);
    case 'suspend':
      return void world.setAdvertiserStatus(advertiserOf(world, deed).id, 'STATUS_LIMIT', by);
    case 'reinstate':
      return void world.setAdvertiserStatus(advertiserOf(world, deed).id, 'STATUS_ENABLE', by);
    case 'start-schedule':
      return startSchedule(world, deed, by);
    case 'add-session':
      return addSession(world, deed, by);
    case 'reconnect':
      return;
  }
}

function flip(world: World, deed: Deed, by: Actor): void {
  const { level, id } = target(world, deed);
  const to = deed.does === 'enable' ? 'on' : deed.does === 'disable' ? 'off' : 'deleted';
  const outcome = world.setSwitch(level, id, to, by);
  if (!outcome.ok) throw new Error(`${deed.does} ${level} ${id}: ${outcome.reason}`);
}

function target(world: World, deed: Deed): { level: Level; id: string } {
  if (typeof deed.adGroup === 'string') return { level: 'adgroup', id: deed.adGroup };
  const campaignId = campaignOf(world, deed);
  if (deed.adGroup === undefined) return { level: 'campaign', id: campaignId };
  const adGroup = world.adGroupsOf(campaignId)[deed.adGroup];
  if (!adGroup) throw new Error(`campaign ${campaignId} has no ad group ${deed.adGroup}`);
  return { level: 'adgroup', id: adGroup.id };
}

/** The campaign a deed names, by id or index; the first where it names none. */
export function campaignOf(world: World, { campaign = 0 }: Pick<Act, 'campaign'>): string {
  const id = typeof campaign === 'number' ? [...world.campaigns.keys()][campaign] : campaign;
  if (id === undefined || !world.campaigns.has(id)) throw new Error(`no campaign ${campaign}`);
  return id;
}

/** The named campaign, or all. */
function campaignsOf(world: World, deed: Deed): string[] {
  return deed.campaign === undefined ? [...world.campaigns.keys()] : [campaignOf(world, deed)];
}

function advertiserOf(world: World, deed: Deed): WorldAdvertiser {
  const campaign = deed.campaign === undefined ? undefined : world.campaigns.get(campaignOf(world, deed));
  const id = deed.advertiser ?? campaign?.advertiserId ?? world.advertisers.keys().next().value;
  const advertiser = id === undefined ? undefined : world.advertisers.get(id);
  if (!advertiser) throw new Error(`no advertiser ${id}`);
  return advertiser;
}

/** A review ends: of campaigns and what is below them, and of the account where that was waiting. */
function approve(world: World, deed: Deed, by: Actor): void {
  const account = advertiserOf(world, deed);
  if (ACCOUNT_IN_REVIEW.test(account.status)) world.setAdvertiserStatus(account.id, 'STATUS_ENABLE', by);
  clearStatuses(world, campaignsOf(world, deed), by, IN_REVIEW);
}

/** What was to begin later begins now: a schedule, a live. */
function startSchedule(world: World, deed: Deed, by: Actor): void {
  const campaigns = campaignsOf(world, deed);
  for (const id of campaigns) for (const adGroup of world.adGroupsOf(id)) world.startNow(adGroup.id, by);
  clearStatuses(world, campaigns, by, NOT_STARTED);
}

function addSession(world: World, deed: Deed, by: Actor): void {
  const campaign = world.campaigns.get(campaignOf(world, deed));
  if (campaign?.kind !== 'gmv-max') throw new Error(`campaign ${campaign?.id} is not GMV Max: no sessions`);
  const now = world.clock.now();
  const count = campaign.sessions?.length ?? 0;
  const session = {
    id: String(BigInt(campaign.id) + BigInt(7001 + count)),
    campaignId: campaign.id,
    bidType: 'NO_BID' as const,
    budget: deed.budget,
    switch: 'on' as const,
    startTime: now,
    endTime: now + 7 * DAY,
  };
  world.addSession(session, by);
}
