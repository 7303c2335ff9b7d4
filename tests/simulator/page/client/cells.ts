import { shellTag, tag } from './bundle';
import { h, morphChildren, tagWithReactProps } from './dom';
import { label, statusWord } from './labels';
import type { CellPainter, LightRow } from './light-cells';
import { KEYS } from './list-body';
import type { Boot, ListData } from './net';
import { flags, type ListName } from './route';
import { CELL_CSS } from './styles';

export interface Row extends LightRow {
  id: string;
  data: ListData;
  /** A draft, summary or total row: it has no switch and no id. */
  special: boolean;
}

export interface CellActions {
  selected(row: Row): boolean;
  toggling(row: Row): boolean;
  /** Metrics are being fetched: cells show a dash that is not a zero. */
  loading(): boolean;
  open(row: Row): void;
  toggle(row: Row): void;
  say(text: string): void;
}

/** Which row a light cell shows now; nodes are reused, so listeners ask here and keep no row. */
const rowOf = new WeakMap<Node, Row>();

function rowAround(start: Node): Row | undefined {
  for (let node: Node | null = start; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
    const row = rowOf.get(node);
    if (row) return row;
  }
  return undefined;
}

export function formatMoney(value: string | undefined, boot: Boot): string {
  const amount = Number(value);
  if (value === undefined || value === '' || value === '-' || Number.isNaN(amount)) return '-';
  const decimals = boot.account?.decimals ?? 2;
  const text = amount.toLocaleString('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return `${text} ${boot.account?.currency ?? ''}`;
}

const formatCount = (value: string | undefined) =>
  value === undefined || value === '' || value === '-' ? '-' : Number(value).toLocaleString('en-US');

const MONEY = ['stat_cost', 'cpc', 'cpm'];

/** The text of a metric; a missing one is a dash, never a zero. */
export function formatMetric(field: string, value: string | undefined, boot: Boot): string {
  if (MONEY.includes(field)) return formatMoney(value, boot);
  return field === 'ctr' && value !== undefined && value !== '-' ? `${value}%` : formatCount(value);
}

/** Paints the contents of the slotted cells of one list. */
export function cellPainter(
  list: ListName,
  fields: string[],
  boot: Boot,
  actions: CellActions,
): CellPainter<Row> {
  const { id: idKey, prefix } = KEYS[list];

  const act = (work: (row: Row) => void) => (event: Event) => {
    event.stopPropagation();
    const row = rowAround(event.currentTarget as Node);
    if (row) work(row);
  };

  const nameCell = (row: Row) => {
    const name = row.data[`${prefix}_name`] ?? '';
    const link = h(tag('link'), { title: name, onclick: act(actions.open) }, name);
    const action = (text: string) => {
      const say = act((at) => actions.say(`${text}: ${at.data[`${prefix}_name`] ?? ''}`));
      return h('a', { class: 'row-action', role: 'button', onclick: say }, text);
    };
    return h(
      'div',
      { class: 'name-cell cl-inline-flex cl-items-center' },
      h(
        'div',
        { class: 'cl-w-full cl-overflow-hidden' },
        h('div', { class: 'name-line' }, row.special ? h('span', {}, name) : link),
        h(
          'div',
          { class: 'under-name' },
          h('span', { class: 'sub' }, row.data['kind_label'] ?? ''),
          !row.special &&
            h('span', { class: 'row-actions' }, ...[label('edit'), label('view'), label('copy')].map(action)),
        ),
      ),
    );
  };

  const switchCell = (row: Row) => {
    const on = row.data[`${prefix}_opt_status`] === '0';
    const loading = actions.toggling(row);
    const kindLocked = row.data['switch_locked'] === '1';
    if (kindLocked && flags.locked === 'none') return h('span', { class: 'sub' }, '-');
    const locked = kindLocked || row.data[`${prefix}_primary_status`] === 'delete';
    const toggle = act(actions.toggle);
    if (flags.switch === 'ks') {
      return h(tag('switch'), {
        checked: on,
        loading,
        disabled: locked,
        onksChange: toggle,
        onclick: (event) => event.stopPropagation(),
      });
    }
    // The older Vue widget has no aria-checked at all when it is off (facts: page-dom 4).
    return h(
      'div',
      {
        class: `vi-switch${on ? ' is-checked' : ''}${loading || locked ? ' is-disabled' : ''}`,
        role: 'switch',
        tabindex: '0',
        'aria-checked': on ? 'true' : undefined,
        'data-tea-model_value': on ? '1' : '0',
        onclick: (event) => {
          const self = event.currentTarget as Element;
          if (self.classList.contains('is-disabled')) event.stopPropagation();
          else toggle(event);
        },
      },
      h('span', { class: 'vi-switch__core' }),
    );
  };

  const statusCell = (row: Row) => {
    const primary = row.data[`${prefix}_primary_status`] ?? '';
    const count = row.data['notice_count'] ?? '0';
    return h(
      'div',
      { class: 'status-cell' },
      h(
        'div',
        { class: `status status--${primary}` },
        h('i', { class: 'status-dot' }),
        h(tag('text'), {}, statusWord(primary)),
        count !== '0' && h('sup', { class: 'badge' }, count),
      ),
      h('div', { class: 'sub' }, row.data['status_note'] ?? ''),
    );
  };

  const budgetCell = (row: Row) => {
    const mode = row.data['budget_mode'];
    // An ad group below a campaign budget has none of its own (facts: session-api 2.1).
    if (mode === undefined)
      return h('div', { class: 'budget-cell' }, '-', h('div', { class: 'sub' }, label('byCampaign')));
    const unlimited = mode === 'infinite';
    const amount = unlimited ? label('unlimited') : formatMoney(row.data['budget'], boot);
    const kind = unlimited ? 'noLimit' : mode === 'total' ? 'lifetime' : 'daily';
    return h(
      'div',
      { class: 'budget-cell' },
      h(tag('text'), {}, amount),
      h('span', { class: 'tooltip-leaf' }, unlimited ? '' : `${label('starting')}: ${amount}`),
      h('div', { class: 'sub' }, label(kind)),
    );
  };

  const content = (row: Row, field: string): Node => {
    if (field === 'selection')
      return row.special ? h('span') : h(tag('checkbox'), { checked: actions.selected(row) });
    if (field === `${prefix}_name`) return nameCell(row);
    if (row.special) return h('span', { class: 'sub' }, '-');
    if (field === `${prefix}_opt_status`) return switchCell(row);
    if (field === `${prefix}_status`) return statusCell(row);
    if (field === 'budget') return budgetCell(row);
    if (field === idKey) return h(tag('text'), {}, row.id);
    if (actions.loading()) return h(shellTag('text'), { class: 'metric' }, '—');
    const text = formatMetric(field, row.data[field], boot);
    return h(tag('text'), { class: 'metric' }, text);
  };

  const wrap = (row: Row, field: string): HTMLElement => {
    const wrapper = h('div', { class: `cell cell-${field}` }, content(row, field));
    tagWithReactProps(wrapper, idKey, row.id);
    return wrapper;
  };

  // A rebuilt page: the same picture, but contents in closed roots below slots that name no row.
  if (flags.unreadable) {
    const roots = new WeakMap<Element, ShadowRoot>();
    const hide = (cell: HTMLElement, row: Row, field: string) => {
      const root = roots.get(cell) ?? cell.attachShadow({ mode: 'closed' });
      roots.set(cell, root);
      cell.classList.add('cell-root');
      rowOf.set(cell, row);
      root.replaceChildren(h('style', {}, CELL_CSS), wrap(row, field));
    };
    return { fields, replace: hide, reuse: hide };
  }

  return {
    fields,
    replace(cell, row, field) {
      rowOf.set(cell, row);
      cell.replaceChildren(wrap(row, field));
    },
    reuse(cell, row, field) {
      rowOf.set(cell, row);
      const next = document.createElement('div');
      next.append(wrap(row, field));
      morphChildren(cell, next);
      tagWithReactProps(cell, idKey, row.id);
    },
  };
}
