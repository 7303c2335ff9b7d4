import type { Action } from '@/utils/core/order';

const SHAPES: Record<Action, string> = {
  pause: 'M4.5 3h2.25v10H4.5zM9.25 3h2.25v10H9.25z',
  end: 'M4 4h8v8H4z',
  resume: 'M5 3v10l8-5z',
};

/** The signs every player uses: two bars, a square, a triangle. The word is in the button's label. */
export function ActionIcon({ action }: { action: Action }) {
  return (
    <svg viewBox="0 0 16 16" width="14" height="14" fill="currentColor" aria-hidden="true" focusable="false">
      <path d={SHAPES[action]} />
    </svg>
  );
}
