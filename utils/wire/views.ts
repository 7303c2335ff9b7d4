import { ACTIONS } from '@/utils/core/order';
import { FLAGS, NEXT_STEPS, RISK_WEIGHTS, STAGES } from '@/utils/core/verdict';
import { KINDS, LEVELS, PAUSE_RISKS } from '@/utils/core/entity';
import { finite, listOf, object, oneOf, orNull, tableOf, text, truth, type Of } from './shape';

/** TikTok ids: 15 to 20 digits, kept as text (facts: page-dom 0.3, marketing-api 1). */
export const idShape = text(20, /^\d+$/);
export const moneyShape = text(26, /^-?\d{1,18}(\.\d{1,6})?$/);
const nameShape = text(1000);

export const refShape = object({
  advertiserId: idShape,
  level: oneOf(...LEVELS),
  id: idShape,
});

export const sentenceShape = object({
  key: text(80),
  values: tableOf(text(4000)),
});

/** One sentence about what may spend or start again although it is off. */
export const riskShape = object({ weight: oneOf(...RISK_WEIGHTS), said: sentenceShape });

export const flagViewShape = object({
  flag: oneOf(...FLAGS),
  since: finite,
  said: sentenceShape,
  next: oneOf(...NEXT_STEPS),
});

/** What a face may know of one order: the verdict, without the evidence behind it. */
export const orderViewShape = object({
  id: text(80),
  action: oneOf(...ACTIONS),
  stage: oneOf(...STAGES),
  resumed: truth,
  flags: listOf(flagViewShape, 1000),
  said: sentenceShape,
  tone: oneOf('delivering', 'waiting', 'proven', 'needs-you', 'money-leaving'),
  lastLookAt: orNull(finite),
  nextLookAt: orNull(finite),
  createdAt: finite,
});
export type OrderView = Of<typeof orderViewShape>;

/** One row of a list as the page may show it. Holds nothing secret. */
export const rowViewShape = object({
  ref: refShape,
  /** TikTok's own name for the id, or null while TikTok has not been asked. */
  name: orNull(nameShape),
  kind: orNull(oneOf(...KINDS)),
  switch: oneOf('on', 'off', 'deleted', 'frozen', 'unknown'),
  /**
   * Whether a stop can be sent at all: `no` for deleted entities, and for Promote and reservation buys unless the
   * row has a switch of the page's own that can be pressed (`by-switch`).
   */
  canStop: oneOf('yes', 'by-switch', 'no'),
  held: truth,
  /** A pause is asked about first: its kind makes it costly, or the person wants it so. */
  askBeforePause: truth,
  /** Why its pause costs more than a switch; null where it does not, or where that is not known. */
  pauseRisk: orNull(oneOf(...PAUSE_RISKS)),
  order: orNull(orderViewShape),
});
export type RowView = Of<typeof rowViewShape>;

/** Whether Standstill can reach TikTok for one advertiser. */
export const accessShape = oneOf(
  'connected',
  'not-connected',
  'token-revoked',
  'not-covered',
  /** Through the signed-in page, which stopped working for this account; only the person starts it again. */
  'session-stopped',
);
export type Access = Of<typeof accessShape>;

/** What a confirm dialog tells before the click counts. */
export const descriptionShape = object({
  ref: refShape,
  name: nameShape,
  kind: oneOf(...KINDS),
  switch: oneOf('on', 'off', 'deleted', 'frozen', 'unknown'),
  currency: orNull(text(80)),
  /** Decimal string, or null when TikTok could not be asked. */
  spentToday: orNull(moneyShape),
  budget: orNull(moneyShape),
  budgetMode: orNull(text(80)),
  held: truth,
  ios14: truth,
  /** Whether an end may delete it at TikTok once its stop is proved. */
  canDelete: truth,
});
export type Description = Of<typeof descriptionShape>;
