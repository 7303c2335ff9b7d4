import { shellTag, tag } from './bundle';
import { h } from './dom';
import { label, listLabel } from './labels';
import type { Boot } from './net';
import { ownTree } from './own';
import { flags, openList, type ListName, type Route } from './route';

const ICONS = [
  'M4 5h16v14H4z M4 10h16',
  'M5 19V9 M12 19V5 M19 19v-7',
  'M4 8h16l-2 11H6z M9 8a3 3 0 0 1 6 0',
  'M12 4v16 M4 12h16',
  'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z M12 3v2 M12 19v2 M3 12h2 M19 12h2',
];

function icon(path: string): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return ownTree(svg);
}

/** The name of the account that is shown, and the way to another one. */
export function accountCorner({ account, accounts }: Boot, choose?: (id: string) => void): HTMLElement {
  const chooser = h('select', {
    class: 'account-switch',
    'aria-label': label('account'),
  }) as HTMLSelectElement;
  for (const { id, name } of accounts)
    chooser.append(h('option', { value: id, selected: id === account?.id }, name));
  chooser.addEventListener('change', () => choose?.(chooser.value));
  return h(
    'div',
    { class: 'account' },
    h('b', {}, h(shellTag('text'), {}, account?.name ?? '')),
    h('span', {}, account ? `${account.id} · ${account.currency} · ${account.timezone}` : ''),
    choose ? chooser : null,
  );
}

/** The frame of every signed-in page; returns where the page goes. */
export function paintShell(boot: Boot): HTMLElement {
  document.documentElement.lang = flags.lang;
  document.documentElement.classList.toggle('dark', flags.dark);
  const main = h('main');
  const account = boot.account;
  const rail = h('nav', { class: 'rail' });
  ICONS.forEach((path, index) => {
    const entry = h('a', { class: index === 0 ? 'on' : '' });
    entry.append(icon(path));
    rail.append(entry);
  });
  document
    .getElementById('app')
    ?.replaceChildren(
      h(
        'header',
        {},
        h('div', { class: 'brand' }, label('title'), h('small', {}, 'simulated')),
        accountCorner(boot),
        h('div', { class: 'avatar' }, account?.name.slice(0, 1) ?? '?'),
      ),
      rail,
      main,
    );
  return main;
}

/** The tabs between the three lists; below a chosen parent its number of ids is shown. */
export function tabs(route: Route): HTMLElement {
  const names: ListName[] = ['campaign', 'adgroup', 'ad'];
  const tab = (name: ListName) => {
    const on = name === route.list;
    const parents = on && route.parents ? h('em', {}, String(route.parents.ids.length)) : null;
    return h(
      'button',
      {
        class: on ? 'tab on' : 'tab',
        role: 'tab',
        'aria-selected': String(on),
        'data-tab': name,
        onclick: () => openList(name),
      },
      listLabel(name),
      parents,
    );
  };
  return h('div', { class: 'tabs', role: 'tablist' }, ...names.map(tab));
}

export interface ToolbarActions {
  refresh(): void;
  search(text: string): void;
  show(which: 'no_delete' | 'all' | 'delete'): void;
  dates(st: string, et: string): void;
}

function shiftDay(day: string, by: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
}

function datePopup(route: Route, today: string, done: (st: string, et: string) => void): HTMLElement {
  const from = h('input', { type: 'date', 'aria-label': 'st' }) as HTMLInputElement;
  const until = h('input', { type: 'date', 'aria-label': 'et' }) as HTMLInputElement;
  from.value = route.st;
  until.value = route.et;
  const preset = (text: string, st: string, et: string) =>
    h(tag('button'), { onclick: () => done(st, et) }, text);
  const yesterday = shiftDay(today, -1);
  const confirm = h(
    tag('button'),
    { type: 'primary', onclick: () => done(from.value, until.value) },
    label('confirm'),
  );
  return h(
    'div',
    { class: 'picker-core__popup' },
    h(
      'div',
      {},
      preset(label('today'), today, today),
      preset(label('yesterday'), yesterday, yesterday),
      preset(label('week'), shiftDay(today, -6), today),
    ),
    h('div', {}, from, until),
    h('div', { class: 'picker-core__popup-footer-append' }, confirm),
  );
}

