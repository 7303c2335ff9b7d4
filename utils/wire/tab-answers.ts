import { pageAnswerShape } from './page-answers';
import { eitherOf, nothing, object, oneOf, truth, type Of, type Shape } from './shape';
import type { TabVerb } from './tab-verbs';

/** Why a switch was not pressed. Nothing was sent. */
export const PRESS_REFUSALS = [
  /** The row is not in this list (any more). */
  'row-gone',
  /** The row shows another name, two rows share the id, or the id column disagrees. */
  'row-differs',
  /** The address or the newest list is another account's or another level's. */
  'other-account',
  /** No switch in the row, or more than one. */
  'no-switch',
  /** It cannot be read, is locked, or is busy with an earlier press. */
  'switch-busy',
  /** The page was rebuilt: no row can be read. */
  'unreadable',
] as const;
export type PressRefusal = (typeof PRESS_REFUSALS)[number];

/** What became of a press on the page's own switch. */
export const pressedShape = eitherOf(
  /** It was pressed, and the page sent its request: the answer. */
  object({ result: oneOf('sent'), answer: pageAnswerShape }),
  /** It was pressed, and TikTok asks for a confirmation, which is the person's to give. */
  object({ result: oneOf('asks') }),
  /** It was pressed and now shows what was wanted; no request was seen. */
  object({ result: oneOf('flipped') }),
  /** It shows what is wanted already; it was not pressed. */
  object({ result: oneOf('already') }),
  object({ result: oneOf('refused'), reason: oneOf(...PRESS_REFUSALS) }),
);
export type Pressed = Of<typeof pressedShape>;

/** What each question to a tab is answered with. Only the worker needs to know. */
export const TAB_ANSWERS = {
  'removes-us': truth,
  'find-row': object({
    row: oneOf('there', 'absent', 'loading', 'no-list', 'other-list', 'unreadable'),
    /** Whether the page's world answers us. */
    bridge: oneOf('working', 'silent'),
  }),
  'press-switch': pressedShape,
  'pause-row': nothing,
  'ask-page': pageAnswerShape,
} as const satisfies Record<TabVerb, Shape<unknown>>;
export type TabAnswer<V extends TabVerb> = Of<(typeof TAB_ANSWERS)[V]>;
