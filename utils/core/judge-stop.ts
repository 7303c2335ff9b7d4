import { materialsTold } from './ahead';
import { provenAt } from './evidence';
import { flagsOfStop } from './flags';
import { isFollowed, moneyFollowed } from './follow';
import { gapsOf } from './gaps';
import { lastAttempt, type History } from './history';
import type { Order } from './order';
import { risksOfStop } from './risks';
import { CONFIRM_IN_PAGE, sentenceOf } from './said-of-stop';
import { nextLookAt } from './schedule';
import { silenceOf, type Silence } from './silence';
import { stagesReached } from './stages';
import { currentSpell } from './stop-moment';
import { toneOf } from './tone';
import type { Sentence, Verdict, VerdictMoney } from './verdict';
import { watchEndsAfter } from './watch';

/** The verdict on a pause or an end. */
export function judgeStop(order: Order, history: History, now: number): Verdict {
  const spell = currentSpell(history);
  const silence = spell === null ? null : silenceOf(history, spell);
  const reached = stagesReached(order, history, silence);
  const flags = flagsOfStop(order, history, silence, now);
  const closed = history.supersededBy !== null;
  const next = closed ? null : nextLookAt(order, history, now);
  const shown = closed ? [] : flags;
  const said = closed
    ? { key: 'verdict_superseded', values: {} }
    : sentenceOf(order, history, reached, silence, flags);
  return {
    orderId: order.id,
    action: order.action,
    stage: reached.stage,
    resumed: false,
    flags: shown,
    said,
    // Only the person can answer TikTok's own question, and until then money may go on leaving.
    tone: said.key === CONFIRM_IN_PAGE ? 'needs-you' : toneOf(reached.stage, shown, false),
    reachedAt: reached.reachedAt,
    done: doneOf(order, history),
    money: isFollowed(history) ? followedMoney(history) : moneyOf(silence),
    risks: closed ? [] : risksOfStop(history, flags),
    gaps: gapsOf(order, history, now),
    watchedUntil: watchedUntil(order, history),
    seenThrough: history.seenThrough,
    lastLookAt: history.lastLook?.at ?? null,
    nextLookAt: next,
    closed: closed || (next === null && flags.length === 0),
  };
}

/** When the person's choice ends the watch, in TikTok's time; what they cannot choose says null. */
function watchedUntil(order: Order, history: History): number | null {
  const answered = lastAttempt(history)?.answer;
  const after = watchEndsAfter(order);
  return answered && after !== null && history.supersededBy === null
    ? provenAt(answered.stamp) + after
    : null;
}

/** What was done in another way than by its own switch: through its ad groups, or with what went ahead of it. */
function doneOf({ materials }: Order, history: History): Sentence | null {
  if (materials !== undefined) {
    const told = materialsTold(history);
    const off = materials.filter((id) => !told?.on.some((one) => one.id === id)).length;
    return told && saidDone('verdict_done_materials', off, materials.length);
  }
  const { parts, ahead } = history;
  const through = parts.length > 0 ? parts : ahead;
  const accepted = through.filter(({ answer }) => answer?.outcome.outcome === 'accepted').length;
  if (through.length === 0) return null;
  const key = parts.length > 0 ? 'verdict_done_ad_groups' : 'verdict_done_sessions';
  return saidDone(key, accepted, through.length);
}

function saidDone(key: string, done: number, all: number): Sentence {
  return { key, values: { done: String(done), all: String(all) } };
}

function followedMoney(history: History): VerdictMoney | null {
  const money = moneyFollowed(history).at(-1);
  if (money === undefined) return null;
  const { currency, before, inStopHour, after, readAt } = money;
  return { currency, before, inStopHour, after, readAt, provisionalUntil: null };
}

function moneyOf(silence: Silence | null): VerdictMoney | null {
  if (silence?.money == null) return null;
  const { currency, before, inStopHour, after, readAt } = silence.money;
  const isOver = silence.finalAt !== null || silence.hindrance === 'nothing-else-runs';
  const provisionalUntil = isOver ? null : silence.finalFrom;
  return { currency, before, inStopHour, after, readAt, provisionalUntil };
}