export function toolbar(route: Route, boot: Boot, actions: ToolbarActions): HTMLElement {
  const search = h('input', { class: 'search', type: 'search', placeholder: label('search') });
  search.addEventListener('change', () => actions.search((search as HTMLInputElement).value));
  const show = h(
    'select',
    { 'aria-label': label('status') },
    h('option', { value: 'no_delete' }, label('notDeleted')),
    h('option', { value: 'all' }, label('all')),
    h('option', { value: 'delete' }, label('deleted')),
  ) as HTMLSelectElement;
  show.addEventListener('change', () => actions.show(show.value as 'no_delete' | 'all' | 'delete'));
  const bar = h('div', { class: 'toolbar' });
  const dates = h(tag('date-range-display-field'), {}, `${route.st} – ${route.et}`);
  dates.addEventListener('click', () => {
    const open = bar.querySelector('.picker-core__popup');
    if (open) return open.remove();
    bar.append(
      datePopup(route, boot.account?.today ?? '', (st, et) => {
        bar.querySelector('.picker-core__popup')?.remove();
        dates.textContent = `${st} – ${et}`;
        actions.dates(st, et);
      }),
    );
  });
  const refresh = h(
    'div',
    { class: 'cl-flex-none cl-inline-flex cl-items-center cl-w-fit', 'data-action': 'refresh' },
    h('span', { class: 'sub' }, label('refresh')),
    h(
      tag('icon-button'),
      { size: 'sm', 'aria-label': label('refresh'), onclick: () => actions.refresh() },
      '⟳',
    ),
  );
  bar.append(
    h(tag('button'), { type: 'primary' }, `+ ${label('create')}`),
    search,
    show,
    h('span', { class: 'space' }),
    refresh,
    dates,
  );
  return bar;
}

export interface PagerState {
  page: number;
  pages: number;
  size: number;
  total: number;
}

export function pager(state: PagerState, go: (page: number, size: number) => void): HTMLElement {
  const around = [...new Set([1, state.page - 1, state.page, state.page + 1, state.pages])]
    .filter((page) => page >= 1 && page <= state.pages)
    .sort((a, b) => a - b);
  const size = h('select', {}) as HTMLSelectElement;
  for (const option of new Set([20, 50, 100, state.size, 1000].sort((a, b) => a - b))) {
    const text = option === 1000 ? label('all') : `${option}${label('perPage')}`;
    size.append(h('option', { value: String(option), selected: option === state.size }, text));
  }
  size.addEventListener('change', () => go(1, Number(size.value)));
  const step = (text: string, name: string, page: number) =>
    h(
      tag('icon-button'),
      {
        class: 'pager__button',
        size: 'sm',
        'aria-label': name,
        disabled: page < 1 || page > state.pages,
        onclick: () => page >= 1 && page <= state.pages && go(page, state.size),
      },
      text,
    );
  const item = (page: number) =>
    h(
      tag('button'),
      {
        class: page === state.page ? 'pager__item pager__item--active' : 'pager__item',
        size: 'sm',
        onclick: () => go(page, state.size),
      },
      String(page),
    );
  return h(
    'div',
    { class: 'pager pager--full' },
    h('span', { class: 'total' }, `${label('total')} ${state.total}`),
    step('‹', 'previous', state.page - 1),
    ...around.flatMap((page, index) => {
      const gap = page - (around[index - 1] ?? page) > 1;
      return gap ? [h('span', { class: 'pager__gap' }, '…'), item(page)] : [item(page)];
    }),
    step('›', 'next', state.page + 1),
    h(tag('select'), { class: 'pager__select' }, size),
  );
}
