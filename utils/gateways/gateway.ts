import type { Entity, EntityRef, Level } from '@/utils/core/entity';
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
import type { Surroundings } from '@/utils/core/surroundings';

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
 * Then what one click asked for of many at once, the first proof of what was asked for, watching, and at last what
 * only explains or lists.
 */
export type Priority = 'click' | 'many' | 'proof' | 'watch' | 'list';

/** What became of keeping the access alive. Times are our clock. */
export interface Kept {
  /** When to do it again; null when there is nothing to keep. */
  next: number | null;
  /** When it ends whatever we do; null when there is none. */
  endsAt: number | null;
  /** Why it could not be kept. */
  problem: Problem | null;
}

/**
 * One way to reach TikTok. The engine never asks which one it talks to. Methods never throw for what
 * TikTok or the network does: problems are values.
 */
export interface Gateway {
  readonly name: GatewayName;
  /** What this way can do; faces and engine ask this instead of the name. */
  readonly can: {
    stop: boolean;
    /** Whether it tells the kinds of campaigns apart; it then needs to know the kind to read one. */
    kinds: boolean;
    /** The levels of which it can delete something. */
    delete: readonly Level[];
    /** Whether a stop that may not have arrived may be sent again once reads show it still on. A press may not. */
    repeat: boolean;
    /** Whether it can delete GMV Max sessions. */
    deleteSessions: boolean;
    /** Whether it can switch single materials of Smart+ ads. */
    switchMaterials: boolean;
    readTree: boolean;
    readSpend: 'hourly' | 'daily' | 'none';
    readChangeLog: boolean;
    readRules: boolean;
    readSurroundings: boolean;
  };
  /** Keeps the access alive, for gateways whose access runs out by itself. */
  keep?(): Promise<Kept>;
  /** Ends the access at TikTok, for gateways that can. Whether TikTok said yes. */
  revoke?(): Promise<boolean>;
  /** All ad accounts the access reaches, for gateways that can tell. */
  listAdvertisers?(): Promise<Read<string[]>>;
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
  listCampaigns(advertiserId: string, priority?: Priority): Promise<Read<Entity[]>>;
  /** Today's spend by campaign in the account's day. A campaign that is left out is unknown, not zero. */
  readSpendToday(advertiserId: string, timezone: string): Promise<Read<Spend[]>>;
  /**
   * The money of one entity by the hour since shortly before `since` (UTC milliseconds, TikTok's clock), what it
   * ever spent, and how far the report has come (facts: marketing-api 16).
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
  /** What may spend beside the entity although that is off; whole or a problem, never a part. */
  readSurroundings(entity: Entity, priority: Priority): Promise<Read<Surroundings>>;
  /**
   * Who switched the entity on or off since `since` (UTC milliseconds), oldest first, from the change log and
   * from the results of automated rules; a problem when neither can be read (facts: marketing-api 5).
   */
  readSwitchChanges(entity: Entity, since: number, priority: Priority): Promise<Read<LoggedChange[]>>;
  /**
   * Makes reachable what only the person can reach, after they pressed: shows them the account in Ads Manager.
   * Whether it can be read now. Gateways that reach everything by themselves have none.
   */
  show?(advertiserId: string): Promise<boolean>;
  /** Deletes one session of a GMV Max campaign for good. One request, never repeated here. */
  deleteSession(campaign: Entity, id: string): Promise<WriteOutcome & { stamp: Stamp }>;
  /** Switches one material of an Upgraded Smart+ ad off. One request, never repeated here. */
  switchMaterialOff(ad: Entity, id: string): Promise<WriteOutcome & { stamp: Stamp }>;
  /**
   * Switches or deletes one entity. One request, never repeated here.
   *
   * @param priority that of a click, unless it is one of many
   */
  write(entity: Entity, operation: Operation, priority?: Priority): Promise<WriteOutcome & { stamp: Stamp }>;
}
