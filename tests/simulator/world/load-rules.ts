import { z } from 'zod';
import { parseDuration } from '../duration';
import type { IdSource } from './random';
import { ruleCovers } from './rules';
import type { World } from './world';

/** An automated rule in a world file. */
export const ruleSchema = z.strictObject({
  name: z.string().min(1),
  action: z.literal('TURN_ON').default('TURN_ON'),
  /** Ids or indexes, or every campaign that is switched off when it runs. */
  campaigns: z.union([z.array(z.union([z.string(), z.int().min(0)])).min(1), z.literal('all-inactive')]),
  status: z.enum(['ON', 'OFF']).default('ON'),
  /** Does nothing before then: it has a condition that is not met yet. */
  from: z.string().optional(),
});
type RuleInput = z.output<typeof ruleSchema>;

const DAY = 86_400_000;

/** Adds the rules of an account. Throws when one names a campaign that is not there or that no rule covers. */
export function addRules(world: World, advertiserId: string, rules: RuleInput[], ids: IdSource): void {
  const now = world.clock.now();
  for (const { campaigns, from, ...rule } of rules)
    world.rules.add({
      ...rule,
      id: ids.next(),
      advertiserId,
      campaigns:
        campaigns === 'all-inactive' ? campaigns : campaigns.map((one) => covered(world, one, rule.name)),
      createTime: now - DAY,
      ...(from === undefined ? {} : { from: now + parseDuration(from) }),
    });
}

function covered(world: World, reference: string | number, rule: string): string {
  const id = typeof reference === 'number' ? [...world.campaigns.keys()][reference] : reference;
  const campaign = id === undefined ? undefined : world.campaigns.get(id);
  if (!campaign) throw new Error(`rule ${rule}: no campaign ${reference}`);
  if (!ruleCovers(campaign))
    throw new Error(`rule ${rule}: rules cover neither Upgraded Smart+ nor Promote (${campaign.name})`);
  return campaign.id;
}
