import { Dexie, type EntityTable, type Table } from 'dexie';
import type { Entity, EntityRef, Level } from '@/utils/core/entity';
import type { Evidence, NewEvidence } from '@/utils/core/evidence';
import type { GatewayName } from '@/utils/core/gateway-name';
import type { Order } from '@/utils/core/order';
import type { Flag } from '@/utils/core/verdict';

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
}

/** Read by the gateways only. Faces have no business in this table. */
export interface Secret {
  gateway: GatewayName;
  token: string;
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
}

/** Something that is done now and then, and when it was done last (our clock). */
export interface Chore {
  name: 'tidy';
  doneAt: number;
}

export class StandstillDatabase extends Dexie {
  orders!: EntityTable<StoredOrder, 'id'>;
  evidence!: Table<Evidence, number, NewEvidence>;
  entities!: EntityTable<KnownEntity, 'key'>;
  advertisers!: EntityTable<KnownAdvertiser, 'id'>;
  connections!: EntityTable<Connection, 'gateway'>;
  secrets!: EntityTable<Secret, 'gateway'>;
  holds!: EntityTable<Hold, 'key'>;
  incidents!: EntityTable<Incident, 'id'>;
  chores!: EntityTable<Chore, 'name'>;

  constructor(name = 'standstill') {
    super(name);
    this.version(1).stores({
      orders: 'id, entityKey, advertiserId, dueAt, flagged, judgedAt, createdAt',
      evidence: '++seq, orderId',
      entities: 'key, [advertiserId+level]',
      advertisers: 'id, gateway',
      connections: 'gateway',
      secrets: 'gateway',
      holds: 'key',
      incidents: 'id, orderId',
    });
    this.version(2).stores({ chores: 'name' });
  }
}
