import * as z from 'zod/mini';
import { isZone } from '@/utils/core/account-hours';
import { KINDS, LEVELS, type Entity, type Material } from '@/utils/core/entity';
import {
  REFUSAL_REASONS,
  type Evidence,
  type Problem,
  type Stamp,
  type TreeNode,
} from '@/utils/core/evidence';
import { FORMAT, VERSION } from '@/utils/core/case-file/chain';
import type { CaseAccount } from '@/utils/core/case-file/case';
import { GATEWAY_NAMES } from '@/utils/core/gateway-name';
import { isAmount } from '@/utils/core/money';
import { ACTIONS, type Order } from '@/utils/core/order';
import type { SpendReport } from '@/utils/core/spend';
import type { Surroundings } from '@/utils/core/surroundings';
import { FLAGS } from '@/utils/core/verdict';

const text = z.string().check(z.maxLength(4000));
const id = z.string().check(z.maxLength(100));
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
/** Milliseconds that a date can be made of. */
const time = z.number().check(z.gte(-8.64e15), z.lte(8.64e15));
const count = z.number().check(z.gte(0));
const amount = z.string().check(z.refine((one: string) => isAmount(one)));
/** TikTok also writes `-` where it has no amount. */
const told = text;

/** The outer shape of a file: enough to check its chain before anything in it is believed. */
export const linksSchema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  madeAt: time,
  order: z.unknown(),
  account: z.unknown(),
  redacted: z.boolean(),
  head: hash,
  records: z.array(z.object({ hash, evidence: z.unknown() })),
  seal: hash,
});

const zone = z.string().check(z.refine((name: string) => isZone(name)));

const ref = z.object({ advertiserId: id, level: z.enum(LEVELS), id });
const nodeLevel = z.enum([...LEVELS, 'session']);
const target = z.object({ advertiserId: id, level: z.enum([...LEVELS, 'session', 'material']), id });
const materials = z.array(z.object({ id, name: text })) satisfies z.ZodMiniType<Material[]>;

export const orderSchema = z.object({
  id,
  ref,
  action: z.enum(ACTIONS),
  gateway: z.enum(GATEWAY_NAMES),
  seenName: text,
  createdAt: time,
  deleteWhenProven: z.optional(z.boolean()),
  sessions: z.optional(z.array(id)),
  watchDays: z.optional(z.number()),
  runId: z.optional(id),
  materials: z.optional(z.array(id)),
}) satisfies z.ZodMiniType<Order>;

export const accountSchema = z.object({
  id,
  name: text,
  currency: z.nullable(z.string().check(z.maxLength(10))),
  timezone: z.nullable(text),
}) satisfies z.ZodMiniType<CaseAccount>;

const entity = z.object({
  ref,
  name: text,
  kind: z.enum(KINDS),
  switch: z.enum(['on', 'off', 'deleted', 'frozen', 'unknown']),
  status: z.nullable(text),
  campaignId: z.nullable(id),
  adGroupId: z.nullable(id),
  budget: z.nullable(text),
  budgetMode: z.nullable(text),
  materialsOn: z.optional(materials),
  ios14: z.boolean(),
}) satisfies z.ZodMiniType<Entity>;

const problem = z.object({
  remedy: z.enum([
    'retry-later',
    'read-first',
    'look-only',
    'press-there',
    'open-page',
    'resume-session',
    'sign-in',
    'ask-permission',
    'give-up',
  ]),
  reason: text,
  apiCode: z.nullable(z.number()),
  apiMessage: z.nullable(text),
}) satisfies z.ZodMiniType<Problem>;

const row = z.object({
  period: z.string().check(z.regex(/^\d{4}-\d\d-\d\d( \d\d)?$/)),
  spent: told,
  shown: z.nullable(z.number()),
});
const report = z.object({
  per: z.enum(['hour', 'day']),
  timezone: zone,
  currency: z.string().check(z.maxLength(10)),
  rows: z.array(row),
  total: z.nullable(amount),
  newest: z.nullable(text),
  othersRunning: z.nullable(count),
  complete: z.boolean(),
}) satisfies z.ZodMiniType<SpendReport>;

