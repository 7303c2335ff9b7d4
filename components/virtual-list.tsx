import {
  defaultRangeExtractor,
  elementScroll,
  measureElement,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from '@tanstack/virtual-core';
import type { ComponentChildren, RefObject } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';

export interface VirtualListProps {
  /** The element that scrolls; the list is somewhere inside of it. */
  scroller: RefObject<HTMLElement | null>;
  label: string;
  keys: readonly string[];
  /** Height of a row before any was measured, in CSS pixels. */
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
  // With another function every row, seen or not, would be measured out anew.
  const getItemKey = useCallback((index: number) => keys[index] ?? index, [keys]);
  const [heights] = useState(() => commonHeight(estimate));
  const options = {
    ...heights,
    count: keys.length,
    getScrollElement: () => scroller.current,
    getItemKey,
    scrollMargin: margin,
    overscan: 4,
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

  const items = virtualizer.getVirtualItems();
  const cells = useDrawn(row, items);

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
      {items.map((item) => (
        <li
          key={item.key}
          ref={virtualizer.measureElement}
          data-index={item.index}
          tabIndex={-1}
          aria-posinset={item.index + 1}
          aria-setsize={keys.length}
          class="virtual-row"
          style={{ transform: `translateY(${item.start - margin}px)` }}
        >
          {cells.get(item.index)}
        </li>
      ))}
    </ul>
  );
}

/** Rows of another height, in excess of those of the common one, that at most it takes to change it. */
const PATIENCE = 30;

/**
 * Takes rows not yet measured to be as high as most that were: each that is not moves all rows below it, and
 * their places are reckoned anew. Rows of two heights that are about as common do not take turns, or the whole
 * list would grow and shrink.
 */
function commonHeight(estimate: number) {
  let common = estimate;
  let lead = 0;
  const measure: typeof measureElement<HTMLLIElement> = (row, entry, virtualizer) => {
    const height = measureElement(row, entry, virtualizer);
    lead = height === common ? Math.min(lead + 1, PATIENCE) : lead - 1;
    if (lead < 0) [common, lead] = [height, 0];
    return height;
  };
  return { estimateSize: () => common, measureElement: measure };
}

/** What the rows show, by index. One that only moves is not drawn anew. */
function useDrawn(
  row: VirtualListProps['row'],
  items: readonly { index: number }[],
): ReadonlyMap<number, ComponentChildren> {
  const last = useRef<{ row: VirtualListProps['row']; cells: ReadonlyMap<number, ComponentChildren> }>(null);
  const drawn = last.current?.row === row ? last.current.cells : null;
  const cells = new Map(
    items.map(({ index }) => [index, drawn?.has(index) ? drawn.get(index) : row(index)] as const),
  );
  last.current = { row, cells };
  return cells;
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
