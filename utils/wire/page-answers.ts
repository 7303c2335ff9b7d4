import { LEVELS } from '@/utils/core/entity';
import { LARGEST_BODY, ROWS_A_PAGE } from './limits';
import { eitherOf, finite, listOf, object, oneOf, orNull, text, truth, type Of } from './shape';
import { idShape } from './views';

/**
 * What crosses between the page's own world, our script in Ads Manager and the worker, when Ads Manager's own
 * lists are read. Everything that comes from the page's world is untrusted: it is cut to these shapes at every
 * border, and only the worker says what it means.
 */

const day = text(10, /^\d{4}-\d{2}-\d{2}$/);

/** One question to a list: everything in it is ours, nothing is an address, a header or a body. */
export const listQueryShape = object({
  advertiserId: idShape,
  level: oneOf(...LEVELS),
  /** Only these, or what belongs to these; null for the whole account. */
  within: orNull(object({ level: oneOf(...LEVELS), ids: listOf(idShape, ROWS_A_PAGE) })),
  /** Whether deleted ones are wanted too. */
  deleted: truth,
  /** Days on the account's wall clock, both included. */
  from: day,
  to: day,
  page: finite,
});
export type ListQuery = Of<typeof listQueryShape>;

/** The closed set of what the page's world may be asked. */
export const pageAskShape = eitherOf(
  object({ ask: oneOf('list'), query: listQueryShape }),
  /** Name, currency and time zone of the account. */
  object({ ask: oneOf('account'), advertiserId: idShape }),
);
export type PageAsk = Of<typeof pageAskShape>;

/** An answer as it came, without headers, cookies and addresses. */
export const pageAnswerShape = eitherOf(
  object({
    outcome: oneOf('answered'),
    status: finite,
    /** It came from somewhere else than was asked, and whether that is where one signs in. */
    redirected: truth,
    login: truth,
    /** Media type, without parameters. */
    type: text(100),
    /** The `Date` header, UTC milliseconds. */
    date: orNull(finite),
    /** TikTok's log id, for support. */
    logId: orNull(text(100)),
    body: text(LARGEST_BODY),
  }),
  object({
    outcome: oneOf('failed'),
    /**
     * `silent`: the page's world does not answer us. `not-ready`: the page has not read a list of its own yet, so
     * nobody knows whether it signs what is sent.
     */
    reason: oneOf('offline', 'too-large', 'timed-out', 'silent', 'not-ready', 'no-tab', 'not-allowed'),
  }),
);
export type PageAnswer = Of<typeof pageAnswerShape>;

/** A list that the page read for itself: what it asked for, as far as we know the words, and the answer. */
export const seenListShape = object({
  advertiserId: idShape,
  level: oneOf(...LEVELS),
  from: day,
  to: day,
  page: finite,
  /** Narrowed by something else than "not deleted". */
  narrowed: truth,
  answer: pageAnswerShape,
});
export type SeenList = Of<typeof seenListShape>;

/** A switch that the page asked TikTok to turn, whoever pressed it. */
export const seenSwitchShape = object({
  advertiserId: idShape,
  level: oneOf(...LEVELS),
  ids: listOf(idShape, ROWS_A_PAGE),
  to: oneOf('on', 'off', 'deleted'),
  answer: pageAnswerShape,
});
export type SeenSwitch = Of<typeof seenSwitchShape>;
