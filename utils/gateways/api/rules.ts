import type { Entity, Kind, Level } from '@/utils/core/entity';
import type { TurnOnRule } from '@/utils/core/evidence';
import type { Priority, Read } from '../gateway';
import type { ClientParts } from './client';
import { readPages } from './pages';
import { problemOf } from './problems';
import { RULES_PER_PAGE, rulePageSchema, ruleSchema, type ApplyObject, type Rule } from './rule-schemas';

/** Rules leave Upgraded Smart+ and Promote alone (facts: marketing-api 5.2). */
export function canHaveRules(kind: Kind): boolean {
  return kind !== 'smart-plus' && kind !== 'promote';
}

/** Automated rules that are on and would switch the entity on again. */
export async function readTurnOnRules(
  parts: ClientParts,
  entity: Entity,
  priority: Priority,
): Promise<Read<TurnOnRule[]>> {
  if (!canHaveRules(entity.kind)) {
    return { ok: true, value: [], stamp: { at: parts.clock.now(), tiktokAt: null, requestIds: [] } };
  }
  const { advertiserId } = entity.ref;
  const name = `${advertiserId} rules ${priority}`;
  const read = await parts.gather.shared(name, priority, () => readRules(parts, advertiserId, priority));
  if (!read.ok) return read;
  const covering = read.value.filter((rule) => turnsOn(rule, entity));
  return { ...read, value: covering.map(({ rule_id: id, name }) => ({ id, name })) };
}

/** All rules of an account that are on: which of them look at what is told by the rules themselves. */
async function readRules(
  parts: ClientParts,
  advertiserId: string,
  priority: Priority,
): Promise<Read<Rule[]>> {
  const read = await readPages(parts, {
    path: '/optimizer/rule/list/',
    query: { advertiser_id: advertiserId, filtering: { status: 'ON' } },
    page: rulePageSchema,
    item: ruleSchema,
    pageSize: RULES_PER_PAGE,
    priority,
  });
  if (!read.ok) return read;
  // That there is no rule can only be said of the whole list.
  if (!read.value.complete) return { ok: false, problem: problemOf('incomplete'), stamp: read.stamp };
  return { ...read, value: read.value.items };
}

function turnsOn(rule: Rule, entity: Entity): boolean {
  return (
    (rule.rule_status ?? 'ON') === 'ON' &&
    [...(rule.actions ?? []), ...(rule.action ?? [])].some((action) => action.subject_type === 'TURN_ON') &&
    rule.apply_objects.some((object) => covers(object, entity))
  );
}

/**
 * Whether a rule looks at the entity or at what is above it. `ALL_INACTIVE_…` finds whatever is off at that
 * level; `ALL_ACTIVE_…` finds what is on, so nothing that was stopped. `…_UNDER_SELECTED` names what is
 * above the things it switches.
 */
function covers(object: ApplyObject, { ref, campaignId, adGroupId }: Entity): boolean {
  const choice = object.pre_condition_type ?? 'SELECTED';
  if (object.bind_type === 'UNBIND' || choice.startsWith('ALL_ACTIVE')) return false;
  const level = levelOf(choice) ?? levelOf(object.dimesion ?? object.dimension ?? '');
  const named = object.dimension_ids ?? [];
  if (choice.startsWith('ALL_') && !choice.endsWith('_UNDER_SELECTED')) return level === ref.level;
  const isNamed = [ref.id, adGroupId, campaignId].some((id) => id !== null && named.includes(id));
  return isNamed && (level === null || DEPTH[level] <= DEPTH[ref.level]);
}

const DEPTH: Record<Level, number> = { campaign: 0, adgroup: 1, ad: 2 };

/** The level at the end of `ALL_INACTIVE_AD_GROUP` and its like, or of a dimension's own name. */
function levelOf(text: string): Level | null {
  const word = /(?:^|_)(CAMPAIGN|AD_?GROUP|AD)(?:_UNDER_SELECTED)?$/.exec(text)?.[1];
  switch (word) {
    case undefined:
      return null;
    case 'CAMPAIGN':
      return 'campaign';
    case 'AD':
      return 'ad';
    default:
      return 'adgroup';
  }
}
