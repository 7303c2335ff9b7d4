import type { Entity } from '@/utils/core/entity';
import type { LoggedChange } from '@/utils/core/evidence';
import { LOG_GRAIN } from '@/utils/core/ladder';
import type { Priority, Read } from '../gateway';
import { readChangeLog } from './change-log';
import type { ClientParts } from './client';
import { problemOf } from './problems';
import { joined } from './report';
import { readRuleResults } from './rule-results';
import { canHaveRules } from './rules';

/**
 * Who switched the entity, oldest first. The change log knows everybody, the results of rules know rules by
 * name and may be readable when the log is not.
 */
export async function readSwitchChanges(
  parts: ClientParts,
  entity: Entity,
  since: number,
  priority: Priority,
): Promise<Read<LoggedChange[]>> {
  if (entity.kind === 'promote') {
    const stamp = { at: parts.clock.now(), tiktokAt: null, requestIds: [] };
    return { ok: false, problem: problemOf('not-covered'), stamp };
  }
  const logged = await readChangeLog(parts, entity, since, priority);
  if (!canHaveRules(entity.kind))
    return logged.ok ? { ...logged, value: inOrder(logged.value, since) } : logged;
  const ruled = await readRuleResults(parts, entity, since, priority);
  if (!logged.ok && !ruled.ok) return logged;
  const byRule = ruled.ok ? ruled.value : [];
  const inLog = logged.ok ? logged.value.filter((change) => !isTold(change, byRule)) : [];
  return {
    ok: true,
    // In the same minute a rule goes first: it works on the minute.
    value: inOrder([...byRule, ...inLog], since),
    stamp: joined([logged, ruled].filter((read) => read.ok).map((read) => read.stamp)),
  };
}

/** Whether a rule's own result tells of the same event as a line of the log. */
function isTold(change: LoggedChange, byRule: readonly LoggedChange[]): boolean {
  return (
    change.by.kind === 'rule' &&
    byRule.some(({ at, to }) => to === change.to && Math.abs(at - change.at) <= LOG_GRAIN)
  );
}

/** The log tells whole minutes: what happened just after `since` may be put just before it. */
function inOrder(changes: readonly LoggedChange[], since: number): LoggedChange[] {
  return changes.filter(({ at }) => at + LOG_GRAIN > since).sort((a, b) => a.at - b.at);
}
