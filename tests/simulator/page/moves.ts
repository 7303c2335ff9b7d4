import type { Level, Switch } from '../world/types';
import { refused, type PageAnswer } from './answer';
import type { PageCall } from './endpoint';

/** Lock of a campaign that is being edited already (facts: session-api, code 6). */
const CODE_CONFLICT = 6;
const CODE_BUSINESS_RULE = 3;

/**
 * Moves switches as the page asked, as far as faults let it. Undefined when the page is told that it went well, which
 * also holds for what a fault ignored: nothing tells which of several ids worked.
 */
export function move(
  { context, scope, writeMode }: PageCall,
  level: Level,
  ids: readonly string[],
  to: Switch,
  by: string,
): PageAnswer | undefined {
  const { world, faults, settings, visits } = context;
  if (faults.meet('write-rejected', scope))
    return refused(CODE_BUSINESS_RULE, 'The status of the object cannot be changed now');
  const collides = visits.collides(scope.campaignIds, settings.session.conflictMs);
  if (faults.meet('write-conflict', scope) || collides)
    return refused(CODE_CONFLICT, 'The campaign is being edited, try again later');
  const applied = { whole: ids.length, ignored: 0, partial: Math.floor(ids.length / 2) }[writeMode];
  for (const id of ids.slice(0, applied)) {
    const outcome = world.setSwitch(level, id, to, { kind: 'page', name: by });
    if (!outcome.ok) return refused(CODE_BUSINESS_RULE, 'A deleted object cannot be changed');
  }
  return undefined;
}
