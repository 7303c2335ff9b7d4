import type { Entity, EntityRef } from '@/utils/core/entity';
import type { Operation, Problem, Stamp, TreeNode, WriteOutcome } from '@/utils/core/evidence';
import type { GatewayName } from '@/utils/core/gateway-name';

/** What looking gave: a value, or the problem that kept us from it; both with when and what TikTok logged. */
export type Read<T> = { ok: true; value: T; stamp: Stamp } | { ok: false; problem: Problem; stamp: Stamp };

export interface Advertiser {
  id: string;
  name: string;
  currency: string;
  timezone: string;
  status: string;
}

export interface Tree {
  nodes: TreeNode[];
  /** What TikTok's own page counts add up to. */
  total: number;
  /** False when pages were missing or counts changed while reading. */
  complete: boolean;
}

/** Today's spend of one campaign: decimal string in account currency, account-zone day. */
export interface Spend {
  campaignId: string;
  spent: string;
}

/** Clicks go before watching, and watching before listing. */
export type Priority = 'click' | 'watch' | 'list';

/**
 * One way to reach TikTok. The engine never asks which one it talks to. Methods never throw for what
 * TikTok or the network does: problems are values.
 */
export interface Gateway {
  readonly name: GatewayName;
  /** What this way can do; faces and engine ask this instead of the name. */
  readonly can: {
    stop: boolean;
    readTree: boolean;
    readSpend: 'hourly' | 'daily' | 'none';
    readChangeLog: boolean;
    readRules: boolean;
  };
  /** Whether the access works, and whose it is (a name for display). */
  check(): Promise<Read<{ person: string }>>;
  /** What TikTok says of these accounts; those the access does not cover are left out. */
  readAdvertisers(ids: string[]): Promise<Read<Advertiser[]>>;
  /** Reads a proof needs that the access lacks: `read-campaigns`, `read-adgroups`, `read-ads`. */
  missingReads(advertiserId: string): Promise<Read<string[]>>;
  /** One entity by exact id, deleted and hidden ones included; null when TikTok lists it nowhere. */
  readEntity(ref: EntityRef, priority: Priority): Promise<Read<Entity | null>>;
  /** As `readEntity` for an entity whose kind is known, which needs fewer calls. */
  readSwitch(entity: Entity, priority: Priority): Promise<Read<Entity | null>>;
  /** Everything below an entity, all pages, deleted ones included. */
  readTree(entity: Entity, priority: Priority): Promise<Read<Tree>>;
  /** Several entities of one level by exact id; those not found are left out. Not proof of anything. */
  readEntities(advertiserId: string, level: EntityRef['level'], ids: string[]): Promise<Read<Entity[]>>;
  /** All campaigns of an account that are not deleted, of every kind and origin. */
  listCampaigns(advertiserId: string): Promise<Read<Entity[]>>;
  /** Today's spend by campaign in the account's day. A campaign that is left out is unknown, not zero. */
  readSpendToday(advertiserId: string, timezone: string): Promise<Read<Spend[]>>;
  /** Switches one entity. One request, never repeated here. */
  write(entity: Entity, operation: Operation): Promise<WriteOutcome & { stamp: Stamp }>;
}
