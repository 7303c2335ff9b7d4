import { h } from './dom';
import { shellTag, tag } from './bundle';
import { formatMetric } from './cells';
import { label } from './labels';
import { KEYS } from './list-body';
import type { Boot, ListData } from './net';
import { flags, type ListName } from './route';
import type { TableColumn } from './shadow-table';

interface Column extends TableColumn {
  text: string;
}

export function columnsOf(list: ListName): Column[] {
  const { id, prefix } = KEYS[list];
  const column = (field: string, text: string, width: number, more: Partial<Column> = {}): Column => ({
    field,
    text,
    width,
    align: 'left',
    sticky: false,
    sortable: false,
    ...more,
  });
  const number = { align: 'right', sortable: true } as const;
  const fixed = { sticky: flags.sticky };
  return [
    column('selection', '', 48, { ...fixed, align: 'center' }),
    column(`${prefix}_opt_status`, label('onOff'), 76, fixed),
    column(`${prefix}_name`, label('name'), 380, { ...fixed, sortable: true }),
    ...(flags.idColumn ? [column(id, label('id'), 190)] : []),
    column(`${prefix}_status`, label('status'), 190),
    column('budget', label('budget'), 150, number),
    column('stat_cost', label(flags.header === 'spend' ? 'spend' : 'cost'), 140, number),
    column('show_cnt', label('impressions'), 120, number),
    column('click_cnt', label('clicks'), 100, number),
    column('cpc', label('cpc'), 110, number),
    column('cpm', label('cpm'), 110, number),
    column('ctr', label('ctr'), 90, number),
    column('time_attr_convert_cnt', label('conversions'), 120, number),
  ];
}

/** The light children for header and totals row. */
export function headerCells(columns: Column[], sort: { field: string; order: 0 | 1 }): HTMLElement[] {
  return columns.map((column) => {
    const arrow = sort.field === column.field ? (sort.order === 1 ? ' ↓' : ' ↑') : '';
    return h(
      'div',
      { slot: `header-${column.field}`, class: 'header-cell' },
      h(shellTag('text'), {}, column.text + arrow),
    );
  });
}

export function footerCells(
  columns: Column[],
  totals: ListData | undefined,
  count: number,
  boot: Boot,
): HTMLElement[] {
  const text = (field: string): string => {
    if (field.endsWith('_name')) return `${label('total')} ${count}`;
    const value = totals?.[field];
    return value === undefined ? '' : formatMetric(field, value, boot);
  };
  return columns.map((column) =>
    h(
      'div',
      { slot: `footer-${column.field}`, class: 'footer-value' },
      h(tag('space'), {}, h(shellTag('text'), {}, text(column.field))),
    ),
  );
}
