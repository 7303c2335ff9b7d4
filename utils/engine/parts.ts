import type { Entity } from '@/utils/core/entity';
import type { GatewayName } from '@/utils/core/gateway-name';
import type { NotifyChoices } from '@/utils/core/notify';
import type { Order } from '@/utils/core/order';
import type { RaisedFlag } from '@/utils/core/verdict';
import type { WatchDays } from '@/utils/core/watch';
import type { Clock } from '@/utils/gateways/clock';
import type { Gateway } from '@/utils/gateways/gateway';
import type { StandstillDatabase } from '@/utils/store/database';
import type { PushOf } from '@/utils/wire/to-the-page';

/** A flag of an order that a person is told of. */
export interface FlaggedOrder {
  /** Names the incident. */
  id: string;
  /** It stands for other orders of the same stop of everything, too. */
  ofRun?: true;
  order: Order;
  entity: Entity | null;
  flag: RaisedFlag;
}

/** Everything the engine touches outside of itself; handed in, so that it can be killed and restarted in tests. */
export interface EngineParts {
  db: StandstillDatabase;
  clock: Clock;
  gateways: Partial<Record<GatewayName, Gateway>>;
  /** A gateway that uses a token which is not kept yet, to check it. */
  gatewayWith(token: string): Gateway;
  /** Runs `work` while nobody else holds the lock of this name, in this worker or another one. */
  locked<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Asks to be woken at a time of our clock, or not at all. Replaces what was asked before. */
  wakeAt(at: number | null): void;
  /** Tells open Ads Manager tabs; may fail silently, they ask again. */
  pushRows(value: PushOf<'rows'>): Promise<void>;
  /** Shows how many orders need a person. */
  showFlagged(count: number): Promise<void>;
  /** One notification of one incident, or of all that came up while nothing was told. */
  notify(flagged: readonly FlaggedOrder[]): Promise<void>;
  /** What the person wants to be told of by notifications, and when. */
  notifyChoices(): Promise<NotifyChoices>;
  /** Tells that an access is about to end, or did, and that only the person can renew it. `endsAt` is our clock. */
  remind(what: { gateway: GatewayName; endsAt: number; is: 'soon' | 'over' }): Promise<void>;
  /** Whether the person wants every pause asked about first. */
  asksBeforePause(): Promise<boolean>;
  /** How many days a stop is watched that is ordered now. */
  watchDays(): Promise<WatchDays>;
  /** How many days the whole evidence of a closed order is kept. */
  keepEvidenceDays(): Promise<number>;
  /** Something in the engine itself went wrong; told, never thrown at nobody. */
  onFailure(what: string, error: unknown): void;
}
