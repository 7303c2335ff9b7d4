import type { PageFlags } from '../flags';
import { h } from './dom';

export const ROW_HEIGHT = 56;
const HEAD_HEIGHT = 44;
const FOOT_HEIGHT = 48;
const OVERSCAN = 4;
const SKELETON_ROWS = 8;

export interface TableColumn {
  field: string;
  width: number;
  align: 'left' | 'right' | 'center';
  sticky: boolean;
  sortable: boolean;
}

/** The half-open range of row indexes that has a row in the shadow table. */
export interface RowWindow {
  start: number;
  end: number;
}

export interface TableModel {
  columns: TableColumn[];
  /** Undefined while the list is loading for the first time. */
  count(): number | undefined;
  /** The row part of the slot names of row `index`. */
  slotId(index: number): string;
  selected(index: number): boolean;
  emptyText: string;
  /** Asked before rows are placed: the light cells of this range must exist. */
  provide(range: RowWindow): void;
  onRowClick(index: number): void;
  onHeaderClick(field: string): void;
}

const CSS = `:host{display:block;height:100%;min-height:0;font:inherit;color:inherit}
.table__wrapper{height:100%;overflow:auto;position:relative;overscroll-behavior:contain;outline:none}
.table__wrapper--translate{overflow-y:hidden}
table{border-collapse:separate;border-spacing:0;table-layout:fixed;font-variant-numeric:tabular-nums}
th,td{box-sizing:border-box;padding:0 12px;background:var(--ks-color-surface);border-bottom:1px solid var(--ks-color-line);text-align:start;font-weight:400}
td{height:${ROW_HEIGHT}px;vertical-align:middle}
td.td--relative{position:relative}
td.td--clip{position:relative;overflow:hidden}
tr[data-index]{--row-actions:none;cursor:default}
tr[data-index]:hover{--row-actions:flex;--row-sub:none}
tr[data-index]:hover td{background:var(--ks-color-hover)}
tr.table__row--selected td,tr.table__row--selected:hover td{background:var(--ks-color-accent-soft)}
.align-right{text-align:right}.align-center{text-align:center}
thead th{position:sticky;top:0;z-index:4;height:${HEAD_HEIGHT}px;color:var(--ks-color-muted);font-size:12px;font-weight:500;background:var(--ks-color-head);white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
th.sortable{cursor:pointer}
tfoot td{position:sticky;bottom:0;z-index:4;height:${FOOT_HEIGHT}px;background:var(--ks-color-head);border-top:1px solid var(--ks-color-line);border-bottom:0;font-weight:500}
td.sticky,th.sticky{position:sticky;z-index:2}
thead th.sticky,tfoot td.sticky{z-index:5}
.sticky--last{box-shadow:1px 0 0 var(--ks-color-line),6px 0 8px -6px #10182824}
tr.table__spacer td{padding:0;border:0;height:auto;background:none}
.skeleton{height:12px;border-radius:6px;background:var(--ks-color-line);width:70%}
.table__empty{height:220px;text-align:center;color:var(--ks-color-muted)}`;

/**
 * The list's custom element. Rows and cells live in the open shadow root, the cells' contents are light
 * children of this element assigned to named slots (facts: page-dom 3).
 */
export class KsTable extends HTMLElement {
  readonly root = this.attachShadow({ mode: 'open' });
  readonly wrapper = h('div', { class: 'table__wrapper', tabindex: '0' });
  private readonly body = h('tbody');
  private readonly top = h('tr', { class: 'table__spacer' });
  private readonly bottom = h('tr', { class: 'table__spacer' });
  private readonly rows = new Map<string, HTMLElement>();
  private model: TableModel | undefined;
  private flags: PageFlags | undefined;
  private range: RowWindow = { start: 0, end: 0 };
  private offset = 0;
  private readonly resize = new ResizeObserver(() => this.place());

  setup(model: TableModel, flags: PageFlags): void {
    this.model = model;
    this.flags = flags;
    this.root.replaceChildren(h('style', {}, CSS), this.wrapper);
    this.wrapper.replaceChildren(this.frame(model.columns));
    if (flags.scroll === 'translate') {
      this.wrapper.classList.add('table__wrapper--translate');
      this.wrapper.addEventListener('wheel', (event) => this.onWheel(event), { passive: false });
      this.wrapper.addEventListener('scroll', () => this.absorbScroll());
    } else this.wrapper.addEventListener('scroll', () => this.place());
    this.resize.observe(this.wrapper);
  }

  connectedCallback(): void {
    this.classList.add('KsTable');
  }
  disconnectedCallback(): void {
    this.resize.disconnect();
  }

  /** Rows changed: forget what is placed and place again. */
  refresh(): void {
    for (const row of this.rows.values()) row.remove();
    this.rows.clear();
    this.place();
  }

  scrollToTop(): void {
    this.offset = 0;
    this.wrapper.scrollTop = 0;
    this.place();
  }

  /** Draws the selection without touching anything else. */
  showSelection(): void {
    for (const row of this.rows.values()) {
      row.classList.toggle(
        'table__row--selected',
        this.model?.selected(Number(row.dataset['index'])) ?? false,
      );
    }
  }

