import type { ComponentChildren } from 'preact';

/** What a dialog takes that asks before a click counts, over Ads Manager and in our own pages. */
export interface DialogProps {
  title: string;
  /** What the confirming button says: the act itself, never "OK". */
  confirm: string;
  /** `stop` for what switches off, `spend` for what lets money flow. */
  weight: 'stop' | 'spend';
  /** False while something still has to be known or decided. */
  ready: boolean;
  children: ComponentChildren;
  onConfirm: () => void;
  onCancel: () => void;
}
