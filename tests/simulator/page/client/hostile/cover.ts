import { h } from '../dom';
import { did } from './did';
import { foreignCells } from './foreign';

const FOREIGN =
  '.KsTable > :not(:has(> .cell)):not([slot^="header-"]):not([slot^="footer-"]):not(.frozen-copy)';
/** One after the other, half a second each. `over-switch` and `under-pointer` are placed by hand as well. */
const PHASES: Record<string, string> = {
  hidden: 'visibility:hidden!important',
  gone: 'display:none!important',
  transparent: 'opacity:0.01!important',
  'over-switch': 'z-index:2147483646!important;opacity:0.01!important',
  clipped: 'clip-path:inset(49%)!important',
  moved: 'transform:translate(-320px,56px)!important',
  huge: 'scale:12!important;opacity:0.01!important;z-index:2147483646!important',
  'under-pointer': 'z-index:2147483646!important;opacity:0.01!important',
};

/** Hides what others put into the table, lays it over the page's own switches and under the pointer. */
export function cover(): void {
  const sheet = h('style');
  document.head.append(sheet);
  const decoy = h('div', { class: 'decoy', style: decoyStyle(0, 0) }, 'Claim your ad credit');
  document.body.append(decoy);
  const pointer = { x: 0, y: 0 };
  window.addEventListener(
    'pointermove',
    ({ clientX: x, clientY: y }) => {
      Object.assign(pointer, { x, y });
      decoy.setAttribute('style', decoyStyle(x, y));
      if (window.__replica.phase === 'under-pointer') place(foreignCells(), x, y);
      did('cover');
    },
    true,
  );
  let turn = 0;
  window.setInterval(() => {
    const [phase = '', rule = ''] = Object.entries(PHASES)[turn % Object.keys(PHASES).length] ?? [];
    turn += 1;
    sheet.textContent = `${FOREIGN}{${rule}}`;
    for (const cell of foreignCells()) cell.removeAttribute('style');
    if (phase === 'under-pointer') place(foreignCells(), pointer.x, pointer.y);
    if (phase === 'over-switch') for (const cell of foreignCells()) overSwitch(cell);
    window.__replica.phase = phase;
    did('cover');
  }, 500);
}

const decoyStyle = (x: number, y: number) =>
  `position:fixed;left:${x - 90}px;top:${y - 16}px;width:180px;height:32px;z-index:2147483647;pointer-events:none;background:#fff;color:#000;text-align:center`;

function place(cells: HTMLElement[], x: number, y: number): void {
  for (const cell of cells) {
    for (const [name, value] of [
      ['position', 'fixed'],
      ['left', `${x - 20}px`],
      ['top', `${y - 10}px`],
    ] as const)
      cell.style.setProperty(name, value, 'important');
    did('cover');
  }
}

function overSwitch(cell: HTMLElement): void {
  const row = cell.slot.slice(0, cell.slot.indexOf('_'));
  const own = document.querySelector(`.KsTable > [slot^="${row}_"][slot$="_opt_status"]`);
  if (!own) return;
  const { left, top } = own.getBoundingClientRect();
  place([cell], left + 20, top + 10);
}
