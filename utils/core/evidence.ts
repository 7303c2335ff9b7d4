import type { Entity, EntityRef, Kind, Level } from './entity';
import type { GatewayName } from './gateway-name';
import type { Flag } from './verdict';

/** When something was learned: our clock decides when to look, TikTok's clock is what proof is measured in. */
export interface Stamp {
  /** Our clock, milliseconds since the epoch. */
  at: number;
  /** TikTok's clock from the answer's `Date` header, milliseconds; null when there was no answer. */
  tiktokAt: number | null;
  /** TikTok's log ids of the answers involved, for support. */
  requestIds: string[];
}

/** What to do about a problem, which is all that most code needs to know of it. */
export type Remedy =
  | 'retry-later' // TikTok refused for now and changed nothing
  | 'read-first' // nobody knows what happened: look before sending again
  | 'sign-in' // the access is gone
  | 'ask-permission' // the access is not enough
  | 'give-up'; // TikTok will keep refusing

/** A problem met while asking TikTok. Never holds a token, a URL or a body. */
export interface Problem {
  remedy: Remedy;
  /** Our short name, a key for the faces: `rate-limited`, `bad-answer`, `offline`, `token-revoked` … */
  reason: string;
  /** TikTok's own `code` when there was one. */
  apiCode: number | null;
  /** TikTok's own words, shortened and cleaned; for the case file, not for the first line of a screen. */
  apiMessage: string | null;
}

/** How TikTok answered a write. `accepted` is no proof of anything (facts: marketing-api 16, L0). */
export type WriteOutcome =
  | { outcome: 'accepted' }
  | { outcome: 'partial'; problem: Problem }
  | { outcome: 'rejected'; problem: Problem }
  | { outcome: 'unknown'; problem: Problem };

export type Operation = 'switch-off' | 'switch-on';

/** What can be below an entity. A session is a GMV Max budget of its own (facts: marketing-api 4.3). */
export type NodeLevel = Level | 'session';

/** One thing below an entity that was looked at: what it is and what TikTok says of it. */
export interface TreeNode {
  level: NodeLevel;
  id: string;
  name: string;
  status: string | null;
}

/**
 * Append-only records of one order. Everything that may be said about an order
 * follows from these and the time.
 */
export type EvidenceBody =
  /** TikTok's own description of the entity before the write; `matches` is the cross-check with the row. */
  | { type: 'identified'; entity: Entity; matches: boolean; from: 'read' | 'earlier-read'; readAt: number }
  /** We will not send: the name differs, the kind cannot be switched off, the entity is not there. */
  | { type: 'refused'; reason: RefusalReason; kind: Kind | null }
  /** Stored before the request leaves. Without its `answered` twin the outcome is unknown. */
  | { type: 'sending'; attempt: number; target: EntityRef; operation: Operation }
  | ({ type: 'answered'; attempt: number } & WriteOutcome)
  /** The entity as read back. */
  | { type: 'switch-read'; entity: Entity }
  /** The entity is in no list any more, deleted ones included. Never a proof. */
  | { type: 'missing' }
  /** Everything below the entity, all pages; `complete` is false when the counts disagree. */
  | { type: 'tree-read'; nodes: TreeNode[]; total: number; complete: boolean }
  | { type: 'read-failed'; what: 'identify' | 'switch' | 'tree'; problem: Problem }
  /** A later order on the same entity took over; this one is not followed any more. */
  | { type: 'superseded'; by: string }
  /** The user has seen the flag and chose to leave it. */
  | { type: 'acknowledged'; flag: Flag; since: number };

export const REFUSAL_REASONS = [
  'name-differs',
  'not-found',
  'kind-promote',
  'kind-reach-frequency',
  'kind-topview',
  'already-deleted',
  'too-late',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

export type Evidence = EvidenceBody & {
  /** Order of writing, counted by the store. Clocks may be set back; this never is. */
  seq: number;
  orderId: string;
  gateway: GatewayName;
  stamp: Stamp;
};
/** Evidence before the store has counted it. */
export type NewEvidence = EvidenceBody & Omit<Evidence, 'seq' | keyof EvidenceBody>;

/** TikTok's time of a record where known, else ours. Proof is measured with this. */
export function provenAt(stamp: Stamp): number {
  return stamp.tiktokAt ?? stamp.at;
}
