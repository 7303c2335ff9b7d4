import { entityKey, type Material, type WriteTarget } from './entity';
import { provenAt, type Operation } from './evidence';
import type { Attempt, History } from './history';
import { MATERIAL_TRIES, READ_LAG_ALLOWANCE, SMART_PLUS_WRITES_APART } from './ladder';
import type { Order } from './order';

/** A write that goes ahead of the stop itself. */
export interface Ahead {
  target: WriteTarget;
  operation: Operation;
}

/**
 * The next write ahead of a stop: a session is deleted, a material switched off, each once; null when there is none
 * left. They go first, so that what is proved from the stop on counts from when the last of them was gone.
 */
export function nextAhead({ sessions = [], materials = [], ref }: Order, history: History): Ahead | null {
  const at = (level: 'session' | 'material', id: string) => ({ advertiserId: ref.advertiserId, level, id });
  const wanted: Ahead[] = [
    ...sessions.map((id): Ahead => ({ target: at('session', id), operation: 'delete' })),
    ...materials.map((id): Ahead => ({ target: at('material', id), operation: 'switch-off' })),
  ];
  return wanted.find(({ target }) => !isOver(history, target)) ?? null;
}

/** What was sent is not sent again, unless it is a material of which TikTok said "not now" and changed nothing. */
function isOver({ ahead }: History, target: WriteTarget): boolean {
  const sent = ahead.filter((one) => entityKey(one.target) === entityKey(target));
  const outcome = sent.at(-1)?.answer?.outcome;
  const isLater = outcome?.outcome === 'rejected' && outcome.problem.remedy === 'retry-later';
  return sent.length > 0 && !(target.level === 'material' && isLater && sent.length < MATERIAL_TRIES);
}

/**
 * When the write after a material may be sent, our clock; null when at once. TikTok takes one operation on a Smart+ ad
 * in some seconds (facts: marketing-api 4.1).
 */
export function nextWriteAt({ ahead }: History, now: number): number | null {
  const last = ahead.at(-1);
  if (last?.target.level !== 'material' || last.answer === null) return null;
  const { at } = last.answer.stamp;
  const from = at + SMART_PLUS_WRITES_APART;
  // After our clock was set back it would be long until then.
  return from > now && at <= now ? from : null;
}

/** What became of a write ahead of the stop that did not do what it was for, as far as is known. */
export interface Left {
  attempt: Attempt;
  /** `still-on`: a read that cannot be lag any more shows the material on. */
  because: 'unknown' | 'refused' | 'still-on';
}

/** The first of what was to be gone ahead of the stop that no list since has shown gone. */
export function aheadLeft(history: History): Left | null {
  const newest = new Map(history.ahead.map((attempt) => [entityKey(attempt.target), attempt]));
  for (const attempt of newest.values()) {
    const because =
      attempt.target.level === 'session' ? whySession(history, attempt) : whyMaterial(history, attempt);
    if (because !== null) return { attempt, because };
  }
  return null;
}

function whySession({ trees }: History, { answer, target }: Attempt): Left['because'] | null {
  if (answer === null || answer.outcome.outcome === 'accepted') return null;
  const tree = trees.at(-1);
  const isGone =
    tree?.complete === true && !tree.nodes.some(({ level, id }) => level === 'session' && id === target.id);
  if (isGone) return null;
  return answer.outcome.outcome === 'unknown' ? 'unknown' : 'refused';
}

function whyMaterial(history: History, { answer, target }: Attempt): Left['because'] | null {
  if (answer === null) return null;
  const told = materialsTold(history);
  const isOn = told?.on.some(({ id }) => id === target.id) ?? null;
  if (isOn === false) return null;
  const { outcome } = answer.outcome;
  if (outcome === 'rejected') return 'refused';
  const isLate = told !== null && told.at >= provenAt(answer.stamp) + READ_LAG_ALLOWANCE;
  if (isOn === true && isLate) return 'still-on';
  return outcome === 'accepted' ? null : 'unknown';
}

/** The materials of the Smart+ ad that are on, by the newest read since the last send that tells, and when that was. */
export function materialsTold({ readings }: History): { on: readonly Material[]; at: number } | null {
  const last = readings.findLast(({ materialsOn }) => materialsOn !== null);
  return last?.materialsOn ? { on: last.materialsOn, at: provenAt(last.stamp) } : null;
}

/**
 * Since when TikTok's own reads show everything off that was to be switched off ahead of the stop: TikTok's time, or
 * null while they do not. Sessions are in the lists of what is below.
 */
export function materialsOffSince({ materials = [] }: Order, { readings }: History): number | null {
  const telling = readings.filter(({ materialsOn }) => materialsOn !== null);
  const shows = (one: History['readings'][number]) =>
    materials.every((id) => !one.materialsOn?.some((material) => material.id === id));
  const [first] = telling.slice(telling.findLastIndex((one) => !shows(one)) + 1);
  return first === undefined ? null : provenAt(first.stamp);
}
