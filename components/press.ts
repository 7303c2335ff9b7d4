import { send, SendError } from '@/utils/wire/client';
import { entityKey, type EntityRef } from '@/utils/core/entity';
import type { Action } from '@/utils/core/order';
import { useNotices } from './notices';
import { say, words, type MessageKey } from './words';

/** Why the worker could not be asked, in words. */
export function sendProblem(error: unknown): string {
  if (!(error instanceof SendError)) return words('common_send_unreachable');
  if (error.failure === 'orphaned') return words('common_send_orphaned');
  return words(error.failure === 'refused' ? 'common_send_refused' : 'common_send_unreachable');
}

/** The second half of a double click is not a second wish. Milliseconds. */
const ONE_PRESS_LASTS = 1000;

export interface Pressed {
  action: Action;
  ref: EntityRef;
  name: string;
  liftHold?: boolean;
  deleteWhenProven?: boolean;
}

/**
 * Orders a pause, an end or a resume. The order's id is made here, at the click. What is shown only says
 * that the order was taken; what came of it is in the list.
 */
export function usePress(): (pressed: Pressed) => Promise<void> {
  const { show } = useNotices();
  return async function press(pressed: Pressed): Promise<void> {
    const { action, ref, name, liftHold, deleteWhenProven } = pressed;
    if (isSamePress(`${action} ${entityKey(ref)}`)) return;
    const orderId = crypto.randomUUID();
    try {
      const receipt = await send('press', {
        orderId,
        action,
        ref,
        seenName: name,
        ...(liftHold === undefined ? {} : { liftHold }),
        ...(deleteWhenProven === undefined ? {} : { deleteWhenProven }),
      });
      if (receipt.status === 'refused') return show({ text: say(receipt.said), problem: true });
      const text = words(`popup_taken_${action}` as MessageKey, name);
      if (action !== 'pause') return show({ text });
      const undo = () => void press({ action: 'resume', ref, name });
      return show({ text, action: { label: words('common_undo'), act: undo } });
    } catch (error) {
      return show({ text: sendProblem(error), problem: true });
    }
  };
}

const lastPressed = { what: '', at: 0 };

function isSamePress(what: string): boolean {
  const now = Date.now();
  const same = lastPressed.what === what && now - lastPressed.at < ONE_PRESS_LASTS;
  Object.assign(lastPressed, { what, at: now });
  return same;
}

/** Asks the worker for something that answers nothing; a failure is shown in words. */
export function useAsk(): (ask: () => Promise<unknown>) => Promise<void> {
  const { show } = useNotices();
  return async (ask) => {
    try {
      await ask();
    } catch (error) {
      show({ text: sendProblem(error), problem: true });
    }
  };
}
