import * as z from 'zod/mini';
import { LEVELS } from '@/utils/core/entity';
import { ACTIONS } from '@/utils/core/order';
import { FLAGS } from '@/utils/core/verdict';
import { accessSchema, descriptionSchema, idSchema, refSchema, rowViewSchema, sentenceSchema } from './views';

/** Who may send a command: our script in Ads Manager, or our own pages. Own pages may send everything. */
export type AllowedSender = 'ads-manager' | 'own-page';

const orderId = z.string().check(z.regex(/^[0-9a-f-]{36}$/));
const seenName = z.string().check(z.maxLength(1000));

/** Answer to a press. `taken` only says that the order is stored; what came of it is in the verdict. */
export const receiptSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('taken'), orderId: z.string() }),
  z.object({ status: z.literal('refused'), said: sentenceSchema }),
]);
export type Receipt = z.infer<typeof receiptSchema>;

export const pressSchema = z.object({
  /** Made where the click happened; sending it twice is one order. */
  orderId,
  action: z.enum(ACTIONS),
  ref: refSchema,
  /** The name the person saw when pressing. */
  seenName,
  /** For a resume of an ended entity: the person chose to lift the hold. */
  liftHold: z.optional(z.boolean()),
});
export type Press = z.infer<typeof pressSchema>;

export const connectResultSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('connected'), advertisers: z.number(), missing: z.array(z.string()) }),
  z.object({ status: z.literal('refused'), said: sentenceSchema }),
]);
export type ConnectResult = z.infer<typeof connectResultSchema>;

const nothing = z.null();

/**
 * Everything that may be asked of the worker. One table: what it is called, who may send it, what it
 * takes, what it answers. A message that is not in here, or not in this shape, or from another sender,
 * is refused.
 */
export const COMMANDS = {
  /** The rows now in view; answers what is known of them and keeps them fresh by `PUSHES.rows`. */
  'page/rows': {
    from: 'ads-manager',
    input: z.object({
      advertiserId: idSchema,
      level: z.enum(LEVELS),
      rows: z.array(z.object({ id: idSchema, name: seenName })).check(z.maxLength(1000)),
    }),
    output: z.object({ access: accessSchema, rows: z.array(rowViewSchema) }),
  },
  /** Pause, end or resume one entity. */
  press: { from: 'ads-manager', input: pressSchema, output: receiptSchema },
  /** What a confirm dialog must say; null when the entity cannot be read. */
  describe: {
    from: 'ads-manager',
    input: z.object({ ref: refSchema }),
    output: z.nullable(descriptionSchema),
  },
  /** Opens one of our own pages for the person. */
  open: {
    from: 'ads-manager',
    input: z.object({ page: z.enum(['connect', 'orders']) }),
    output: nothing,
  },
  /** The person saw a flag and leaves it as it is. */
  acknowledge: {
    from: 'own-page',
    input: z.object({ orderId: z.string(), flag: z.enum(FLAGS) }),
    output: nothing,
  },
  /** Look at one order now instead of at its next due time. */
  'look-now': { from: 'own-page', input: z.object({ orderId: z.string() }), output: nothing },
  /** Read one advertiser's campaigns and today's spend into the store. */
  'refresh-campaigns': {
    from: 'own-page',
    input: z.object({ advertiserId: idSchema }),
    output: z.discriminatedUnion('status', [
      z.object({ status: z.literal('read'), campaigns: z.number() }),
      z.object({ status: z.literal('failed'), said: sentenceSchema }),
    ]),
  },
  /** Check a pasted access token and keep it in the worker's store. */
  connect: {
    from: 'own-page',
    input: z.object({
      token: z.string().check(z.minLength(1), z.maxLength(4096)),
      /** Ad accounts named with the token; a token alone does not tell which it covers. */
      advertiserIds: z.optional(z.array(idSchema).check(z.maxLength(1000))),
      /** Permission numbers named with the token, when TikTok's own reply was pasted. */
      scope: z.optional(z.array(z.string()).check(z.maxLength(1000))),
    }),
    output: connectResultSchema,
  },
  /** Erase the token and everything it gave access to; orders and their evidence stay. */
  disconnect: { from: 'own-page', input: z.object({}), output: nothing },
} as const satisfies Record<string, { from: AllowedSender; input: z.ZodMiniType; output: z.ZodMiniType }>;

export type CommandName = keyof typeof COMMANDS;
export type InputOf<C extends CommandName> = z.infer<(typeof COMMANDS)[C]['input']>;
export type OutputOf<C extends CommandName> = z.infer<(typeof COMMANDS)[C]['output']>;

/** What the worker tells the open Ads Manager tabs when something changed. */
export const PUSHES = {
  rows: z.object({
    advertiserId: idSchema,
    access: accessSchema,
    rows: z.array(rowViewSchema),
  }),
} as const;
export type PushName = keyof typeof PUSHES;
export type PushOf<P extends PushName> = z.infer<(typeof PUSHES)[P]>;
