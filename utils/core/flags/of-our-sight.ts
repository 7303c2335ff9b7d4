import type { ReadOf, Remedy } from '../evidence';
import type { History } from '../history';
import { problemSaid, type NextStep, type RaisedFlag } from '../verdict';

/** Without access nothing gets better by itself. */
const NEXT_WITHOUT_ACCESS: Partial<Record<Remedy, NextStep>> = {
  'sign-in': 'reconnect',
  'ask-permission': 'reconnect',
  'open-page': 'open-tiktok',
  'resume-session': 'resume-session',
};

/** TikTok could not be read: at once when the access is gone, else when it lasts. */
export function blind(history: History, about: readonly ReadOf[], patience: number): RaisedFlag | null {
  const failures = history.failures.filter(({ what }) => about.includes(what));
  const first = failures[0];
  const last = failures.at(-1);
  if (first === undefined || last === undefined) return null;
  const lost = failures.findLast((failure) => Object.hasOwn(NEXT_WITHOUT_ACCESS, failure.problem.remedy));
  // Being offline as well does not bring the access back.
  const { problem } = lost ?? last;
  const noAccess = lost !== undefined;
  const since =
    failures.find((failure) => failure.problem.remedy === problem.remedy)?.stamp.at ?? first.stamp.at;
  if (!noAccess && last.stamp.at - first.stamp.at < patience) return null;
  return {
    flag: 'cannot-verify',
    since: noAccess ? since : first.stamp.at,
    said: problemSaid(problem),
    next: NEXT_WITHOUT_ACCESS[problem.remedy] ?? 'wait',
  };
}
