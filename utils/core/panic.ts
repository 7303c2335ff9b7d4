import { canBeSwitchedOff, type Entity, type Kind, type Switch } from './entity';
import type { Evidence } from './evidence';
import { historyOf, lastAttempt, type History } from './history';
import { READ_LAG_ALLOWANCE } from './ladder';
import { sameName } from './names';
import { resendAt } from './schedule';
import type { Verdict } from './verdict';
import { rank } from './verdict';

/** Stopping everything in some accounts, or undoing that: one order for each campaign, and a map of what was on. */
export const PANIC_ACTIONS = ['stop', 'resume'] as const;
export type PanicAction = (typeof PANIC_ACTIONS)[number];

/** Why a run leaves a campaign as it is. */
export const LEFT_REASONS = [
  /** Of a stop: its own switch was off already. */
  'off',
  /** Of a stop: TikTok's API cannot switch this kind off. */
  'cannot',
  /** Of an undo: it is on already. */
  'on',
  /** Of an undo: it is held off. */
  'held',
  /** Of an undo: somebody changed it since. */
  'changed',
  /** Of an undo: it was not this run that switched it off. */
  'not-ours',
  /** Of an undo: it was stopped through its ad groups, whose switches only the person can put back. */
  'by-ad-groups',
  /** Of an undo: TikTok does not list it any more. */
  'gone',
] as const;
export type LeftReason = (typeof LEFT_REASONS)[number];

/** One campaign as TikTok's list told it right before the run, and what the run does about it. */
export interface PanicItem {
  /** The campaign's id. */
  id: string;
  name: string;
  kind: Kind;
  /** Its own switch before the run. */
  switch: Switch;
  /** The order that stops or resumes it; null where it is left as it is. */
  orderId: string | null;
  /** Why it is left as it is; null where there is an order. */
  left: LeftReason | null;
  /** Another press had begun to stop it before the run: the order is that one. */
  joined?: true;
}

/** What a stop of everything does about a campaign. An unknown switch may be on. */
export function leftByStop(entity: Pick<Entity, 'kind' | 'switch'>): LeftReason | null {
  if (entity.switch === 'off' || entity.switch === 'deleted') return 'off';
  return canBeSwitchedOff(entity.kind) && entity.switch !== 'frozen' ? null : 'cannot';
}

/**
 * Whether a resume may have turned a campaign on although TikTok's list shows it off: it is on its way, or was answered a
 * moment ago.
 *
 * @param evidence of the resume
 * @param now our clock, milliseconds since the epoch
 */
export function mayHaveTurnedOn(evidence: readonly Evidence[], now: number): boolean {
  const history = historyOf(evidence);
  if (history.supersededBy !== null || history.refused !== null) return false;
  return !lastAttempt(history)?.answer || isFresh(history, now);
}

/** What is known of a campaign when its stop is to be undone. */
export interface UndoFacts {
  /** As TikTok lists it now; null when it does not. */
  entity: Pick<Entity, 'name' | 'switch'> | null;
  held: boolean;
  /** Whether the order of the run is the newest one of the campaign. */
  isNewest: boolean;
  /** Evidence of the order of the run. */
  evidence: readonly Evidence[];
}

/**
 * Whether an undo resumes a campaign that the run stopped, or why not: only what was on before, what this run
 * switched off, and what nobody touched since.
 *
 * @param now our clock, milliseconds since the epoch
 */
export function leftByUndo(item: PanicItem, facts: UndoFacts, now: number): LeftReason | null {
  const { entity, held, isNewest } = facts;
  if (item.orderId === null || item.joined === true || item.switch !== 'on') return 'not-ours';
  if (entity === null || entity.switch === 'deleted') return 'gone';
  if (held) return 'held';
  const history = historyOf(facts.evidence);
  if (history.parts.length > 0) return 'by-ad-groups';
  if (!isNewest) return entity.switch === 'on' ? 'on' : 'changed';
  const outcome = lastAttempt(history)?.answer?.outcome.outcome ?? null;
  // A stop that is still on its way, or will be sent again, is taken over by the resume, whatever the list says.
  if (outcome === null && history.refused === null) return null;
  if (resendAt(history, now) !== null) return null;
  if (entity.switch === 'on') return isFresh(history, now) ? null : 'on';
  if (entity.switch !== 'off' || !sameName(entity.name, item.name) || wasTurnedOn(history)) return 'changed';
  return outcome === 'rejected' || outcome === 'unneeded' || outcome === null ? 'not-ours' : null;
}

/** TikTok answered a moment ago, and its lists may not show it yet. */
function isFresh(history: History, now: number): boolean {
  const answer = lastAttempt(history)?.answer;
  return answer?.outcome.outcome !== 'rejected' && now - (answer?.stamp.at ?? 0) < READ_LAG_ALLOWANCE;
}

/** It was seen on after it had been seen off: somebody else had a hand in it. */
function wasTurnedOn({ readings }: History): boolean {
  const off = readings.findIndex(({ state }) => state === 'off');
  return off >= 0 && readings.slice(off).some(({ state }) => state === 'on');
}

/** What became of one campaign of a run, in the words of its order's verdict; most urgent first. */
export const PANIC_OUTCOMES = [
  /** Money is leaving although it was stopped. */
  'leaving',
  /** A person has to look. */
  'attention',
  /** Nobody knows what came of it; it is read again. */
  'unknown',
  /** Not sent yet, or not answered. */
  'sending',
  /** TikTok accepted it; nothing is seen of it yet. */
  'accepted',
  /** TikTok shows it off. */
  'off',
  /** The numbers proved the stop. */
  'proven',
  /** TikTok shows it on. */
  'on',
  /** A later press took over. */
  'replaced',
] as const;
export type PanicOutcome = (typeof PANIC_OUTCOMES)[number];

export function panicOutcome(verdict: Verdict): PanicOutcome {
  const [flag] = verdict.flags;
  if (verdict.tone === 'money-leaving') return 'leaving';
  if (flag?.flag === 'outcome-unknown') return 'unknown';
  if (verdict.tone === 'needs-you') return 'attention';
  if (verdict.said.key === 'verdict_superseded') return 'replaced';
  if (verdict.resumed) return 'on';
  if (rank(verdict.stage) >= rank('confirmed')) return 'proven';
  if (rank(verdict.stage) >= rank('switched-off')) return 'off';
  return verdict.stage === 'accepted' ? 'accepted' : 'sending';
}
