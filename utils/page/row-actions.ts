import type { Switch } from '@/utils/core/entity';
import type { Action } from '@/utils/core/order';
import type { Flag } from '@/utils/core/verdict';
import type { OrderView, RowView } from '@/utils/wire/views';

/** A button beside a row. `again` is a stop after a stop that did not hold. */
export interface RowButton {
  action: Action;
  again: boolean;
}

export interface RowOffer {
  buttons: RowButton[];
  /** What is under way; its button is shown as busy and further presses do nothing. */
  busy: Action | null;
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
 * @param pressing what was pressed in this page and is not in TikTok's rows yet
 */
export function offerFor(view: RowView | null, switchNow: Switch, pressing: Action | null): RowOffer {
  if (switchNow === 'deleted' || (view && !view.canStop)) return { buttons: [], busy: null };
  const order = view?.order ?? null;
  const busy = pressing ?? underWay(order);
  if (order && order.action !== 'resume' && order.flags.some(({ flag }) => NOT_STOPPED.has(flag))) {
    return { buttons: STOP_AGAIN, busy };
  }
  if (!looksOff(order, switchNow)) return { buttons: STOP, busy };
  const resume: RowButton = { action: 'resume', again: false };
  return { buttons: view?.held ? [resume] : [resume, { action: 'end', again: false }], busy };
}

/** An order nobody has answered yet and nothing has gone wrong with. */
function underWay(order: OrderView | null): Action | null {
  return order && order.stage === 'requested' && !order.resumed && order.flags.length === 0
    ? order.action
    : null;
}

/** TikTok's own read lags behind an accepted request; between the two the request is believed. */
function looksOff(order: OrderView | null, switchNow: Switch): boolean {
  if (order?.stage === 'accepted' && order.flags.length === 0 && !order.resumed) {
    return order.action !== 'resume';
  }
  return switchNow === 'off';
}
