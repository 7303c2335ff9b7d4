import { SendError } from '@/utils/wire/client';
import { entityKey, type EntityRef } from '@/utils/core/entity';
import type { Action } from '@/utils/core/order';
import type { Sentence } from '@/utils/core/verdict';
import { useNotices } from './notices';
import { say, words, type MessageKey } from './words';
import { useSend } from './worker';

/** Why the worker could not be asked, in words. */
export function sendProblem(error: unknown): string {
  return words(problemKey(error, 'common_send_unreachable'));
}

/** Why a token could not be handed over. It was forgotten, so it is asked for again. */
export function tokenProblem(error: unknown): string {
  const isOrphaned = error instanceof SendError && error.failure === 'orphaned';
  return words(isOrphaned ? 'common_send_orphaned' : 'connect_unchecked');
}

/** Why something could not be read through the worker. Nothing was pressed, so nothing has to be looked for. */
export function readProblem(error: unknown): Sentence {
  return { key: problemKey(error, 'common_read_unreachable'), values: {} };
}

function problemKey(error: unknown, unreachable: MessageKey): MessageKey {
  if (!(error instanceof SendError)) return unreachable;
  if (error.failure === 'orphaned') return 'common_send_orphaned';
  return error.failure === 'refused' ? 'common_send_refused' : unreachable;
}

/** The second half of a double click is not a second wish. Milliseconds. */
const ONE_PRESS_LASTS = 1000;

export interface Pressed {
  action: Action;
  ref: EntityRef;
  name: string;
  liftHold?: boolean;
  deleteWhenProven?: boolean;
  /** GMV Max sessions that are deleted with it. */
  sessions?: string[];
  /** Materials of a Smart+ ad that are switched off with it. */
  materials?: string[];
}

/**
 * Orders a pause, an end or a resume. The order's id is made here, at the click. What is shown only says
 * that the order was taken; what came of it is in the list.
 */
export function usePress(): (pressed: Pressed) => Promise<void> {
  const { show } = useNotices();
  const send = useSend();
  return async function press(pressed: Pressed): Promise<void> {
    const { action, ref, name, liftHold, deleteWhenProven, sessions, materials } = pressed;
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
        ...(sessions === undefined ? {} : { sessions }),
        ...(materials === undefined ? {} : { materials }),
      });
      if (receipt.status === 'refused') return show({ text: say(receipt.said), problem: true });
      const text = words(`popup_taken_${action}` as MessageKey, name);
      // What was deleted, and what was switched off below, does not come back with an undo.
      if (action !== 'pause' || sessions !== undefined || materials !== undefined) return show({ text });
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
