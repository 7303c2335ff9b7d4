import { canBeSwitchedOff, type Entity } from '@/utils/core/entity';
import type { Action } from '@/utils/core/order';
import type { Verdict } from '@/utils/core/verdict';

/**
 * The buttons a campaign gets. A stop on its way offers the way back instead of the same stop again; once
 * it is flagged, stopping is offered again.
 */
export function choicesOf(
  entity: Pick<Entity, 'kind' | 'switch'>,
  verdict: Verdict | null,
  held: boolean,
): Action[] {
  if (entity.switch === 'deleted' || !canBeSwitchedOff(entity.kind)) return [];
  const followed = verdict !== null && !verdict.closed && verdict.flags.length === 0;
  const stopping = followed && verdict.action !== 'resume';
  if (stopping) return verdict.action === 'end' || held ? ['resume'] : ['resume', 'end'];
  if (entity.switch === 'off') return held ? ['resume'] : ['resume', 'end'];
  return ['pause', 'end'];
}
