import { entityKey, type EntityRef } from '@/utils/core/entity';
import type { Problem } from '@/utils/core/evidence';
import { problemSaid } from '@/utils/core/verdict';
import type { Spend } from '@/utils/gateways/gateway';
import { campaignKeysOf, campaignsOf, keepList } from '@/utils/store/campaign-lists';
import type { KnownEntity } from '@/utils/store/database';
import type { OutputOf } from '@/utils/wire/commands';
import type { Description } from '@/utils/wire/views';
import { noteProblem, noteWorking } from './access';
import { gatewayOf } from './accounts';
import { remember } from './known-entities';
import type { EngineParts } from './parts';

/** Spend this old is read again before a dialog shows it. Milliseconds. */
const SPEND_FRESH_FOR = 5 * 60_000;
/** An entity this old is read again before a dialog describes it. Milliseconds. */
const ENTITY_FRESH_FOR = 60_000;

/** Reads an account's campaigns and today's spend into the store. */
export async function refreshCampaigns(
  parts: EngineParts,
  advertiserId: string,
): Promise<OutputOf<'refresh-campaigns'>> {
  const { db } = parts;
  const advertiser = await db.advertisers.get(advertiserId);
  const gateway = await gatewayOf(parts, advertiserId);
  if (advertiser === undefined || gateway === null) {
    return { status: 'failed', said: { key: 'problem_not_connected', values: {} } };
  }
  const listed = await gateway.listCampaigns(advertiserId);
  if (!listed.ok) return failedListing(parts, advertiserId, listed.problem);
  await noteWorking(parts, gateway.name);
  await remember(parts, listed.value, listed.stamp.at);
  await forgetOthers(parts, advertiserId, new Set(listed.value.map((entity) => entityKey(entity.ref))));

  const spend = await gateway.readSpendToday(advertiserId, advertiser.timezone);
  await db.transaction('rw', db.entities, db.lists, db.advertisers, async () => {
    const campaigns = spend.ok
      ? await rememberSpend(parts, advertiserId, spend.value, spend.stamp.at)
      : await campaignsOf(db, advertiserId);
    await keepList(db, advertiserId, campaigns);
    await db.advertisers.update(advertiserId, {
      listedAt: listed.stamp.at,
      listProblem: spend.ok ? null : problemSaid(spend.problem).key,
    });
  });
  return { status: 'read', campaigns: listed.value.length };
}

async function failedListing(
  parts: EngineParts,
  advertiserId: string,
  problem: Problem,
): Promise<OutputOf<'refresh-campaigns'>> {
  const advertiser = await parts.db.advertisers.get(advertiserId);
  if (advertiser !== undefined) await noteProblem(parts, advertiser.gateway, problem);
  const said = problemSaid(problem);
  await parts.db.advertisers.update(advertiserId, { listProblem: said.key });
  return { status: 'failed', said };
}

/**
 * Campaigns that the list does not show any more were deleted; their orders keep their own evidence. What was made of
 * the list before goes with them.
 */
export async function forgetOthers(
  { db }: EngineParts,
  advertiserId: string,
  listed: Set<string>,
): Promise<void> {
  await db.transaction('rw', db.entities, db.lists, async () => {
    const gone = (await campaignKeysOf(db, advertiserId)).filter((key) => !listed.has(key));
    if (gone.length === 0) return;
    await db.entities.bulkDelete(gone);
    await db.lists.delete(advertiserId);
  });
}

/** Writes down what they spent today, and gives all campaigns of the account as they are then. */
async function rememberSpend(
  { db }: EngineParts,
  advertiserId: string,
  rows: Spend[],
  at: number,
): Promise<KnownEntity[]> {
  const spent = new Map(rows.map((row) => [row.campaignId, row.spent]));
  return db.transaction('rw', db.entities, async () => {
    const campaigns = await campaignsOf(db, advertiserId);
    const told = campaigns.filter(({ ref }) => spent.has(ref.id));
    for (const campaign of told) {
      campaign.spentToday = spent.get(campaign.ref.id) ?? null;
      campaign.spendReadAt = at;
    }
    await db.entities.bulkPut(told);
    return campaigns;
  });
}

/** What a confirm dialog says about an entity, freshly read where it is not known; null when it cannot be. */
export async function describe(parts: EngineParts, ref: EntityRef): Promise<Description | null> {
  const { db, clock } = parts;
  const gateway = await gatewayOf(parts, ref.advertiserId);
  const advertiser = await db.advertisers.get(ref.advertiserId);
  if (gateway === null || advertiser === undefined) return null;
  const key = entityKey(ref);
  const known = await db.entities.get(key);
  if (known === undefined || clock.now() - known.readAt > ENTITY_FRESH_FOR) {
    const read = await gateway.readEntity(ref, 'click');
    if (read.ok && read.value !== null) await remember(parts, [read.value], read.stamp.at);
  }
  if (ref.level === 'campaign' && clock.now() - (known?.spendReadAt ?? 0) > SPEND_FRESH_FOR) {
    const spend = await gateway.readSpendToday(ref.advertiserId, advertiser.timezone);
    if (spend.ok) {
      await db.transaction('rw', db.entities, db.lists, async () => {
        const campaigns = await rememberSpend(parts, ref.advertiserId, spend.value, spend.stamp.at);
        if (advertiser.listedAt !== null) await keepList(db, ref.advertiserId, campaigns);
      });
    }
  }
  const entity = await db.entities.get(key);
  if (entity === undefined) return null;
  return {
    ref,
    name: entity.name,
    kind: entity.kind,
    switch: entity.switch,
    currency: advertiser.currency,
    spentToday: entity.spentToday,
    budget: entity.budget,
    budgetMode: entity.budgetMode,
    held: (await db.holds.get(key)) !== undefined,
    ios14: entity.ios14,
    canDelete: gateway.can.delete.includes(ref.level),
  };
}
