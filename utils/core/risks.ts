import type { TurnOnRule } from './evidence';
import type { History } from './history';
import { RISKS_UNCHECKED } from './risks-unchecked';
import type { Surroundings } from './surroundings';
import type { RaisedFlag, Risk, Sentence } from './verdict';

/** So many of one sort are named; the others are counted. */
const NAMED = 3;

/**
 * What automated rules will do to it (facts: marketing-api 16, L2b).
 *
 * @param rules those that are on and would switch it on again; null when they could not be read
 */
export function risksOfRules(rules: readonly TurnOnRule[] | null): Risk[] {
  if (rules === null) return RISKS_UNCHECKED.rules;
  if (rules.length === 0) return [{ weight: 'clear', said: { key: 'common_risk_no_rule', values: {} } }];
  return named(rules, ({ name }) => ({ key: 'common_risk_rule', values: { name } }));
}

/**
 * What stands beside it and may spend (facts: marketing-api 4.3, 13.9; field 5.5).
 *
 * @param around null when it could not be read
 * @param currency of the account
 */
export function risksOfSurroundings(around: Surroundings | null, currency: string): Risk[] {
  if (around === null) return RISKS_UNCHECKED.surroundings;
  const { twins, promotes, sessions } = around;
  return [
    ...named(twins, ({ name, startsAt }): Sentence =>
      startsAt === null
        ? { key: 'common_risk_twin', values: { name } }
        : { key: 'common_risk_twin_at', values: { name, at: String(startsAt) } },
    ),
    ...named(sessions, ({ id, budget }): Sentence =>
      budget === null
        ? { key: 'common_risk_session', values: { id } }
        : { key: 'common_risk_session_budget', values: { id, amount: budget, currency } },
    ),
    // The one that shows the same post goes first: it is the one that looks like what was stopped.
    ...named([...promotes].sort(samePostFirst), ({ name, samePost }) => ({
      key: samePost === true ? 'common_risk_promote_same_post' : 'common_risk_promote',
      values: { name },
    })),
  ];
}

/** What is known of the risks of a stop, as far as it was looked for; what a flag says already is not said twice. */
export function risksOfStop(history: History, flags: readonly RaisedFlag[]): Risk[] {
  const { rules, surroundings, identified, allFailures } = history;
  const failed = (what: 'rules' | 'surroundings') => allFailures.some((failure) => failure.what === what);
  const flagged = flags.find(({ said }) => said.key === 'verdict_rule_turns_on')?.said.values.name;
  const unsaid = rules?.rules.filter(({ name }) => name !== flagged) ?? null;
  const promote = flags.find(({ node }) => node?.level === 'promote')?.node?.id;
  const isSaid = flagged !== undefined && unsaid?.length === 0;
  return [
    ...(identified?.entity.ios14 === true && history.attempts.length > 0 ? [IOS14] : []),
    ...((rules === null && !failed('rules')) || isSaid ? [] : risksOfRules(unsaid)),
    ...(surroundings === null && !failed('surroundings')
      ? []
      : risksOfSurroundings(without(surroundings?.around ?? null, promote), surroundings?.currency ?? '')),
  ];
}

function without(around: Surroundings | null, promote: string | undefined): Surroundings | null {
  return around && { ...around, promotes: around.promotes.filter(({ id }) => id !== promote) };
}

/** A pause holds the campaign quota of a dedicated iOS 14 campaign for days (facts: field 3, marketing-api 13.10). */
const IOS14: Risk = { weight: 'risk', said: { key: 'common_risk_ios14', values: {} } };

function named<T>(things: readonly T[], say: (thing: T) => Sentence): Risk[] {
  const more = things.length - NAMED;
  const said = things.slice(0, NAMED).map(say);
  if (more > 0) said.push({ key: 'common_risk_more', values: { count: String(more) } });
  return said.map((one) => ({ weight: 'risk', said: one }));
}

function samePostFirst(a: { samePost: boolean | null }, b: { samePost: boolean | null }): number {
  return Number(b.samePost === true) - Number(a.samePost === true);
}
