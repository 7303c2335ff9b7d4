import { CONSENT_WAYS } from '@/utils/core/consent';
import { FLAGS } from '@/utils/core/verdict';
import { SENT_THINGS } from '@/utils/core/report/sent';
import { PAGE_COMMANDS } from './page-commands';
import { orderIdShape as orderId } from './to-the-page';
import type { CommandTable } from './senders';
import { eitherOf, finite, listOf, nothing, object, oneOf, optional, text, truth, type Of } from './shape';
import { idShape, sentenceShape } from './views';

/** More ad accounts than one login reaches; 2 322 were seen (facts: mcp 1.3). */
const MOST_ACCOUNTS = 10_000;

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
  ...PAGE_COMMANDS,
  /** The person saw a flag and leaves it as it is. */
  acknowledge: {
    from: 'own-page',
    input: object({ orderId, flag: oneOf(...FLAGS) }),
    output: nothing,
  },
  /** Look at one order now instead of at its next due time. */
  'look-now': { from: 'own-page', input: object({ orderId }), output: nothing },
  /** Shows the account's list in Ads Manager: a tab that has it, or a new one. */
  'open-ads-manager': { from: 'own-page', input: object({ advertiserId: idShape }), output: nothing },
  /** Loads the Ads Manager tabs anew that were open before Standstill was there; answers how many. */
  'reload-tabs': { from: 'own-page', input: object({}), output: object({ tabs: finite }) },
  /**
   * How our part in the open Ads Manager tabs is: in how many nothing of ours runs, and in which accounts' the page keeps
   * removing our buttons.
   */
  'how-are-tabs': {
    from: 'own-page',
    input: object({}),
    output: object({ deaf: finite, removing: listOf(idShape, 1000) }),
  },
  /** Read one advertiser's campaigns and today's spend into the store. */
  'refresh-campaigns': {
    from: 'own-page',
    input: object({ advertiserId: idShape }),
    output: eitherOf(
      object({ status: oneOf('read'), campaigns: finite }),
      object({ status: oneOf('failed'), said: sentenceShape }),
    ),
  },
  /** Stop everything that is on in these accounts. The run's id is made at the click; sent twice it is one run. */
  'stop-everything': {
    from: 'own-page',
    input: object({ runId: orderId, advertiserIds: listOf(idShape, MOST_ACCOUNTS) }),
    output: nothing,
  },
  /** Resume exactly what a stop of everything switched off. `runId` is the undo's own, `undoes` that of the stop. */
  'undo-everything': {
    from: 'own-page',
    input: object({ runId: orderId, undoes: orderId }),
    output: nothing,
  },
  /** Read an account's list that could not be read, for a stop of everything or its undo. */
  'try-account-again': {
    from: 'own-page',
    input: object({ runId: orderId, advertiserId: idShape }),
    output: nothing,
  },
  /** Check a pasted access token and keep it in the worker's store. */
  connect: {
    from: 'own-page',
    input: object({
      token: text(4096, /./),
      /** Ad accounts named with the token; a token alone does not tell which it covers. */
      advertiserIds: optional(listOf(idShape, MOST_ACCOUNTS)),
      /** Permission numbers named with the token, when TikTok's own reply was pasted. */
      scope: optional(listOf(text(200), 1000)),
    }),
    output: connectResultShape,
  },
  /** Remember that something of an order was given out, and when. */
  'note-sent': {
    from: 'own-page',
    input: object({ orderId, what: oneOf(...SENT_THINGS), note: text(200) }),
    output: nothing,
  },
  /** Erase all that is kept here, tokens and settings too, and start anew as if just installed. */
  'erase-everything': { from: 'own-page', input: object({}), output: nothing },
  /** Ask for a consent at TikTok. What comes of it is in the store. */
  'ask-consent': { from: 'own-page', input: object({ way: oneOf(...CONSENT_WAYS) }), output: nothing },
  /** Give up a consent that is asked for, or take note that it was refused. */
  'forget-consent': { from: 'own-page', input: object({}), output: nothing },
  /**
   * End the access at TikTok where that can be done from here (`ended`), and erase it here with everything it showed;
   * orders and their evidence stay.
   */
  disconnect: {
    from: 'own-page',
    input: object({ gateway: oneOf('mcp', 'marketing-api') }),
    output: object({ ended: truth }),
  },
} as const satisfies CommandTable;

export type CommandName = keyof typeof COMMANDS;
export type InputOf<C extends CommandName> = Of<(typeof COMMANDS)[C]['input']>;
export type OutputOf<C extends CommandName> = Of<(typeof COMMANDS)[C]['output']>;
