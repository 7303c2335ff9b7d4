import type { EntityRef } from '@/utils/core/entity';
import type { PageAnswer, PageAsk } from '@/utils/wire/page-answers';
import type { Pressed } from '@/utils/wire/tab-answers';

/** One row whose own switch is to be pressed. */
export interface PressWanted {
  ref: EntityRef;
  /** What the row must show; anything else refuses. */
  name: string;
  /** The ad group or campaign that narrows a list to this row, where it is known. */
  campaignId: string | null;
  adGroupId: string | null;
  to: 'on' | 'off';
}

/** What became of a press, and why it could not even be tried. */
export type PressResult =
  | Pressed
  /** Ads Manager was opened at the row, and the row did not appear. */
  | { result: 'no-row' }
  /** Ads Manager is open at the row, and does not show its list: it is signed out, or another page. */
  | { result: 'no-list' }
  /** It was pressed or not: the tab did not answer any more. */
  | { result: 'lost' }
  /** Working through the page was stopped before it was its turn; it was not pressed. */
  | { result: 'stopped' };

/**
 * The way to the signed-in page. What comes back is untrusted and may be from any time; nothing here throws for
 * what the page does.
 */
export interface PageLink {
  /** Reads something through a tab of this account, or with the session alone where the person agreed to that. */
  ask(ask: PageAsk): Promise<PageAnswer>;
  /** Shows the person the account's list, in a tab that has it or a new one; whether it can be asked now. */
  show(advertiserId: string): Promise<boolean>;
  /**
   * Presses the row's own switch, once. Takes the person to the row when it is not on the screen.
   *
   * @param isStopped whether it must not be pressed any more; the row may be long in coming, so this is asked last
   */
  press(wanted: PressWanted, isStopped: () => Promise<boolean>): Promise<PressResult>;
}
