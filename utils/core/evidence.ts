import type { Entity, Kind, Material, NodeLevel, WriteTarget } from './entity';
import type { GatewayName } from './gateway-name';
import type { SpendBelow, SpendReport } from './spend';
import type { Surroundings } from './surroundings';
import type { Flag } from './verdict';

/** When something was learned: our clock decides when to look, TikTok's clock is what proof is measured in. */
export interface Stamp {
  /** Our clock, milliseconds since the epoch. */
  at: number;
  /** TikTok's clock from the answer's `Date` header, milliseconds; null when there was no answer. */
  tiktokAt: number | null;
  /** False where `tiktokAt` was worked out from our clock; such a time proves nothing by itself. */
  dated?: false;
  /** TikTok's log ids of the answers involved, for support. */
  requestIds: string[];
}

/** What to do about a problem, which is all that most code needs to know of it. */
export type Remedy =
  | 'retry-later' // TikTok refused for now and changed nothing
  | 'read-first' // nobody knows what happened: look before sending again
  | 'look-only' // nobody knows what happened, and only a person may press again
  | 'press-there' // nothing was sent: the person has to press TikTok's own switch
  | 'open-page' // nobody looks, because no tab of Ads Manager is open for the account
  | 'resume-session' // working through the signed-in page was stopped; only the person starts it again
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
  /** It was as wanted already, so nothing was sent. */
  | { outcome: 'unneeded' }
  | { outcome: 'partial'; problem: Problem }
  | { outcome: 'rejected'; problem: Problem }
  | { outcome: 'unknown'; problem: Problem };

export type Operation = 'switch-off' | 'switch-on' | 'delete';

/** One thing below an entity that was looked at: what it is and what TikTok says of it. */
export interface TreeNode {
  level: Exclude<NodeLevel, 'material'>;
  id: string;
  name: string;
  status: string | null;
  /** Of a Smart+ ad: its materials whose own switch is on. No proof hangs on them: the ad's status tells. */
  materialsOn?: readonly Material[];
}

/** An automated rule of the account that switches the entity on again when its conditions are met. */
export interface TurnOnRule {
  id: string;
  name: string;
}

/** One change of a switch, as TikTok's change log or a rule's own results tell it. */
export interface LoggedChange {
  /** UTC milliseconds; the change log tells whole minutes. */
  at: number;
  /** Who did it: a person (a masked e-mail), an automated rule, an app or API, or TikTok does not say. */
  by: { kind: 'person' | 'rule' | 'app' | 'unknown'; name: string };
  /** Whether it was switched on, off, or deleted. */
  to: 'on' | 'off' | 'deleted';
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
  | { type: 'sending'; attempt: number; target: WriteTarget; operation: Operation }
  | ({ type: 'answered'; attempt: number } & WriteOutcome)
  /** The entity as read back. */
  | { type: 'switch-read'; entity: Entity }
  /** The entity is in no list any more, deleted ones included. Never a proof. */
  | { type: 'missing' }
  /** Everything below the entity, all pages; `complete` is false when the counts disagree. */
  | { type: 'tree-read'; nodes: TreeNode[]; total: number; complete: boolean }
  /** Its own money by the hour, as TikTok's report tells it. */
  | { type: 'spend-read'; report: SpendReport }
  /** Money of what is below, read to find what leaks. */
  | { type: 'below-read'; parts: SpendBelow[] }
  /** Automated rules that would switch it on again. */
  | { type: 'rules-read'; rules: TurnOnRule[] }
  /** What may spend beside it; amounts in the account's currency. */
  | { type: 'surroundings-read'; around: Surroundings; currency: string }
  /** Who changed its switch since the stop, oldest first. */
  | { type: 'changes-read'; changes: LoggedChange[] }
  | { type: 'read-failed'; what: ReadOf; problem: Problem }
  /** A later order on the same entity took over; this one is not followed any more. */
  | { type: 'superseded'; by: string }
  /** The user has seen the flag and chose to leave it. */
  | { type: 'acknowledged'; flag: Flag; since: number };

/** What a read that failed was about. */
export type ReadOf =
  'identify' | 'switch' | 'tree' | 'spend' | 'below' | 'rules' | 'surroundings' | 'changes';

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
