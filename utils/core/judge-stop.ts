import { provenAt } from './evidence';
import { flagsOfStop } from './flags';
import type { History } from './history';
import type { Order } from './order';
import { nextLookAt } from './schedule';
import { stagesReached } from './stages';
import { toneOf } from './tone';
import type { RaisedFlag, Sentence, Stage, Verdict } from './verdict';

/** The verdict on a pause or an end. */
export function judgeStop(order: Order, history: History, now: number): Verdict {
  const { stage, reachedAt } = stagesReached(order, history);
  const flags = flagsOfStop(order, history, now);
  const closed = history.supersededBy !== null;
  const next = closed ? null : nextLookAt(order, history, now);
  return {
    orderId: order.id,
    action: order.action,
    stage,
    resumed: false,
    flags: closed ? [] : flags,
    said: closed ? { key: 'verdict_superseded', values: {} } : sentenceOf(order, stage, flags, reachedAt),
    tone: toneOf(stage, closed ? [] : flags, false),
    reachedAt,
    lastLookAt: history.lastLook?.at ?? null,
    nextLookAt: next,
    closed: closed || (next === null && flags.length === 0),
  };
}

function sentenceOf(
  order: Order,
  stage: Stage,
  flags: RaisedFlag[],
  reachedAt: Partial<Record<Stage, number>>,
): Sentence {
  const first = flags[0];
  if (first !== undefined) return first.said;
  const at = String(reachedAt[stage] ?? order.createdAt);
  return { key: `verdict_${stage.replaceAll('-', '_')}`, values: { at } };
}

/** The moment proof is counted from: when the newest write was answered, in TikTok's time where known. */
export function stopMoment(history: History): number | null {
  const answered = history.attempts.findLast((attempt) => attempt.answer !== null)?.answer;
  return answered ? provenAt(answered.stamp) : null;
}
