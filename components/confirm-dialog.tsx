import { useId, useRef } from 'preact/hooks';
import type { DialogProps } from './dialog-props';
import { trusted } from './trusted';
import { useModal } from './use-modal';
import { words } from './words';

export interface ConfirmDialogProps extends Omit<DialogProps, 'weight' | 'ready'> {
  /** `plain` for what neither switches off nor lets money flow. */
  weight: DialogProps['weight'] | 'plain';
  ready?: boolean;
}

/**
 * Asks before the click counts. The browser's own modal dialog keeps the focus inside, closes on Escape
 * and gives the focus back; the focus starts on Cancel, so that Enter alone never confirms.
 */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, confirm, weight, ready = true, children, onConfirm, onCancel } = props;
  const cancel = useRef<HTMLButtonElement>(null);
  const id = useId();
  const modal = useModal(cancel, onCancel);
  return (
    <dialog {...modal} class="confirm" aria-labelledby={`${id}-title`} aria-describedby={`${id}-body`}>
      <h2 id={`${id}-title`} class="confirm-title">
        {title}
      </h2>
      <div id={`${id}-body`} class="confirm-body">
        {children}
      </div>
      <div class="confirm-buttons">
        <button ref={cancel} type="button" class="button" onClick={onCancel}>
          {words('common_cancel')}
        </button>
        <button
          type="button"
          class={`button button-strong button-${weight}`}
          disabled={!ready}
          onClick={trusted(onConfirm)}
        >
          {confirm}
        </button>
      </div>
    </dialog>
  );
}
