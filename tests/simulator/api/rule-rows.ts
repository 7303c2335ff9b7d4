import type { RuleRun, WorldRule } from '../world/rules';
import type { World } from '../world/world';
import type { Item } from './list';
import { timeInZone } from './time';

/** A rule as the rule endpoints tell it; TikTok spells `dimesion` so. facts: marketing-api 5.2 */
export function ruleRow(world: World, rule: WorldRule, timeZone: string, run?: RuleRun): Item {
  const shown = run ?? world.rules.runs.findLast((one) => one.rule === rule);
  const checked = run?.at ?? world.rules.lastCheck(rule);
  return {
    rule_id: rule.id,
    name: rule.name,
    rule_status: rule.status,
    create_datetime: timeInZone(rule.createTime, timeZone),
    apply_objects: [
      rule.campaigns === 'all-inactive'
        ? { dimesion: 'CAMPAIGN', dimension_ids: [], pre_condition_type: 'ALL_INACTIVE_CAMPAIGN' }
        : { dimesion: 'CAMPAIGN', dimension_ids: rule.campaigns, pre_condition_type: 'SELECTED' },
    ],
    conditions: [condition(rule)],
    actions: [{ subject_type: rule.action, frequency_info: { type: 'CUSTOM' } }],
    notification: { notification_type: 'NOT_NOTIFICATION' },
    rule_exec_info: { exec_time_type: 'PER_HALF_HOUR' },
    ...(checked === undefined
      ? {}
      : { last_check_result_summary: summary(checked, shown?.at === checked ? shown : undefined, timeZone) }),
  };
}

function condition({ from }: WorldRule): Item {
  if (from === undefined) return { subject_type: 'NO_CONDITION' };
  return {
    subject_type: 'COST',
    range_type: 'TODAY',
    match_type: 'LT',
    values: ['100'],
    calculation_type: 'OF_EACH_OBJECT',
  };
}

/** What the rule's last check came to; `run` where it changed something. */
function summary(checked: number, run: RuleRun | undefined, timeZone: string): Item {
  const at = timeInZone(checked, timeZone);
  return {
    check_datetime: at,
    exec_datetime: run ? at : '',
    change_success: run?.turnedOn.length ?? 0,
    no_change: run?.unchanged ?? 0,
    change_fail: 0,
    task_exec_id: run?.id ?? '',
  };
}

/** What one run did to each campaign. */
export function resultRows(world: World, run: RuleRun): Item[] {
  return run.turnedOn.map((id) => ({
    rule_id: run.rule.id,
    exec_id: run.id,
    action_subject_type: run.rule.action,
    status: 'SUCCESS',
    error_message: '',
    object_dimension: 'CAMPAIGN',
    object_dimension_id: id,
    object_name: world.campaigns.get(id)?.name ?? '',
  }));
}
