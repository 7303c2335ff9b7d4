import { useEffect, useState } from 'preact/hooks';
import { CloseIcon } from './icons';
import { trusted } from './trusted';
import { words } from './words';

/** Long enough to read and reach; the same acts stay available in the lists afterwards. */
const SHOWN_FOR = 10_000;

export interface ToastContent {
  text: string;
  /** A problem stays until it is closed. */
  problem?: boolean;
  action?: { label: string; act: () => void };
}

/** A short message that goes by itself, but not while someone points at it or has the focus in it. */
export function Toast({ text, problem = false, action, onHide }: ToastContent & { onHide: () => void }) {
  const [kept, keep] = useState(false);
  useEffect(() => {
    if (kept || problem) return undefined;
    const timer = setTimeout(onHide, SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [kept, problem, onHide]);
  return (
    <div
      class={problem ? 'toast toast-problem' : 'toast'}
      onPointerEnter={() => keep(true)}
      onPointerLeave={() => keep(false)}
      onFocusIn={() => keep(true)}
      onFocusOut={() => keep(false)}
    >
      <span class="toast-text">{text}</span>
      {action !== undefined && (
        <button
          type="button"
          class="button"
          onClick={trusted(() => {
            onHide();
            action.act();
          })}
        >
          {action.label}
        </button>
      )}
      <button type="button" class="button button-quiet" aria-label={words('common_close')} onClick={onHide}>
        <CloseIcon />
      </button>
    </div>
  );
}