const stamp = z.object({
  at: time,
  tiktokAt: z.nullable(time),
  dated: z.optional(z.literal(false)),
  requestIds: z.array(text),
}) satisfies z.ZodMiniType<Stamp>;

const surroundings = z.object({
  twins: z.array(z.object({ id, name: text, startsAt: z.nullable(time) })),
  promotes: z.array(z.object({ id, name: text, samePost: z.nullable(z.boolean()) })),
  sessions: z.array(z.object({ id, budget: z.nullable(text) })),
});

const node = z.object({
  level: nodeLevel,
  id,
  name: text,
  status: z.nullable(text),
  materialsOn: z.optional(materials),
}) satisfies z.ZodMiniType<TreeNode>;

const record = { seq: count, orderId: id, gateway: z.enum(GATEWAY_NAMES), stamp };
const answered = { ...record, type: z.literal('answered'), attempt: count };

export const evidenceSchema = z.union([
  z.object({
    ...record,
    type: z.literal('identified'),
    entity,
    matches: z.boolean(),
    from: z.enum(['read', 'earlier-read']),
    readAt: time,
  }),
  z.object({
    ...record,
    type: z.literal('refused'),
    reason: z.enum(REFUSAL_REASONS),
    kind: z.nullable(z.enum(KINDS)),
  }),
  z.object({
    ...record,
    type: z.literal('sending'),
    attempt: count,
    target,
    operation: z.enum(['switch-off', 'switch-on', 'delete']),
  }),
  z.object({ ...answered, outcome: z.enum(['accepted', 'unneeded']) }),
  z.object({ ...answered, outcome: z.enum(['partial', 'rejected', 'unknown']), problem }),
  z.object({ ...record, type: z.literal('switch-read'), entity }),
  z.object({ ...record, type: z.literal('missing') }),
  z.object({
    ...record,
    type: z.literal('tree-read'),
    nodes: z.array(node),
    total: count,
    complete: z.boolean(),
  }),
  z.object({ ...record, type: z.literal('spend-read'), report }),
  z.object({
    ...record,
    type: z.literal('below-read'),
    parts: z.array(z.object({ level: z.enum(LEVELS), id, rows: z.array(row) })),
  }),
  z.object({
    ...record,
    type: z.literal('rules-read'),
    rules: z.array(z.object({ id, name: text })),
  }),
  z.object({
    ...record,
    type: z.literal('surroundings-read'),
    around: surroundings,
    currency: z.string().check(z.maxLength(10)),
  }),
  z.object({
    ...record,
    type: z.literal('changes-read'),
    changes: z.array(
      z.object({
        at: time,
        by: z.object({ kind: z.enum(['person', 'rule', 'app', 'unknown']), name: text }),
        to: z.enum(['on', 'off', 'deleted']),
      }),
    ),
  }),
  z.object({
    ...record,
    type: z.literal('read-failed'),
    what: z.enum(['identify', 'switch', 'tree', 'spend', 'below', 'rules', 'surroundings', 'changes']),
    problem,
  }),
  z.object({ ...record, type: z.literal('superseded'), by: text }),
  z.object({ ...record, type: z.literal('acknowledged'), flag: z.enum(FLAGS), since: time }),
]);

/** Each fails to compile when what is kept knows something that the schema does not, or the other way round. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
export const SCHEMA_IS_WHOLE: [
  Same<z.infer<typeof evidenceSchema>['type'], Evidence['type']>,
  Same<keyof z.infer<typeof orderSchema>, keyof Order>,
  Same<keyof z.infer<typeof entity>, keyof Entity>,
  Same<keyof z.infer<typeof node>, keyof TreeNode>,
  Same<keyof z.infer<typeof report>, keyof SpendReport>,
  Same<keyof z.infer<typeof surroundings>, keyof Surroundings>,
  Same<keyof z.infer<typeof stamp>, keyof Stamp>,
] = [true, true, true, true, true, true, true];
