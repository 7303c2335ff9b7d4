import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { words } from '../words';
import { isRealPress } from './shield';

export interface ModalProps {
  title: string;
  /** What the confirming button says: the act itself. */
  confirm: string;
  weight: 'stop' | 'spend';
  /** False while something still has to be known or decided. */
  ready: boolean;
  children: ComponentChildren;
  onConfirm: () => void;
  onCancel: () => void;
}

/**
 * The question over the page. The browser's own modal dialog keeps the focus inside and the page out; the
 * focus starts on Cancel, so that Enter alone never confirms. Opened in a layout effect: ordinary effects
 * wait for a timer, and the page can cancel our timers.
 */
export function Modal({ title, confirm, weight, ready, children, onConfirm, onCancel }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    dialog.current?.showModal();
    cancel.current?.focus();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby="title"
      aria-describedby="body"
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
    >
      <h2 id="title">{title}</h2>
      <div id="body" class="body">
        {children}
      </div>
      <div class="buttons">
        <button ref={cancel} type="button" class="button" onClick={onCancel}>
          {words('common_cancel')}
        </button>
        <button
          type="button"
          class={`button button-strong button-${weight}`}
          disabled={!ready}
          onClick={(event) => isRealPress(event) && onConfirm()}
        >
          {confirm}
        </button>
      </div>
    </dialog>
  );
}
