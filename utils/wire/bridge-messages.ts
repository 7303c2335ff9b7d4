import { pageAnswerShape, seenListShape, seenSwitchShape, type PageAsk } from './page-answers';
import { eitherOf, finite, object, oneOf, type Of } from './shape';

/** What our script asks the bridge in the page's own world. */
export type BridgeQuestion =
  | { id: number; ask: PageAsk }
  /** Rows are on the screen, so lists were read: where none was seen, the bridge must look on anew. */
  | { rowsAreShown: true };

/** What the bridge says. It stands in the page's world, so all of it is untrusted. */
export const bridgeMessageShape = eitherOf(
  object({ says: oneOf('hello') }),
  object({ says: oneOf('list'), seen: seenListShape }),
  object({ says: oneOf('switch'), seen: seenSwitchShape }),
  object({ says: oneOf('answer'), id: finite, answer: pageAnswerShape }),
);
export type BridgeMessage = Of<typeof bridgeMessageShape>;
