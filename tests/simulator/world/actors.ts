import { z } from 'zod';
import type { Actor, Level } from './types';
import type { World } from './world';

const DEEDS = [
  'enable',
  'disable',
  'delete',
  'enable-ad-group',
  'approve',
  'suspend',
  'reinstate',
  'budget-rollover',
] as const;

/** Something that someone other than the API's caller does. */
export const actSchema = z.strictObject({
  actor: z.enum(['user', 'rule', 'app', 'platform']),
  /** Who exactly, for the change log. */
  name: z.string().optional(),
  does: z.enum(DEEDS),
  /** Campaign id, or its index in the world. */
  campaign: z.union([z.string(), z.int().min(0)]).optional(),
  /** Ad group id, or its index in the campaign. */
  adGroup: z.union([z.string(), z.int().min(0)]).optional(),
  /** For suspend and reinstate; defaults to the campaign's account. */
  advertiser: z.string().optional(),
});
export type Act = z.infer<typeof actSchema>;

/** States that end when a review is over. */
const IN_REVIEW = /AUDIT|REVIEW/;

/** Lets an actor change the world. Throws when what it names does not exist or can no longer be changed. */
export function act(world: World, deed: Act): void {
  const by: Actor = { kind: deed.actor, ...(deed.name === undefined ? {} : { name: deed.name }) };
  switch (deed.does) {
    case 'enable':
    case 'disable':
    case 'delete':
      return flip(world, deed, by);
    case 'enable-ad-group':
      return flip(world, { ...deed, does: 'enable', adGroup: deed.adGroup ?? 0 }, by);
    case 'approve':
      return clearStatus(world, deed, by, (status) => IN_REVIEW.test(status));
    case 'budget-rollover':
      return clearStatus(world, deed, by, (status) => /BUDGET_EXCEED|CAMPAIGN_EXCEED/.test(status));
    case 'suspend':
      advertiserOf(world, deed).status = 'STATUS_LIMIT';
      return;
    case 'reinstate':
      advertiserOf(world, deed).status = 'STATUS_ENABLE';
      return;
  }
}

function flip(world: World, deed: Act, by: Actor): void {
  const { level, id } = target(world, deed);
  const to = deed.does === 'enable' ? 'on' : deed.does === 'disable' ? 'off' : 'deleted';
  const outcome = world.setSwitch(level, id, to, by);
  if (!outcome.ok) throw new Error(`${deed.does} ${level} ${id}: ${outcome.reason}`);
}

function target(world: World, deed: Act): { level: Level; id: string } {
  if (typeof deed.adGroup === 'string') return { level: 'adgroup', id: deed.adGroup };
  const campaignId = campaignOf(world, deed);
  if (deed.adGroup === undefined) return { level: 'campaign', id: campaignId };
  const adGroup = world.adGroupsOf(campaignId)[deed.adGroup];
  if (!adGroup) throw new Error(`campaign ${campaignId} has no ad group ${deed.adGroup}`);
  return { level: 'adgroup', id: adGroup.id };
}

/** The campaign a deed names, by id or index. */
export function campaignOf(world: World, deed: Pick<Act, 'campaign'>): string {
  const id = typeof deed.campaign === 'number' ? [...world.campaigns.keys()][deed.campaign] : deed.campaign;
  if (id === undefined || !world.campaigns.has(id)) throw new Error(`no campaign ${deed.campaign}`);
  return id;
}

/** Clears the matching states of a campaign and of everything below it, or of all campaigns. */
function clearStatus(world: World, deed: Act, by: Actor, matches: (status: string) => boolean): void {
  const campaigns = deed.campaign === undefined ? [...world.campaigns.keys()] : [campaignOf(world, deed)];
  const clear = (level: Level, entity: { id: string; status?: string }) => {
    if (entity.status !== undefined && matches(entity.status))
      world.setStatus(level, entity.id, undefined, by);
  };
  for (const id of campaigns) {
    const campaign = world.campaigns.get(id);
    if (campaign) clear('campaign', campaign);
    for (const adGroup of world.adGroupsOf(id)) {
      clear('adgroup', adGroup);
      for (const ad of world.adsOfAdGroup(adGroup.id)) clear('ad', ad);
    }
  }
}

function advertiserOf(world: World, deed: Act) {
  const campaign = deed.campaign === undefined ? undefined : world.campaigns.get(campaignOf(world, deed));
  const id = deed.advertiser ?? campaign?.advertiserId ?? world.advertisers.keys().next().value;
  const advertiser = id === undefined ? undefined : world.advertisers.get(id);
  if (!advertiser) throw new Error(`no advertiser ${id}`);
  return advertiser;
}
