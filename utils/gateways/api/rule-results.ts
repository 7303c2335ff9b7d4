import type { Entity } from '@/utils/core/entity';
import type { LoggedChange, Stamp } from '@/utils/core/evidence';
import type { Priority, Read } from '../gateway';
import { ask } from './ask';
import type { ClientParts } from './client';
import { readPages } from './pages';
import { problemOf } from './problems';
import { joined } from './report';
import { resultDetailsSchema, RULES_PER_PAGE, rulePageSchema, ruleResultSchema } from './rule-schemas';
import { spanAround, utcMillis } from './times';

/** Executions asked about at once; they travel in the address. */
const DETAILS_AT_ONCE = 20;

interface Execution {
  ruleId: string;
  ruleName: string;
  id: string;
  at: number;
}

/**
 * When automated rules switched the entity on. TikTok lists when a rule did something in one place and to
 * what in another (facts: marketing-api 5.2).
 */
export async function readRuleResults(
  parts: ClientParts,
  entity: Entity,
  since: number,
  priority: Priority,
): Promise<Read<LoggedChange[]>> {
  const executions = await readExecutions(parts, entity, since, priority);
  if (!executions.ok) return executions;
  const found: LoggedChange[] = [];
  const stamps: Stamp[] = [executions.stamp];
  for (let from = 0; from < executions.value.length; from += DETAILS_AT_ONCE) {
    const some = executions.value.slice(from, from + DETAILS_AT_ONCE);
    const details = await ask(
      parts,
      {
        method: 'GET',
        path: '/optimizer/rule/result/get/',
        query: {
          advertiser_id: entity.ref.advertiserId,
          result_detail: some.map(({ id, ruleId }) => ({ exec_id: id, rule_id: ruleId })),
        },
        priority,
      },
      resultDetailsSchema,
    );
    if (!details.ok) return details;
    stamps.push(details.stamp);
    const mine = details.value.result_details.filter(
      (detail) =>
        detail.object_dimension_id === entity.ref.id &&
        detail.status === 'SUCCESS' &&
        (detail.action_subject_type ?? 'TURN_ON') === 'TURN_ON',
    );
    for (const { at, id, ruleId, ruleName } of some) {
      if (!mine.some((detail) => detail.exec_id === id && detail.rule_id === ruleId)) continue;
      found.push({ at, by: { kind: 'rule', name: ruleName }, to: 'on' });
    }
  }
  return { ok: true, value: found, stamp: joined(stamps) };
}

/** The times when a rule of the account switched anything on. */
async function readExecutions(
  parts: ClientParts,
  entity: Entity,
  since: number,
  priority: Priority,
): Promise<Read<Execution[]>> {
  const { from, to } = spanAround(since, parts.tiktokTime.now());
  const read = await readPages(parts, {
    path: '/optimizer/rule/result/list/',
    query: {
      advertiser_id: entity.ref.advertiserId,
      filtering: { action: 'TURN_ON', time: [from, to] },
    },
    page: rulePageSchema,
    item: ruleResultSchema,
    pageSize: RULES_PER_PAGE,
    priority,
  });
  if (!read.ok) return read;
  const executions: Execution[] = [];
  for (const { rule_id: ruleId, name: ruleName, last_check_result_summary: summary } of read.value.items) {
    if (!summary?.task_exec_id || summary.change_success === 0) continue;
    const at = utcMillis(summary.exec_datetime || (summary.check_datetime ?? ''));
    if (at === null) return { ok: false, problem: problemOf('bad-answer'), stamp: read.stamp };
    if (at >= since) executions.push({ ruleId, ruleName, id: summary.task_exec_id, at });
  }
  return { ...read, value: executions };
}
