import { aheadLeft, materialsTold } from '../ahead';
import { provenAt } from '../evidence';
import type { History } from '../history';
import { materialPart } from '../leak';
import type { RaisedFlag } from '../verdict';
import { said } from './said';

/**
 * A session that was to be deleted ahead of the stop, or a material that was to be switched off: TikTok refused, nobody
 * knows, or it is on all the same. It is never sent again by itself; TikTok's own list tells what became of it.
 */
export function aheadNotDone(history: History): RaisedFlag | null {
  const left = aheadLeft(history);
  if (!left?.attempt.answer) return null;
  const { target, answer } = left.attempt;
  const isSession = target.level === 'session';
  const values: Record<string, string> = isSession ? { id: target.id } : { name: nameOf(history, target.id) };
  switch (left.because) {
    case 'unknown':
      return {
        flag: 'outcome-unknown',
        since: provenAt(answer.stamp),
        said: said(isSession ? 'verdict_session_unknown' : 'verdict_material_unknown', values),
        next: 'wait',
      };
    case 'refused':
      return {
        flag: 'partly-applied',
        since: provenAt(answer.stamp),
        said: said(isSession ? 'verdict_session_refused' : 'verdict_material_refused', values),
        next: 'open-tiktok',
      };
    case 'still-on': {
      const node = materialPart(history);
      return {
        flag: 'partly-applied',
        since: provenAt(answer.stamp),
        said: said('verdict_material_still_on', values),
        next: 'stop-again',
        ...(node === null ? {} : { node }),
      };
    }
  }
}

/** Its name where TikTok told one. */
function nameOf(history: History, id: string): string {
  const known = [...(materialsTold(history)?.on ?? []), ...(history.before?.materialsOn ?? [])];
  return known.find((one) => one.id === id)?.name ?? id;
}
