import { LEVELS } from '@/utils/core/entity';
import { ACTIONS } from '@/utils/core/order';
import { FLAGS } from '@/utils/core/verdict';
import {
  eitherOf,
  finite,
  listOf,
  nothing,
  object,
  oneOf,
  optional,
  orNull,
  text,
  truth,
  type Of,
  type Shape,
} from './shape';
import { accessShape, descriptionShape, idShape, refShape, rowViewShape, sentenceShape } from './views';

/** Who may send a command: our script in Ads Manager, or our own pages. Own pages may send everything. */
export type AllowedSender = 'ads-manager' | 'own-page';

const orderId = text(36, /^[0-9a-f-]{36}$/);
const seenName = text(1000);

/** Answer to a press. `taken` only says that the order is stored; what came of it is in the verdict. */
export const receiptShape = eitherOf(
  object({ status: oneOf('taken'), orderId }),
  object({ status: oneOf('refused'), said: sentenceShape }),
);
export type Receipt = Of<typeof receiptShape>;

export const pressShape = object({
  /** Made where the click happened; sending it twice is one order. */
  orderId,
  action: oneOf(...ACTIONS),
  ref: refShape,
  /** The name the person saw when pressing. */
  seenName,
  /** For a resume of an ended entity: the person chose to lift the hold. */
  liftHold: optional(truth),
  /** For an end: the person typed its name to have it deleted once the stop is proved. */
  deleteWhenProven: optional(truth),
});
export type Press = Of<typeof pressShape>;

export const connectResultShape = eitherOf(
  object({ status: oneOf('connected'), advertisers: finite, missing: listOf(text(200), 1000) }),
  object({ status: oneOf('refused'), said: sentenceShape }),
);
export type ConnectResult = Of<typeof connectResultShape>;

/**
 * Everything that may be asked of the worker. One table: what it is called, who may send it, what it
 * takes, what it answers. A message that is not in here, or not in this shape, or from another sender,
 * is refused.
 */
export const COMMANDS = {
  /** The rows now in view; answers what is known of them and keeps them fresh by `PUSHES.rows`. */
  'page/rows': {
    from: 'ads-manager',
    input: object({
      advertiserId: idShape,
      level: oneOf(...LEVELS),
      rows: listOf(object({ id: idShape, name: seenName }), 1000),
    }),
    output: object({ access: accessShape, rows: listOf(rowViewShape, 1000) }),
  },
  /** Pause, end or resume one entity. */
  press: { from: 'ads-manager', input: pressShape, output: receiptShape },
  /** What a confirm dialog must say; null when the entity cannot be read. */
  describe: {
    from: 'ads-manager',
    input: object({ ref: refShape }),
    output: orNull(descriptionShape),
  },
  /** Opens one of our own pages for the person. */
  open: {
    from: 'ads-manager',
    input: object({ page: oneOf('connect', 'orders') }),
    output: nothing,
  },
  /** The person saw a flag and leaves it as it is. */
  acknowledge: {
    from: 'own-page',
    input: object({ orderId, flag: oneOf(...FLAGS) }),
    output: nothing,
  },
  /** Look at one order now instead of at its next due time. */
  'look-now': { from: 'own-page', input: object({ orderId }), output: nothing },
  /** Read one advertiser's campaigns and today's spend into the store. */
  'refresh-campaigns': {
    from: 'own-page',
    input: object({ advertiserId: idShape }),
    output: eitherOf(
      object({ status: oneOf('read'), campaigns: finite }),
      object({ status: oneOf('failed'), said: sentenceShape }),
    ),
  },
  /** Check a pasted access token and keep it in the worker's store. */
  connect: {
    from: 'own-page',
    input: object({
      token: text(4096, /./),
      /** Ad accounts named with the token; a token alone does not tell which it covers. */
      advertiserIds: optional(listOf(idShape, 1000)),
      /** Permission numbers named with the token, when TikTok's own reply was pasted. */
      scope: optional(listOf(text(200), 1000)),
    }),
    output: connectResultShape,
  },
  /** Erase the token and everything it gave access to; orders and their evidence stay. */
  disconnect: { from: 'own-page', input: object({}), output: nothing },
} as const satisfies Record<string, { from: AllowedSender; input: Shape<unknown>; output: Shape<unknown> }>;

export type CommandName = keyof typeof COMMANDS;
export type InputOf<C extends CommandName> = Of<(typeof COMMANDS)[C]['input']>;
export type OutputOf<C extends CommandName> = Of<(typeof COMMANDS)[C]['output']>;

/** What the worker tells the open Ads Manager tabs when something changed. */
export const PUSHES = {
  rows: object({
    advertiserId: idShape,
    access: accessShape,
    rows: listOf(rowViewShape, 1000),
  }),
} as const;
export type PushName = keyof typeof PUSHES;
export type PushOf<P extends PushName> = Of<(typeof PUSHES)[P]>;
