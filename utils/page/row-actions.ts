import type { Switch } from '@/utils/core/entity';
import type { Action } from '@/utils/core/order';
import type { Flag } from '@/utils/core/verdict';
import type { OrderView, RowView } from '@/utils/wire/views';
import { switchNow, type SwitchMemory } from './switch-hint';

/** A button beside a row. `again` is a stop after a stop that did not hold. */
export interface RowButton {
  action: Action;
  again: boolean;
}

export interface RowOffer {
  buttons: RowButton[];
  /** What is under way; its button is shown as busy and further presses do nothing. */
  busy: Action | null;
  /** What is pressed in the end is the row's own switch, because TikTok's API has none for it. */
  bySwitch: boolean;
}

const STOP: RowButton[] = [
  { action: 'pause', again: false },
  { action: 'end', again: false },
];
const STOP_AGAIN: RowButton[] = [
  { action: 'pause', again: true },
  { action: 'end', again: false },
];

/** Flags that say the promotion may still run although it was stopped. */
const NOT_STOPPED: ReadonlySet<Flag> = new Set<Flag>([
  'still-running',
  'still-spending',
  'turned-back-on',
  'outcome-unknown',
  'partly-applied',
  'rejected',
]);

/**
 * Which buttons a row offers. While nothing is known of it, Pause and End are offered: stopping something
 * that is already off does no harm, having no button when money leaves does.
 *
 * @param seen what is remembered of the row's switch
 * @param pressing what was pressed in this page and is not in TikTok's rows yet
 */
export function offerFor(
  view: RowView | null,
  seen: SwitchMemory | undefined,
  pressing: Action | null,
): RowOffer {
  const is = switchNow(seen);
  const bySwitch = view?.canStop === 'by-switch';
  if (is === 'deleted' || !canStop(view, seen)) return { buttons: [], busy: null, bySwitch };
  const order = view?.order ?? null;
  const busy = pressing ?? underWay(order);
  if (order && order.action !== 'resume' && order.flags.some(({ flag }) => NOT_STOPPED.has(flag))) {
    return { buttons: STOP_AGAIN, busy, bySwitch };
  }
  if (!looksOff(order, is)) return { buttons: STOP, busy, bySwitch };
  const resume: RowButton = { action: 'resume', again: false };
  return { buttons: view?.held ? [resume] : [resume, { action: 'end', again: false }], busy, bySwitch };
}

/** Whether a row can be stopped at all: what the API cannot switch needs a switch of the page's own that takes presses. */
export function canStop(view: RowView | null, seen: SwitchMemory | undefined): boolean {
  if (view === null) return true;
  return view.canStop === 'by-switch' ? seen?.pressable === true : view.canStop === 'yes';
}

/** An order nobody has answered yet and nothing has gone wrong with. */
function underWay(order: OrderView | null): Action | null {
  return order && order.stage === 'requested' && !order.resumed && order.flags.length === 0
    ? order.action
    : null;
}

/** TikTok's own read lags behind an accepted request; between the two the request is believed. */
function looksOff(order: OrderView | null, is: Switch): boolean {
  if (order?.stage === 'accepted' && order.flags.length === 0 && !order.resumed) {
    return order.action !== 'resume';
  }
  return is === 'off';
}
