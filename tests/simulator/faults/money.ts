import type { ArmedFault } from '../faults';
import type { Leak } from '../world/delivery';
import { unitsOf } from '../world/money';
import type { Owner } from '../world/stretch';
import type { World } from '../world/world';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The daily repair of reports runs at 12:00 UTC. facts: marketing-api 7.4 */
const REPAIR = 12 * HOUR;
const LATE_SPEND_SHOWS_AFTER = 2 * HOUR;
const IMPRESSIONS_PER_UNIT = 150;

/** Faults that let money out although something is switched off. */
export function isLeak(fault: ArmedFault): fault is ArmedFault & Leak {
  return ['delivers-although-off', 'spends-although-off', 'child-left-on'].includes(fault.name);
}

/** Puts down the money of a fault that brings some at a time of its own. Throws when it does not say how much. */
export function bookMoney(fault: ArmedFault, world: World): void {
  if (fault.name !== 'late-spend' && fault.name !== 'correction-adds') return;
  if (fault.amount === undefined) throw new Error(`${fault.name} needs an amount`);
  const campaign = world.campaigns.get(fault.campaignId ?? world.campaigns.keys().next().value ?? '');
  if (!campaign) throw new Error(`${fault.name}: no campaign`);
  const currency = world.advertisers.get(campaign.advertiserId)?.currency ?? 'USD';
  const spend = Math.round(unitsOf(fault.amount, currency));
  const owner = ownerOf(world, campaign.id, fault.adGroupId);
  if (fault.name === 'late-spend') {
    const impressions = Math.round(Number(fault.amount) * IMPRESSIONS_PER_UNIT);
    const visibleAt = fault.armedAt + LATE_SPEND_SHOWS_AFTER;
    return world.spend.book(campaign.id, { at: fault.armedAt, visibleAt, spend, impressions, owner });
  }
  const at = fault.armedAt + (fault.hour ?? 0) * HOUR;
  world.spend.book(campaign.id, { at, visibleAt: nextRepair(Math.max(at, fault.armedAt)), spend, owner });
}

function nextRepair(after: number): number {
  return (Math.floor((after - REPAIR) / DAY) + 1) * DAY + REPAIR;
}

/** The first ad of the ad group, or of the first ad group that has one. */
function ownerOf(world: World, campaignId: string, adGroupId: string | undefined): Owner {
  for (const adGroup of world.adGroupsOf(campaignId)) {
    const ad = world.adsOfAdGroup(adGroup.id)[0];
    if (ad && (adGroupId === undefined || adGroup.id === adGroupId))
      return { adGroupId: adGroup.id, adId: ad.id };
  }
  return {};
}
