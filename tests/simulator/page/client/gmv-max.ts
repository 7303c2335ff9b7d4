import { formatMoney } from './cells';
import { h } from './dom';
import type { Boot } from './net';

/** The GMV Max dashboard: plain `tr`/`td` in the light DOM and no id anywhere in it (facts: page-dom 6). */
export async function gmvMaxPage(main: HTMLElement, boot: Boot): Promise<void> {
  const body = h('tbody');
  const head = ['On/Off', 'Name', 'Status', 'Budget', 'Cost'].map((text) => h('th', {}, text));
  main.append(
    h(
      'div',
      { class: 'panel' },
      h('div', { class: 'toolbar' }, h('b', {}, 'GMV Max campaigns')),
      h('table', { class: 'gmv' }, h('thead', {}, h('tr', {}, ...head)), body),
    ),
  );
  const url = `/api/oec_shopping/v1/oec/stat/post_campaign_list?aadvid=${boot.account?.id ?? ''}`;
  const csrf = /(?:^|; )csrftoken=([^;]*)/.exec(document.cookie)?.[1] ?? '';
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-csrftoken': csrf },
    body: JSON.stringify({ page: 1, page_size: 200, campaign_status: ['no_delete'] }),
  });
  const { data } = (await answer.json()) as { data: { table: Record<string, string>[] } };
  if (data.table.length === 0) body.append(h('tr', {}, h('td', { colspan: '5' }, 'No campaigns found')));
  for (const row of data.table) {
    const on = row['campaign_opt_status'] === '0';
    body.append(
      h(
        'tr',
        {},
        h(
          'td',
          {},
          h(
            'span',
            { class: on ? 'vi-switch is-checked' : 'vi-switch' },
            h('span', { class: 'vi-switch__core' }),
          ),
        ),
        h(
          'td',
          {},
          h('div', { class: 'gmv-name' }, row['campaign_name'] ?? ''),
          h('a', { class: 'analytics' }, 'Analytics'),
        ),
        h('td', {}, row['campaign_primary_status'] === 'delivery_ok' ? 'Active' : 'Inactive'),
        h('td', {}, formatMoney(row['campaign_budget'], boot)),
        h('td', {}, formatMoney(row['cost'], boot)),
      ),
    );
  }
}
