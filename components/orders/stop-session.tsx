import { useState } from 'preact/hooks';
import type { StoredOrder } from '@/utils/store/database';
import { ConfirmDialog } from '../confirm-dialog';
import { usePress } from '../press';
import { trusted } from '../trusted';
import { words } from '../words';

/**
 * Deletes the GMV Max session that goes on, and stops its campaign anew so that both are proved together. A deleted
 * session cannot be brought back, so it asks first.
 */
export function StopSession({ order, id }: { order: StoredOrder; id: string }) {
  const [asks, ask] = useState(false);
  const press = usePress();
  const stop = () => {
    ask(false);
    const action = order.action === 'end' ? 'end' : 'pause';
    void press({ action, ref: order.ref, name: order.seenName, sessions: [id] });
  };
  return (
    <>
      <button
        type="button"
        class="button button-strong button-stop"
        onClick={trusted(() => {
          ask(true);
        })}
      >
        <span>{words('popup_delete_session', id)}</span>
      </button>
      {asks && (
        <ConfirmDialog
          title={words('popup_delete_session_title', id)}
          confirm={words('popup_delete_session_confirm')}
          weight="stop"
          onConfirm={stop}
          onCancel={() => ask(false)}
        >
          <p>{words('popup_delete_session_what')}</p>
          <p class="risk">{words('popup_delete_session_final')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
