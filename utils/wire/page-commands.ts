import { LEVELS } from '@/utils/core/entity';
import { MATERIALS_AT_ONCE } from '@/utils/core/ladder';
import { ACTIONS } from '@/utils/core/order';
import { RISKS_ABOUT } from '@/utils/core/risks-unchecked';
import { seenListShape, seenSwitchShape } from './page-answers';
import type { CommandTable } from './senders';
import { listOf, object, oneOf, optional, text, truth, type Of } from './shape';
import { orderIdShape, PAGE_ANSWERS } from './to-the-page';
import { idShape, refShape } from './views';

const seenName = text(1000);

export const pressShape = object({
  /** Made where the click happened; sending it twice is one order. */
  orderId: orderIdShape,
  action: oneOf(...ACTIONS),
  ref: refShape,
  /** The name the person saw when pressing. */
  seenName,
  /** For a resume of an ended entity: the person chose to lift the hold. */
  liftHold: optional(truth),
  /** For an end: the person typed its name to have it deleted once the stop is proved. */
  deleteWhenProven: optional(truth),
  /** For a stop of a GMV Max campaign: sessions below it that the person wants deleted with it. */
  sessions: optional(listOf(idShape, 100)),
  /** For a stop of a Smart+ ad: materials of it that the person wants switched off with it. */
  materials: optional(listOf(idShape, MATERIALS_AT_ONCE)),
});
export type Press = Of<typeof pressShape>;

/** What our script in Ads Manager may ask of the worker. */
export const PAGE_COMMANDS = {
  /** The rows now in view; answers what is known of them and keeps them fresh by `PUSHES.rows`. */
  'page/rows': {
    from: 'ads-manager',
    input: object({
      advertiserId: idShape,
      level: oneOf(...LEVELS),
      rows: listOf(object({ id: idShape, name: seenName }), 1000),
    }),
    output: PAGE_ANSWERS['page/rows'],
  },
  /** Pause, end or resume one entity. */
  press: { from: 'ads-manager', input: pressShape, output: PAGE_ANSWERS.press },
  /** What a confirm dialog must say; null when the entity cannot be read. */
  describe: {
    from: 'ads-manager',
    input: object({ ref: refShape }),
    output: PAGE_ANSWERS.describe,
  },
  /** What may spend or start again after a stop: by rules, or beside it. Read while the person reads the question. */
  risks: {
    from: 'ads-manager',
    input: object({ ref: refShape, about: oneOf(...RISKS_ABOUT) }),
    output: PAGE_ANSWERS.risks,
  },
  /** The page read a list for itself, and this is what it got. */
  'page/seen-list': { from: 'ads-manager', input: seenListShape, output: PAGE_ANSWERS['page/seen-list'] },
  /** The page asked TikTok to turn a switch, whoever pressed it. */
  'page/seen-switch': {
    from: 'ads-manager',
    input: seenSwitchShape,
    output: PAGE_ANSWERS['page/seen-switch'],
  },
  /** The person wants Standstill to work through the signed-in page again after it had stopped doing so. */
  'resume-session': {
    from: 'ads-manager',
    input: object({ advertiserId: idShape }),
    output: PAGE_ANSWERS['resume-session'],
  },
  /** The page keeps removing our buttons, and whatever else we show in it, or it does not any more. */
  'page/removes-us': {
    from: 'ads-manager',
    input: object({ removes: truth }),
    output: PAGE_ANSWERS['page/removes-us'],
  },
  /** Opens one of our own pages for the person. */
  open: {
    from: 'ads-manager',
    input: object({ page: oneOf('connect', 'orders') }),
    output: PAGE_ANSWERS.open,
  },
} as const satisfies CommandTable;
