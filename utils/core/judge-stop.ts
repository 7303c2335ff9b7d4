import { provenAt } from './evidence';
import { flagsOfStop } from './flags';
import { endedAt, isFollowed, moneyFollowed } from './follow';
import { gapsOf } from './gaps';
import type { History } from './history';
import type { Order } from './order';
import { nextLookAt } from './schedule';
import { silenceOf, type Silence } from './silence';
import { stagesReached, type Reached } from './stages';
import { currentSpell } from './stop-moment';
import { toneOf } from './tone';
import type { RaisedFlag, Sentence, Verdict, VerdictMoney } from './verdict';

/** The verdict on a pause or an end. */
export function judgeStop(order: Order, history: History, now: number): Verdict {
  const spell = currentSpell(history);
  const silence = spell === null ? null : silenceOf(history, spell);
  const reached = stagesReached(order, history, silence);
  const flags = flagsOfStop(order, history, silence, now);
  const closed = history.supersededBy !== null;
  const next = closed ? null : nextLookAt(order, history, now);
  return {
    orderId: order.id,
    action: order.action,
    stage: reached.stage,
    resumed: false,
    flags: closed ? [] : flags,
    said: closed
      ? { key: 'verdict_superseded', values: {} }
      : sentenceOf(order, history, reached, silence, flags),
    tone: toneOf(reached.stage, closed ? [] : flags, false),
    reachedAt: reached.reachedAt,
    done: doneOf(history),
    money: isFollowed(history) ? followedMoney(history) : moneyOf(silence),
    gaps: gapsOf(history, now),
    lastLookAt: history.lastLook?.at ?? null,
    nextLookAt: next,
    closed: closed || (next === null && flags.length === 0),
  };
}

function sentenceOf(
  order: Order,
  history: History,
  { stage, reachedAt }: Reached,
  silence: Silence | null,
  flags: RaisedFlag[],
): Sentence {
  const first = flags[0];
  if (first !== undefined) return first.said;
  const ended = isFollowed(history) ? endedAt(history) : null;
  if (ended !== null) return { key: 'verdict_promote_ended', values: { at: String(ended) } };
  const values = { at: String(reachedAt[stage] ?? order.createdAt) };
  if (silence === null) return { key: `verdict_${stage.replaceAll('-', '_')}`, values };
  const last = history.readings.at(-1);
  if (last?.deleted === true && silence.confirmedAt !== null) {
    return { key: 'verdict_deleted', values: { at: String(provenAt(last.stamp)) } };
  }
  switch (stage) {
    case 'nothing-can-run':
      if (silence.hindrance === 'never-spent') return { key: 'verdict_never_spent', values };
      return {
        key: 'verdict_nothing_can_run_until',
        values: { ...values, until: String(silence.confirmFrom) },
      };
    case 'quiet':
      return { key: 'verdict_quiet', values: { ...values, until: String(silence.confirmFrom) } };
    case 'confirmed':
      return { key: 'verdict_confirmed', values: { ...values, until: String(silence.finalFrom) } };
    default:
      return { key: `verdict_${stage.replaceAll('-', '_')}`, values };
  }
}

/** A campaign that TikTok does not switch as a whole was stopped through its ad groups. */
function doneOf({ parts }: History): Sentence | null {
  const accepted = parts.filter(({ answer }) => answer?.outcome.outcome === 'accepted').length;
  if (parts.length === 0) return null;
  return { key: 'verdict_done_ad_groups', values: { done: String(accepted), all: String(parts.length) } };
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
  const provisionalUntil = silence.finalAt === null ? silence.finalFrom : null;
  return { currency, before, inStopHour, after, readAt, provisionalUntil };
}
