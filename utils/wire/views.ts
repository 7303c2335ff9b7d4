import * as z from 'zod/mini';
import { ACTIONS } from '@/utils/core/order';
import { FLAGS, STAGES } from '@/utils/core/verdict';
import { KINDS, LEVELS } from '@/utils/core/entity';

/** TikTok ids: 15 to 20 digits, kept as text (facts: page-dom 0.3, marketing-api 1). */
export const idSchema = z.string().check(z.regex(/^\d{1,20}$/));
export const moneySchema = z.string().check(z.regex(/^-?\d{1,18}(\.\d{1,6})?$/));
const nameSchema = z.string().check(z.maxLength(1000));

export const refSchema = z.object({
  advertiserId: idSchema,
  level: z.enum(LEVELS),
  id: idSchema,
});

export const sentenceSchema = z.object({
  key: z.string().check(z.maxLength(80)),
  values: z.record(z.string(), z.string()),
});

export const flagViewSchema = z.object({
  flag: z.enum(FLAGS),
  since: z.number(),
  said: sentenceSchema,
  next: z.enum(['stop-again', 'resume-again', 'reconnect', 'open-tiktok', 'wait', 'retry']),
});

/** What a face may know of one order: the verdict, without the evidence behind it. */
export const orderViewSchema = z.object({
  id: z.string(),
  action: z.enum(ACTIONS),
  stage: z.enum(STAGES),
  resumed: z.boolean(),
  flags: z.array(flagViewSchema),
  said: sentenceSchema,
  tone: z.enum(['delivering', 'waiting', 'proven', 'needs-you', 'money-leaving']),
  lastLookAt: z.nullable(z.number()),
  nextLookAt: z.nullable(z.number()),
  createdAt: z.number(),
});
export type OrderView = z.infer<typeof orderViewSchema>;

/** One row of a list as the page may show it. Holds nothing secret. */
export const rowViewSchema = z.object({
  ref: refSchema,
  /** TikTok's own name for the id, or null while TikTok has not been asked. */
  name: z.nullable(nameSchema),
  kind: z.nullable(z.enum(KINDS)),
  switch: z.enum(['on', 'off', 'deleted', 'frozen', 'unknown']),
  /** Whether a stop can be sent at all; false for Promote, reservation buys and deleted entities. */
  canStop: z.boolean(),
  held: z.boolean(),
  order: z.nullable(orderViewSchema),
});
export type RowView = z.infer<typeof rowViewSchema>;

/** Whether Standstill can reach TikTok for one advertiser. */
export const accessSchema = z.enum(['connected', 'not-connected', 'token-revoked', 'not-covered']);
export type Access = z.infer<typeof accessSchema>;

/** What a confirm dialog tells before the click counts. */
export const descriptionSchema = z.object({
  ref: refSchema,
  name: nameSchema,
  kind: z.enum(KINDS),
  switch: z.enum(['on', 'off', 'deleted', 'frozen', 'unknown']),
  currency: z.nullable(z.string()),
  /** Decimal string, or null when TikTok could not be asked. */
  spentToday: z.nullable(moneySchema),
  budget: z.nullable(moneySchema),
  budgetMode: z.nullable(z.string()),
  held: z.boolean(),
  ios14: z.boolean(),
});
export type Description = z.infer<typeof descriptionSchema>;
