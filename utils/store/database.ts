import { Dexie, type EntityTable, type Table } from 'dexie';
import type { ConsentRefusal, ConsentWay } from '@/utils/core/consent';
import type { Entity, EntityRef, Level } from '@/utils/core/entity';
import type { GatewayName } from '@/utils/core/gateway-name';
import type { ConsentAttempt, Grant } from '@/utils/core/grant';
import type { Order } from '@/utils/core/order';
import type { PanicAction, PanicItem } from '@/utils/core/panic';
import type { SentThing } from '@/utils/core/report/sent';
import type { Flag, Sentence } from '@/utils/core/verdict';
import type { NewStoredEvidence, StoredEvidence } from './stored-evidence';

/** An order with what the database needs to find it; the wish itself never changes. */
export interface StoredOrder extends Order {
  /** `entityKey` of the order's entity. */
  entityKey: string;
  advertiserId: string;
  /**
   * When the engine should look again (our clock), or -1 when it need not. A hint derived from the
   * verdict so that due orders are found without judging all of them; never shown.
   */
  dueAt: number;
  /** 1 when the newest verdict raised a flag; a hint like `dueAt`, so that the badge can be counted. */
  flagged: 0 | 1;
  /** What was told to everyone last, beginning with the stage; a hint like `dueAt`, so that only news is told. */
  told?: string;
  /** Our clock when these hints were made; a value in the future tells that the clock was set back. */
  judgedAt: number;
  /** When its evidence was compacted, our clock; absent while it was not. */
  compactedAt?: number;
}

/** The newest thing TikTok said about an entity, for lists and cross-checks. Not proof of anything. */
export interface KnownEntity extends Entity {
  key: string;
  advertiserId: string;
  level: Level;
  /** Our clock at the read. */
  readAt: number;
  /** Decimal string in account currency, account-zone day of `spendReadAt`; null when not read. */
  spentToday: string | null;
  spendReadAt: number | null;
}

/** What a list says of one campaign. */
export type ListedCampaign = Pick<
  KnownEntity,
  | 'key'
  | 'ref'
  | 'advertiserId'
  | 'name'
  | 'kind'
  | 'switch'
  | 'status'
  | 'budget'
  | 'budgetMode'
  | 'ios14'
  | 'spentToday'
>;

/** What many campaigns of a list have in common. */
export type ListedLook = Pick<
  ListedCampaign,
  'kind' | 'switch' | 'status' | 'budget' | 'budgetMode' | 'ios14'
>;

/**
 * An account's campaigns as of its newest listing, in the order in which they are shown, column by column. It says
 * nothing that `entities` does not; but ten thousand rows take a browser thirty times as long to read.
 */
export interface CampaignList {
  advertiserId: string;
  /** As in `entities`. */
  keys: string[];
  names: string[];
  spentToday: (string | null)[];
  /** For each campaign the index of its look. */
  look: number[];
  /** Each look once. */
  looks: ListedLook[];
}

/** One ad account that a connection reaches. */
export interface KnownAdvertiser {
  id: string;
  name: string;
  /** ISO 4217. */
  currency: string;
  /** IANA zone, as TikTok displays it. */
  timezone: string;
  /** TikTok's account status, raw. */
  status: string;
  gateway: GatewayName;
  /** When its campaigns were last listed in full (our clock), or null. */
  listedAt: number | null;
  /** Why the newest listing failed (a message key), or null. */
  listProblem: string | null;
  /** What the access cannot do in this account, as names of permissions; absent where nobody asked. */
  missing?: string[];
}

/** One way to TikTok and whether it still works. The token itself is in `secrets`. */
export interface Connection {
  gateway: GatewayName;
  state: 'connected' | 'revoked';
  /** Name TikTok gives the person, for display. */
  person: string;
  connectedAt: number;
  checkedAt: number;
  /** What the access cannot do, as names of permissions. */
  missing: string[];
  /** When it ends whatever we do (our clock); absent where it does not. */
  endsAt?: number;
  /** What the person was told of that end. */
  reminded?: 'soon' | 'over';
}

/** A connect by consent that is under way, or that was refused; what the faces may know of it. */
export interface Consent {
  gateway: 'mcp';
  way: ConsentWay;
  /** TikTok's page is shown; its answer is changed for tokens and proved; or it was refused. */
  state: 'asking' | 'proving' | 'refused';
  at: number;
  /** At what it was refused, and what TikTok had against it where it said so. */
  refused?: { at: ConsentRefusal; reason?: string; apiCode?: number | null };
}

/** Read by the gateways only. Faces have no business in this table. */
export type Secret = { gateway: 'marketing-api'; token: string } | ConsentSecret;

export interface ConsentSecret {
  gateway: 'mcp';
  /** Tells this install from the person's others, so that their grants do not end each other. */
  install: string;
  grant: Grant | null;
  attempt: ConsentAttempt | null;
}

