import type { EntityRef } from './entity';
import type { GatewayName } from './gateway-name';

export const ACTIONS = ['pause', 'end', 'resume'] as const;
/** `pause` and `end` both switch off; `end` also holds the entity off. `resume` lets it spend again. */
export type Action = (typeof ACTIONS)[number];

/** The user's wish, stored before anything is sent. Never changes after it is stored. */
export interface Order {
  /** Made where the click happened, so that a repeated message is the same order. */
  id: string;
  ref: EntityRef;
  action: Action;
  gateway: GatewayName;
  /** The name the user saw when pressing; checked against TikTok's before a write. */
  seenName: string;
  /** Our clock, milliseconds since the epoch. */
  createdAt: number;
  /** For an end: delete it at TikTok once it is confirmed that it stopped. Deleting first would hide the evidence. */
  deleteWhenProven?: boolean;
  /**
   * Ids of GMV Max sessions below it that are deleted with this stop. They have no switch, spend whatever the
   * campaign's says, and cannot be brought back (facts: marketing-api 4.3).
   */
  sessions?: readonly string[];
  /** How many days it is watched after the answer, when the person wants fewer than the plan has. */
  watchDays?: number;
  /** The stop of everything, or its undo, that it belongs to. Its writes let a person's next click go first. */
  runId?: string;
  /** Ids of materials of the Smart+ ad that it stops: they are switched off before the ad (facts: marketing-api 4.1). */
  materials?: readonly string[];
}
