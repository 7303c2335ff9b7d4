import { Component, createRef } from 'preact';
import type { DialogProps } from '../dialog-props';
import { words } from '../words';
import { isRealPress } from './shield';

/**
 * The question over the page. The browser's own modal dialog keeps the focus inside and the page out; the
 * focus starts on Cancel, so that Enter alone never confirms. A class and no hooks: hooks would be a second
 * library in the page script, and ordinary effects wait for a timer, which the page can cancel.
 */
export class Modal extends Component<DialogProps> {
  private readonly dialog = createRef<HTMLDialogElement>();
  private readonly cancel = createRef<HTMLButtonElement>();

  override componentDidMount(): void {
    this.dialog.current?.showModal();
    this.cancel.current?.focus();
  }

  override render({ title, confirm, weight, ready, children, onConfirm, onCancel }: DialogProps) {
    return (
      <dialog
        ref={this.dialog}
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
          <button ref={this.cancel} type="button" class="button" onClick={onCancel}>
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
}
