import {
  listOf,
  nothing,
  object,
  oneOf,
  eitherOf,
  optional,
  orNull,
  text,
  type Of,
  type Shape,
} from './shape';
import { accessShape, descriptionShape, idShape, riskShape, rowViewShape, sentenceShape } from './views';

export const orderIdShape = text(36, /^[0-9a-f-]{36}$/);

/** Answer to a press. `taken` only says that the order is stored; what came of it is in the verdict. */
export const receiptShape = eitherOf(
  object({ status: oneOf('taken'), orderId: orderIdShape }),
  object({ status: oneOf('refused'), said: sentenceShape }),
);
export type Receipt = Of<typeof receiptShape>;

const rowsFields = {
  access: accessShape,
  /** Why there is no access, where more is known of it than its name. */
  why: optional(sentenceShape),
  rows: listOf(rowViewShape, 1000),
};

/** What the worker answers to each command of our script in Ads Manager, which needs to know no more of them. */
export const PAGE_ANSWERS = {
  'page/rows': object(rowsFields),
  press: receiptShape,
  describe: orNull(descriptionShape),
  risks: object({ risks: listOf(riskShape, 100) }),
  'page/seen-list': nothing,
  'page/seen-switch': nothing,
  'resume-session': nothing,
  'page/removes-us': nothing,
  open: nothing,
} as const satisfies Record<string, Shape<unknown>>;

/** What the worker tells the open Ads Manager tabs when something changed. */
export const PUSHES = { rows: object({ advertiserId: idShape, ...rowsFields }) } as const;
export type PushName = keyof typeof PUSHES;
export type PushOf<P extends PushName> = Of<(typeof PUSHES)[P]>;
