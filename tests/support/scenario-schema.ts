import { z } from 'zod';
import { ACTIONS } from '@/utils/core/order';
import { FLAGS, STAGES } from '@/utils/core/verdict';
import { GATEWAY_NAMES } from '@/utils/core/gateway-name';
import { changed, defaultSettings, settingsSchema } from '../simulator/settings';
import { worldSchema } from '../simulator/world/load';
import { durationSchema, eventSchema } from './scenario-events';

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
  at: durationSchema.default(0),
  /** How often the same press is sent, as by an impatient double click. */
  repeat: z.int().min(1).default(1),
  delete: z.boolean().default(false),
  /** Indexes of GMV Max sessions that are deleted with the stop. */
  sessions: z.array(z.int().min(0)).default([]),
  /** Indexes of materials of a Smart+ ad that are switched off with its stop. */
  materials: z.array(z.int().min(0)).default([]),
  /** The name the person saw, when it is not TikTok's. */
  seenName: z.string().optional(),
});

const claimSchema = z.strictObject({
  stage: stage.optional(),
  atLeast: stage.optional(),
  atMost: stage.optional(),
  flag: flag.optional(),
  noFlags: z.literal(true).optional(),
  /** Name of what a flag says is behind it, such as an ad group's. */
  node: z.string().optional(),
  /** Key of a sentence about what may spend or start again, such as `common_risk_rule`. */
  risk: z.string().optional(),
  writes: z.int().min(0).optional(),
  calls: z.int().min(0).optional(),
  /** Which order, when there are several; the first unless told. */
  order: z.int().min(0).optional(),
});

/** What holds at a time, or never. */
const expectationSchema = z
  .strictObject({
    ...claimSchema.shape,
    at: durationSchema.optional(),
    never: claimSchema.optional(),
  })
  .transform(({ at, never, ...claim }, context): { never: Claim } | ({ at: number } & Claim) => {
    const claims = Object.keys(claim).length > 0;
    if (never !== undefined && at === undefined && !claims) return { never };
    if (never === undefined && at !== undefined) return { at, ...claim };
    context.addIssue('an expectation is a claim with "at", or "never" with a claim in it');
    return z.NEVER;
  });

/** A story as a file gives it; unknown keys are an error. The world's own part is checked by the simulator. */
export const scenarioSchema = z
  .strictObject({
    name: z.string(),
    advertiser: z.unknown().optional(),
    now: z.iso.datetime({ offset: true }),
    campaigns: z.array(z.unknown()),
    otherActiveCampaigns: z.int().min(0).optional(),
    /** Automated rules of the account. */
    rules: z.array(z.unknown()).optional(),
    /** Settings of the simulator that differ from its defaults. */
    settings: z.record(z.string(), z.unknown()).default({}),
    order: orderSchema.optional(),
    orders: z.array(orderSchema).min(1).optional(),
    events: z.array(eventSchema).default([]),
    expect: z.array(expectationSchema),
  })
  .refine((story) => (story.order === undefined) !== (story.orders === undefined), {
    message: 'give either "order" or "orders"',
  })
  .superRefine((story, context) => {
    const { error } = worldSchema.safeParse(worldOf(story));
    for (const { path, message } of error?.issues ?? []) context.addIssue({ code: 'custom', path, message });
    const settings = settingsSchema.safeParse(changed(defaultSettings(), story.settings));
    for (const { path, message } of settings.error?.issues ?? [])
      context.addIssue({ code: 'custom', path: ['settings', ...path], message });
  });

const WORLD_KEYS = ['advertiser', 'campaigns', 'otherActiveCampaigns', 'rules'] as const;

/** The part of a story that the simulator makes its world of. */
export function worldOf(story: Partial<Record<(typeof WORLD_KEYS)[number], unknown>>): object {
  return Object.fromEntries(
    WORLD_KEYS.flatMap((key) => (story[key] === undefined ? [] : [[key, story[key]]])),
  );
}

export type Scenario = z.output<typeof scenarioSchema>;
export type Claim = z.output<typeof claimSchema>;
export type ScenarioOrder = z.output<typeof orderSchema>;
