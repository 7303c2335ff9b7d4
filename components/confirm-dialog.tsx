import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { trusted } from './trusted';
import { words } from './words';

export interface ConfirmDialogProps {
  title: string;
  /** What the confirming button says: the act itself, never "OK". */
  confirm: string;
  /** `stop` for what switches off, `spend` for what lets money flow, `plain` for the rest. */
  weight: 'stop' | 'spend' | 'plain';
  /** False while something still has to be decided inside of the dialog. */
  ready?: boolean;
  children: ComponentChildren;
  onConfirm: () => void;
  onCancel: () => void;
}

/**
 * Asks before the click counts. The browser's own modal dialog keeps the focus inside, closes on Escape
 * and gives the focus back; the focus starts on Cancel, so that Enter alone never confirms.
 */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, confirm, weight, ready = true, children, onConfirm, onCancel } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => {
    const shown = dialog.current;
    const before = document.activeElement;
    shown?.showModal();
    cancel.current?.focus();
    return () => {
      shown?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class="confirm"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-body`}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
    >
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
