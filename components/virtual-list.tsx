import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from '@tanstack/virtual-core';
import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';

export interface VirtualListProps {
  /** The element that scrolls; the list is somewhere inside of it. */
  scroller: RefObject<HTMLElement | null>;
  label: string;
  keys: readonly string[];
  /** Height of a row before it was measured, in CSS pixels. */
  estimate: number;
  row: (index: number) => ComponentChildren;
}

/**
 * A long list of which only the rows in view are in the page. Rows are measured, so they may grow with the
 * reader's font. The row that has the focus stays in the page when it is scrolled away, and the arrow
 * keys, Home, End, Page Up and Page Down move between rows.
 */
export function VirtualList({ scroller, label, keys, estimate, row }: VirtualListProps) {
  const list = useRef<HTMLUListElement>(null);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [margin, setMargin] = useState(0);
  const focused = useRef<string | null>(null);
  const focusedIndex = focused.current === null ? -1 : keys.indexOf(focused.current);
  const options = {
    count: keys.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    getItemKey: (index: number) => keys[index] ?? index,
    scrollMargin: margin,
    overscan: 6,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: () => redraw(undefined),
    rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
      const indexes = defaultRangeExtractor(range);
      if (focusedIndex < 0 || indexes.includes(focusedIndex)) return indexes;
      return [...indexes, focusedIndex].sort((a, b) => a - b);
    },
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLLIElement>(options));
  virtualizer.setOptions(options);
  useEffect(() => virtualizer._didMount(), []);
  useLayoutEffect(() => virtualizer._willUpdate());
  useDistance(list, scroller, setMargin);

  const move = (event: KeyboardEvent) => {
    const from = rowOf(event.target);
    const to = from === null ? null : targetOf(event.key, from, keys.length, virtualizer.range);
    if (from === null || to === null) return;
    event.preventDefault();
    const place = buttonsOf(event.currentTarget, from).indexOf(event.target as HTMLElement);
    focusRow(virtualizer, list, to, place);
  };

  return (
    <ul
      ref={list}
      role="list"
      class="virtual"
      aria-label={label}
      style={{ blockSize: `${virtualizer.getTotalSize()}px` }}
      onKeyDown={move}
      onFocusIn={(event) => {
        focused.current = keys[rowOf(event.target) ?? -1] ?? null;
      }}
      onFocusOut={() => {
        focused.current = null;
      }}
    >
      {virtualizer.getVirtualItems().map((item) => (
        <li
          key={item.key}
          ref={(element) => virtualizer.measureElement(element)}
          data-index={item.index}
          tabIndex={-1}
          aria-posinset={item.index + 1}
          aria-setsize={keys.length}
          class="virtual-row"
          style={{ transform: `translateY(${item.start - margin}px)` }}
        >
          {row(item.index)}
        </li>
      ))}
    </ul>
  );
}

/** Follows how far below the scroller's start the list begins: what stands above it grows and shrinks. */
function useDistance(
  list: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
  set: (margin: number) => void,
): void {
  useLayoutEffect(() => {
    const outer = scroller.current;
    const inner = list.current;
    if (outer === null || inner === null) return undefined;
    const measure = () => {
      const away = inner.getBoundingClientRect().top - outer.getBoundingClientRect().top;
      set(Math.round(away + outer.scrollTop));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(outer);
    for (const part of outer.children) observer.observe(part);
    return () => observer.disconnect();
  }, []);
}

function rowOf(target: EventTarget | null): number | null {
  const row = target instanceof Element ? target.closest('[data-index]') : null;
  return row === null ? null : Number(row.getAttribute('data-index'));
}

function buttonsOf(list: EventTarget | null, index: number): HTMLElement[] {
  if (!(list instanceof Element)) return [];
  return [...list.querySelectorAll<HTMLElement>(`[data-index="${index}"] :is(button, a)`)];
}

function targetOf(
  key: string,
  from: number,
  count: number,
  range: { startIndex: number; endIndex: number } | null,
): number | null {
  const page = Math.max(1, (range?.endIndex ?? 0) - (range?.startIndex ?? 0) - 1);
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, from + 1);
    case 'ArrowUp':
      return Math.max(0, from - 1);
    case 'PageDown':
      return Math.min(last, from + page);
    case 'PageUp':
      return Math.max(0, from - page);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

/** Scrolls a row into view and gives it the focus as soon as it is in the page. */
function focusRow(
  virtualizer: Virtualizer<HTMLElement, HTMLLIElement>,
  list: RefObject<HTMLElement | null>,
  index: number,
  place: number,
): void {
  virtualizer.scrollToIndex(index, { align: 'auto' });
  let frames = 0;
  const attempt = () => {
    const buttons = buttonsOf(list.current, index);
    // A row without buttons takes the focus itself, so that it can be read and passed.
    const row = list.current?.querySelector<HTMLElement>(`[data-index="${index}"]`);
    const goal = buttons[Math.min(Math.max(place, 0), buttons.length - 1)] ?? row;
    if (goal) goal.focus({ preventScroll: true });
    else if ((frames += 1) < 10) requestAnimationFrame(attempt);
  };
  requestAnimationFrame(attempt);
}
