import type { Entity, EntityRef } from '@/utils/core/entity';
import type {
  LoggedChange,
  Operation,
  Problem,
  Stamp,
  TreeNode,
  TurnOnRule,
  WriteOutcome,
} from '@/utils/core/evidence';
import type { GatewayName } from '@/utils/core/gateway-name';
import type { SpendBelow, SpendReport } from '@/utils/core/spend';

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

/**
 * Whose turn it is. A click goes before everything and is never held up: it is what a person just asked for.
 * Then the first proof of what was asked for, then watching, then what only explains or lists.
 */
export type Priority = 'click' | 'proof' | 'watch' | 'list';

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
  /**
   * The money of one entity by the hour since shortly before `since` (UTC milliseconds), what it ever spent,
   * and how far the report has come (facts: marketing-api 16).
   */
  readSpend(
    entity: Entity,
    account: { timezone: string; currency: string },
    since: number,
    priority: Priority,
  ): Promise<Read<SpendReport>>;
  /** The money of what is directly below, by the hour since shortly before `since`; to find what leaks. */
  readSpendBelow(
    entity: Entity,
    account: { timezone: string },
    since: number,
    priority: Priority,
  ): Promise<Read<SpendBelow[]>>;
  /** Automated rules that are on and would switch the entity on again (facts: marketing-api 5.2). */
  readTurnOnRules(entity: Entity, priority: Priority): Promise<Read<TurnOnRule[]>>;
  /**
   * Who switched the entity on or off since `since` (UTC milliseconds), oldest first, from the change log and
   * from the results of automated rules; a problem when neither can be read (facts: marketing-api 5).
   */
  readSwitchChanges(entity: Entity, since: number, priority: Priority): Promise<Read<LoggedChange[]>>;
  /** Switches or deletes one entity. One request, never repeated here. */
  write(entity: Entity, operation: Operation): Promise<WriteOutcome & { stamp: Stamp }>;
}
