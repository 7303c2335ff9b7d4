import { z } from 'zod';
import { ACTIONS } from '@/utils/core/order';
import { FLAGS, STAGES } from '@/utils/core/verdict';
import { GATEWAY_NAMES } from '@/utils/core/gateway-name';
import { parseDuration } from '../simulator/duration';
import { FAULT_TABLE, type FaultName } from '../simulator/faults/table';

const duration = z.string().transform((text, context) => {
  try {
    return parseDuration(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
    return z.NEVER;
  }
});
const stage = z.enum(STAGES);
const flag = z.enum(FLAGS);
const reference = z.union([z.int().min(0), z.string()]);

const orderSchema = z.strictObject({
  /** Id of the campaign, or its index. */
  campaign: reference,
  /** Index of an ad group in it; the order is then for the ad group. */
  adGroup: z.int().min(0).optional(),
  /** Index of an ad in the ad group; the order is then for the ad. */
  ad: z.int().min(0).optional(),
  action: z.enum(ACTIONS),
  gateway: z.enum(GATEWAY_NAMES).default('marketing-api'),
  at: duration.default(0),
  /** How often the same press is sent, as by an impatient double click. */
  repeat: z.int().min(1).default(1),
  delete: z.boolean().default(false),
  /** The name the person saw, when it is not TikTok's. */
  seenName: z.string().optional(),
});

/** Faults of the computer Standstill runs on, not of TikTok. */
const machineFault = z.discriminatedUnion('fault', [
  z.strictObject({ at: duration, fault: z.literal('worker-killed') }),
  z.strictObject({ at: duration, fault: z.literal('asleep'), for: duration }),
  z.strictObject({ at: duration, fault: z.literal('clock-jump'), by: z.string() }),
]);

const tiktokFault = z
  .looseObject({ at: duration, fault: z.enum(Object.keys(FAULT_TABLE) as [FaultName, ...FaultName[]]) })
  .transform(({ at, fault, ...options }) => ({ at, fault, options }));

const actorEvent = z
  .looseObject({ at: duration, actor: z.enum(['user', 'rule', 'app', 'platform']), does: z.string() })
  .transform(({ at, ...act }) => ({ at, act }));

const claimSchema = z.strictObject({
  stage: stage.optional(),
  atLeast: stage.optional(),
  atMost: stage.optional(),
  flag: flag.optional(),
  noFlags: z.literal(true).optional(),
  writes: z.int().min(0).optional(),
  calls: z.int().min(0).optional(),
  /** Which order, when there are several. */
  order: z.int().min(0).optional(),
});

/** A story as a file gives it; unknown keys are an error. The world's own part is checked by the simulator. */
export const scenarioSchema = z
  .strictObject({
    name: z.string(),
    advertiser: z.unknown().optional(),
    now: z.iso.datetime(),
    campaigns: z.array(z.unknown()),
    otherActiveCampaigns: z.int().min(0).optional(),
    /** Automated rules of the account. */
    rules: z.array(z.unknown()).optional(),
    order: orderSchema.optional(),
    orders: z.array(orderSchema).min(1).optional(),
    events: z.array(z.union([machineFault, tiktokFault, actorEvent])).default([]),
    expect: z.array(z.union([claimSchema.extend({ at: duration }), z.strictObject({ never: claimSchema })])),
  })
  .refine((story) => (story.order === undefined) !== (story.orders === undefined), {
    message: 'give either "order" or "orders"',
  });

export type Scenario = z.output<typeof scenarioSchema>;
export type Claim = z.output<typeof claimSchema>;
export type ScenarioOrder = z.output<typeof orderSchema>;
export type ScenarioEvent = Scenario['events'][number];

/** `+1h` or `-1h` in milliseconds, for a clock that jumps. */
export function signedDuration(text: string): number {
  return text.startsWith('-') ? -parseDuration(text.slice(1)) : parseDuration(text);
}
