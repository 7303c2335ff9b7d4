import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * Shows a dialog as the browser's own modal one as long as it is there: that keeps the focus inside, and the focus goes
 * back to where it was.
 *
 * @param first what has the focus at the beginning
 * @param onClose the person wants it gone (Escape)
 * @returns what the `<dialog>` gets
 */
export function useModal(first: RefObject<HTMLElement | null>, onClose: () => void) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    const before = document.activeElement;
    shown?.showModal();
    first.current?.focus();
    return () => {
      shown?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const onCancel = (event: Event) => {
    event.preventDefault();
    onClose();
  };
  return { ref: dialog, onCancel };
}
