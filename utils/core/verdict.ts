import type { NodeLevel } from './entity';
import type { GatewayName } from './gateway-name';
import type { Action } from './order';

/** How far the proof has come, weakest first. A stage says nothing about anything above it. */
export const STAGES = [
  'requested',
  'accepted',
  'switched-off',
  'nothing-can-run',
  'quiet',
  'confirmed',
  'final',
] as const;
export type Stage = (typeof STAGES)[number];

/** Why a person must look, most urgent first. */
export const FLAGS = [
  'turned-back-on',
  'still-spending',
  'still-running',
  'rejected',
  'outcome-unknown',
  'partly-applied',
  'can-resume-by-itself',
  'cannot-verify',
] as const;
export type Flag = (typeof FLAGS)[number];

/** A sentence for the faces: a message key and its values. Core knows no language. */
export interface Sentence {
  key: string;
  values: Record<string, string>;
}

/** What delivers or spends although it must not: a part below, or a Promote of the same post beside it. */
export interface LeakingPart {
  /** A Promote cannot be stopped from here. */
  level: NodeLevel | 'promote';
  id: string;
  name: string;
  /** Of a material: the Smart+ ad that it is stopped with, and the ids of all that are to be switched off there. */
  through?: { id: string; name: string; materials: string[] };
}

/** A stretch in which a planned look did not happen: nobody watched. Never turned into proof. */
export interface Gap {
  /** When the look was due that did not happen, TikTok's time. */
  from: number;
  /** When TikTok was read again; null while it has not been. */
  to: number | null;
  /** What was in the way: a problem's reason, or `not-running` when nobody even tried. */
  reason: string;
}

/** The one thing a person can do about a flag. */
export const NEXT_STEPS = [
  'stop-again',
  'resume-again',
  'reconnect',
  /** Let Standstill work through the signed-in page again. */
  'resume-session',
  'open-tiktok',
  'wait',
  'retry',
] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

/** A flag with what is known about it and what to do next. */
export interface RaisedFlag {
  flag: Flag;
  /** When it first became true, in the time proof is measured in (milliseconds). */
  since: number;
  said: Sentence;
  /** The one thing to do now. */
  next: NextStep;
  /** What does it, where that is known: stopping exactly that is offered. */
  node?: LeakingPart;
}

/** How a sentence about risks is meant: there is one, there is none that we know of, or nobody could look. */
export const RISK_WEIGHTS = ['risk', 'clear', 'unchecked'] as const;

/** What may spend or start again although the thing itself is off. Never a reason not to stop it. */
export interface Risk {
  weight: (typeof RISK_WEIGHTS)[number];
  said: Sentence;
}

/** The money around a stop, decimal strings in account currency. */
export interface VerdictMoney {
  currency: string;
  /** In the days around the stop, up to the hour of the stop. */
  before: string;
  /** In the hour of the stop: lag, whenever it arrives. */
  inStopHour: string;
  /** In later hours: this must stay zero. */
  after: string;
  /** TikTok's time of the report. */
  readAt: number;
  /** TikTok may still correct all of it until then (TikTok's time); null once that is over. */
  provisionalUntil: number | null;
}

/** What colour, icon and word a face gives it; colour only says state (design 8). */
export type Tone = 'delivering' | 'waiting' | 'proven' | 'needs-you' | 'money-leaving';

/** What may honestly be said now. Derived from the evidence and the time; never stored as truth. */
export interface Verdict {
  orderId: string;
  action: Action;
  /** For a stop. A resume stays on `requested` or `accepted`: it has nothing to prove about stopping. */
  stage: Stage;
  /** For a resume: TikTok's own read says the switch is on. */
  resumed: boolean;
  flags: RaisedFlag[];
  said: Sentence;
  tone: Tone;
  /** When each reached stage was first reached (milliseconds, the time proof is measured in). */
  reachedAt: Partial<Record<Stage, number>>;
  /** What was done in another way than pressed, in words; null when it was done as pressed. */
  done: Sentence | null;
  /** Null before the first report, and for a resume. */
  money: VerdictMoney | null;
  /** What may spend or start again although it is off, as far as anybody looked. */
  risks: Risk[];
  /** When nobody watched, oldest first. */
  gaps: Gap[];
  /** When the person's choice of a shorter watch ends it (TikTok's time): what happens later is not looked for. Else null. */
  watchedUntil: number | null;
  /** Which ways TikTok was seen through so far; what a way cannot tell was not looked at. */
  seenThrough: GatewayName[];
  /** Last time TikTok was read for this order (our clock), or null. */
  lastLookAt: number | null;
  /** When to look next (our clock), or null when this order is not followed any more. */
  nextLookAt: number | null;
  /** True when a later order took over or nothing more will be done. */
  closed: boolean;
}

/** How far a stage is up the ladder; for comparisons. */
export function rank(stage: Stage): number {
  return STAGES.indexOf(stage);
}

/** The sentence for a problem: one message key for each reason. */
export function problemSaid(problem: { reason: string; apiCode: number | null }): Sentence {
  return {
    key: `problem_${problem.reason.replaceAll('-', '_')}`,
    values: { code: String(problem.apiCode ?? '') },
  };
}

/** The sentence for an order that was refused before anything was sent. */
export function refusalSaid(reason: string): Sentence {
  return { key: `refusal_${reason.replaceAll('-', '_')}`, values: {} };
}
