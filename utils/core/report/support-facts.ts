import { provenAt, type Evidence } from '../evidence';
import type { Case } from '../case-file/case';
import type { History } from '../history';
import { lastAttempt } from '../history';
import { offSpells } from '../stop-moment';
import { turnedOn, type TurnedOn } from '../turned-on';

/** As many as anybody will look up. */
const MOST_REQUEST_IDS = 12;

/** What a support ticket has to name (facts: field 2.4). */
export interface SupportFacts {
  advertiserId: string;
  level: Case['order']['ref']['level'];
  id: string;
  name: string;
  /** What was asked of TikTok: to stop or to resume it, or nothing, because nothing could be sent. */
  asked: 'stop' | 'resume' | 'nothing';
  /** Our clock. */
  pressedAt: number;
  /** When TikTok accepted it, and since when it was off; TikTok's time, null where that is not known. */
  acceptedAt: number | null;
  offSince: number | null;
  turnedOn: TurnedOn | null;
  /** TikTok's log ids: of what was sent first, then of the newest look at each sort of thing. */
  requestIds: string[];
}

export function supportFactsOf({ order, evidence }: Case, history: History): SupportFacts {
  const answer = lastAttempt(history)?.answer;
  return {
    advertiserId: order.ref.advertiserId,
    level: order.ref.level,
    id: order.ref.id,
    name: order.seenName,
    asked: history.attempts.length === 0 ? 'nothing' : order.action === 'resume' ? 'resume' : 'stop',
    pressedAt: order.createdAt,
    acceptedAt: answer?.outcome.outcome === 'accepted' ? provenAt(answer.stamp) : null,
    offSince: offSpells(history).at(-1)?.stoppedAt ?? null,
    turnedOn: turnedOn(history),
    requestIds: requestIdsOf(evidence),
  };
}

function requestIdsOf(evidence: readonly Evidence[]): string[] {
  const sent = evidence.filter(({ type }) => type === 'sending' || type === 'answered');
  const newest = new Map(evidence.map((item) => [item.type, item]));
  const looks = (['switch-read', 'tree-read', 'spend-read', 'changes-read'] as const).flatMap(
    (type) => newest.get(type) ?? [],
  );
  // A look at a long list has many answers; the first one finds the others.
  const ids = [
    ...sent.flatMap(({ stamp }) => stamp.requestIds),
    ...looks.flatMap(({ stamp }) => stamp.requestIds.slice(0, 2)),
  ];
  return [...new Set(ids)].slice(0, MOST_REQUEST_IDS);
}