/** An ended entity's lock. */
export interface Hold {
  /** `entityKey`. */
  key: string;
  ref: EntityRef;
  name: string;
  orderId: string;
  since: number;
}

/** A flag that was announced once. */
export interface Incident {
  /** `orderId:flag:since`. */
  id: string;
  orderId: string;
  flag: Flag;
  notifiedAt: number;
  /** 1 while it is held back, because it came up in quiet hours. */
  held?: 1;
}

/**
 * Working through the signed-in page was stopped for one account, because something was not as it must be. Only
 * the person starts it again.
 */
export interface StoppedSession {
  advertiserId: string;
  /** Our short name of what was wrong, as in `Problem.reason`. */
  reason: string;
  /** Our clock. */
  at: number;
}

/** What came of the newest look at an account through the signed-in page. It tells how that way works, and proves nothing. */
export interface PageLook {
  advertiserId: string;
  /** Our clock. */
  at: number;
  /** Why nothing was seen; null when it worked. */
  problem: { reason: string; apiCode: number | null } | null;
  /** When it worked last, our clock; null when it never did. */
  workedAt: number | null;
}

/**
 * Stopping everything in some accounts, or undoing that. What became of it is never stored: it follows from the
 * verdicts of its orders.
 */
export interface PanicRun {
  /** Made where the click happened. */
  id: string;
  action: PanicAction;
  /** For an undo: the run it undoes. */
  undoes: string | null;
  /** For a stop: the newest undo of it. From then on nothing more is stopped by it. */
  undoneBy: string | null;
  /** Our clock. */
  at: number;
}

/** One account of a run: whether its list was read, and then the map of what was on before. */
export interface PanicAccount {
  /** `runId/advertiserId`. */
  key: string;
  runId: string;
  advertiserId: string;
  /** As it was then, so that the run can be told after the access is gone. */
  name: string;
  currency: string;
  /**
   * - `waiting`: its list has not been read; nothing was done
   * - `mapped`: the map is stored, its orders are on their way into the store
   * - `ordered`: all its orders are stored
   */
  state: 'waiting' | 'mapped' | 'ordered';
  /** 1 while there is something left to do by itself. */
  open: 0 | 1;
  /** Why its list could not be read; null when it could, or was not tried yet. */
  problem: Sentence | null;
  /** How often it could not be read. */
  tries: number;
  /** When it is tried again, our clock. */
  dueAt: number;
  /** When its list was read (our clock); null before. */
  readAt: number | null;
  /** Every campaign that TikTok listed. */
  items: PanicItem[];
}

/** Something of an order that was given out of our hands, so that one incident becomes one ticket. */
export interface Sent {
  id: number;
  orderId: string;
  /** Our clock. */
  at: number;
  what: SentThing;
  /** The number of the ticket, or the fingerprint of what was in the file. */
  note: string;
}

/** Something that is done now and then, and when it was done last (our clock). */
export interface Chore {
  name: 'tidy';
  doneAt: number;
}

export class StandstillDatabase extends Dexie {
  orders!: EntityTable<StoredOrder, 'id'>;
  evidence!: Table<StoredEvidence, number, NewStoredEvidence>;
  entities!: EntityTable<KnownEntity, 'key'>;
  lists!: EntityTable<CampaignList, 'advertiserId'>;
  advertisers!: EntityTable<KnownAdvertiser, 'id'>;
  connections!: EntityTable<Connection, 'gateway'>;
  secrets!: Table<Secret, GatewayName>;
  consents!: EntityTable<Consent, 'gateway'>;
  holds!: EntityTable<Hold, 'key'>;
  incidents!: EntityTable<Incident, 'id'>;
  chores!: EntityTable<Chore, 'name'>;
  stoppedSessions!: EntityTable<StoppedSession, 'advertiserId'>;
  pageLooks!: EntityTable<PageLook, 'advertiserId'>;
  panics!: EntityTable<PanicRun, 'id'>;
  panicAccounts!: EntityTable<PanicAccount, 'key'>;
  sent!: EntityTable<Sent, 'id'>;

  constructor(name = 'standstill') {
    super(name);
    // Dexie compares this with what a browser has, whichever of our versions made it.
    this.version(10).stores({
      orders: 'id, entityKey, advertiserId, dueAt, flagged, judgedAt, createdAt',
      evidence: '++seq, orderId, [orderId+type]',
      entities: 'key, [advertiserId+level+readAt]',
      lists: 'advertiserId',
      advertisers: 'id, gateway',
      connections: 'gateway',
      secrets: 'gateway',
      consents: 'gateway',
      holds: 'key',
      incidents: 'id, orderId, held',
      chores: 'name',
      stoppedSessions: 'advertiserId',
      pageLooks: 'advertiserId',
      panics: 'id, at',
      panicAccounts: 'key, runId, open',
      sent: '++id, orderId',
    });
  }
}
