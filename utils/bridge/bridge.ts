import type { BridgeMessage } from '@/utils/wire/bridge-messages';
import type { PageAsk } from '@/utils/wire/page-answers';
import { Channel, type Tell } from './channel';
import { fieldOf, table, type JsonObject } from './pristine';
import { Verbs } from './verbs';
import { watchFetch, watchXhr, type Witness } from './watch';

/** What was seen last is told to a script of ours that comes later than it did. */
const KEPT = 6;

/**
 * The bridge: it stands in the page's own world from the very start, sees what the page asks TikTok for its lists
 * and switches and what comes back, and asks the few things of our own. It holds nothing secret and decides nothing.
 */
export function startBridge(): void {
  const verbs = new Verbs();
  const kept = table<BridgeMessage>();
  let told = 0;
  let begun = false;
  const say = (message: BridgeMessage): void => {
    kept[told % KEPT] = message;
    told += 1;
    channel.tellAll(message);
  };
  const witness: Witness = {
    begun: () => (begun = true),
    list: (seen) => say({ says: 'list', seen }),
    turned: (seen) => say({ says: 'switch', seen }),
    form: (advertiserId, form) => verbs.learn(advertiserId, form),
    isOurs: (body) => verbs.isOurs(body),
  };
  const arrived = (tell: Tell): void => {
    tell({ says: 'hello' });
    for (let at = told < KEPT ? 0 : told - KEPT; at < told; at += 1) {
      const message = kept[at % KEPT];
      if (message) tell(message);
    }
  };
  const asked = async (question: JsonObject, tell: Tell): Promise<void> => {
    const id = fieldOf(question, 'id');
    if (typeof id === 'number') {
      const answer = await verbs.answer(fieldOf(question, 'ask') as unknown as PageAsk);
      tell({ says: 'answer', id, answer });
    } else if (!begun) {
      // The page shows rows and we saw it ask for none: what it calls by now does not call through us.
      watch(witness);
      begun = true;
    }
  };
  const channel = new Channel(arrived, (question, tell) => void asked(question, tell));
  channel.open();
  watch(witness);
}

function watch(witness: Witness): void {
  try {
    watchFetch(witness);
    watchXhr(witness);
  } catch {
    // A page that allows no looking on is worked with blindly; our own questions do not need it.
  }
}