  private frame(columns: TableColumn[]): HTMLElement {
    const width = columns.reduce((sum, column) => sum + column.width, 0);
    const line = (cell: 'th' | 'td', prefix: string) =>
      columns.map((column) => this.cell(cell, column, `${prefix}-${column.field}`));
    const head = h('tr', { class: 'table__thead-row' }, ...line('th', 'header'));
    Array.from(head.children, (cell, index) => {
      const column = columns[index];
      if (!column?.sortable) return;
      cell.classList.add('sortable');
      cell.addEventListener('click', () => this.model?.onHeaderClick(column.field));
    });
    return h(
      'table',
      { style: `width:max(100%, ${width}px)` },
      h('colgroup', {}, ...columns.map((column) => h('col', { style: `width:${column.width}px` }))),
      h('thead', {}, head),
      this.body,
      h('tfoot', {}, h('tr', { class: 'table__tfoot-row' }, ...line('td', 'footer'))),
    );
  }

  private cell(name: 'th' | 'td', column: TableColumn, slot: string): HTMLElement {
    const columns = this.model?.columns ?? [];
    const cell = h(name, { class: `align-${column.align}` }, h('slot', { name: slot }));
    if (!column.sticky) {
      if (slot.startsWith('cell-') && this.flags?.td !== 'static')
        cell.classList.add(`td--${this.flags?.td ?? 'relative'}`);
      return cell;
    }
    const before = columns.slice(0, columns.indexOf(column));
    cell.classList.add('sticky');
    cell.style.left = `${before.reduce((sum, other) => sum + other.width, 0)}px`;
    if (this.flags?.td === 'clip') cell.style.overflow = 'hidden';
    if (!columns[before.length + 1]?.sticky) cell.classList.add('sticky--last');
    return cell;
  }

  private onWheel(event: WheelEvent): void {
    if (Math.abs(event.deltaY) <= Math.abs(event.deltaX)) return;
    event.preventDefault();
    this.moveBy(event.deltaY);
  }

  /** Focus and `scrollIntoView` scroll even what hides its overflow: take that over into the translation. */
  private absorbScroll(): void {
    const { scrollTop } = this.wrapper;
    if (scrollTop === 0) return;
    this.wrapper.scrollTop = 0;
    this.moveBy(scrollTop);
  }

  private moveBy(pixels: number): void {
    const room = this.wrapper.clientHeight - HEAD_HEIGHT - FOOT_HEIGHT;
    const most = Math.max(0, (this.model?.count() ?? 0) * ROW_HEIGHT - room);
    this.offset = Math.max(0, Math.min(most, this.offset + pixels));
    this.place();
  }

  private visible(count: number): RowWindow {
    if (this.flags?.virtual === 'off') return { start: 0, end: count };
    const top = this.flags?.scroll === 'translate' ? this.offset : this.wrapper.scrollTop;
    const size = Math.ceil(this.wrapper.clientHeight / ROW_HEIGHT) + 2 * OVERSCAN;
    const start = Math.max(0, Math.min(Math.floor(top / ROW_HEIGHT) - OVERSCAN, count - size));
    return { start, end: Math.min(count, start + size) };
  }

  private place(): void {
    const { model } = this;
    if (!model) return;
    const count = model.count();
    if (!count) return this.placeNothing(model);
    const range = this.visible(count);
    if (this.flags?.scroll === 'translate') this.body.style.transform = `translateY(${-this.offset}px)`;
    const same = range.start === this.range.start && range.end === this.range.end;
    if (same && this.rows.size === range.end - range.start) return;
    this.range = range;
    model.provide(range);
    this.placeRows(model, count);
  }

  private placeRows(model: TableModel, count: number): void {
    const { start, end } = this.range;
    const wanted = new Map<string, number>();
    for (let index = start; index < end; index += 1) wanted.set(`${model.slotId(index)}#${index}`, index);
    for (const [key, row] of this.rows) {
      if (wanted.has(key)) continue;
      row.remove();
      this.rows.delete(key);
    }
    const spacer = (height: number) => `height:${height}px`;
    this.top.setAttribute('style', spacer(start * ROW_HEIGHT));
    this.bottom.setAttribute('style', spacer((count - end) * ROW_HEIGHT));
    if (this.top.parentNode !== this.body) this.body.replaceChildren(this.top, this.bottom);
    let after: Element = this.top;
    for (const [key, index] of wanted) {
      const row = this.rows.get(key) ?? this.row(model, index);
      this.rows.set(key, row);
      if (after.nextElementSibling !== row) after.after(row);
      after = row;
    }
    this.showSelection();
  }

  private row(model: TableModel, index: number): HTMLElement {
    const id = model.slotId(index);
    return h(
      'tr',
      { class: 'table__row', 'data-index': String(index), onclick: () => model.onRowClick(index) },
      ...model.columns.map((column) => this.cell('td', column, `cell-${id}_${column.field}`)),
    );
  }

  private placeNothing(model: TableModel): void {
    this.rows.clear();
    this.range = { start: 0, end: 0 };
    model.provide(this.range);
    const skeleton = () =>
      h('tr', {}, ...model.columns.map(() => h('td', {}, h('div', { class: 'skeleton' }))));
    const empty = h(
      'tr',
      {},
      h('td', { class: 'table__empty', colspan: String(model.columns.length) }, model.emptyText),
    );
    this.body.replaceChildren(
      ...(model.count() === 0 ? [empty] : Array.from({ length: SKELETON_ROWS }, skeleton)),
    );
  }
}
