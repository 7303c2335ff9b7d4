import { pageAskShape } from './page-answers';
import { anything, object, oneOf, text, type Of, type Shape } from './shape';
import { refShape } from './views';

/**
 * Everything that the worker may ask of our script in an Ads Manager tab, and what comes along with it. A closed
 * set: no address, no header and no body ever does.
 */
export const TAB_VERBS = {
  /** Does the page keep removing our buttons? Whoever answers is there at all. */
  'removes-us': object({}),
  /** Is the row of this entity in the list that this tab shows now? */
  'find-row': object({ ref: refShape }),
  /** Press the row's own switch, once. */
  'press-switch': object({ ref: refShape, name: text(1000), to: oneOf('on', 'off') }),
  /** The person pressed the browser's shortcut: pause the row that has the focus, as its own button would. */
  'pause-row': object({}),
  /** Ask a list through the page's own world. */
  'ask-page': pageAskShape,
} as const satisfies Record<string, Shape<unknown>>;

export type TabVerb = keyof typeof TAB_VERBS;
export type TabInput<V extends TabVerb> = Of<(typeof TAB_VERBS)[V]>;

/** How the worker's questions to a tab look. */
export const tabMessageShape = object({ standstillTab: oneOf(1), verb: text(80), input: anything });
