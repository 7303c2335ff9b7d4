import type { ComponentChildren, RefObject } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { useModal } from '../use-modal';

/**
 * A large dialog whose middle scrolls while title and buttons stay. The browser's own modal dialog keeps the focus
 * inside, closes on Escape and gives the focus back.
 */
export function PanicDialog(props: {
  title: string;
  children: ComponentChildren;
  /** The part that scrolls, for lists inside of it. */
  scroller?: RefObject<HTMLDivElement | null>;
  buttons: ComponentChildren;
  onClose: () => void;
}) {
  const { title, children, scroller, buttons, onClose } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  const modal = useModal(heading, onClose);
  return (
    <dialog {...modal} class="panic-dialog" aria-labelledby={`${id}-title`}>
      <h2 ref={heading} id={`${id}-title`} class="panic-title" tabIndex={-1}>
        {title}
      </h2>
      {/* What scrolls must be reached by the keyboard as well. */}
      <div ref={scroller} class="panic-body" tabIndex={0} role="group" aria-labelledby={`${id}-title`}>
        {children}
      </div>
      <div class="confirm-buttons panic-buttons">{buttons}</div>
    </dialog>
  );
}
