import type { ReadOf } from '../evidence';
import type { History } from '../history';
import { problemSaid, type RaisedFlag } from '../verdict';

/** TikTok could not be read: at once when the access is gone, else when it lasts. */
export function blind(history: History, about: readonly ReadOf[], patience: number): RaisedFlag | null {
  const failures = history.failures.filter(({ what }) => about.includes(what));
  const first = failures[0];
  const last = failures.at(-1);
  if (first === undefined || last === undefined) return null;
  const { problem } = last;
  const noAccess = problem.remedy === 'sign-in' || problem.remedy === 'ask-permission';
  const since =
    failures.find((failure) => failure.problem.remedy === problem.remedy)?.stamp.at ?? first.stamp.at;
  if (!noAccess && last.stamp.at - first.stamp.at < patience) return null;
  return {
    flag: 'cannot-verify',
    since: noAccess ? since : first.stamp.at,
    said: problemSaid(problem),
    next: noAccess ? 'reconnect' : 'wait',
  };
}
