import { h } from '../dom';
import { did } from './did';

const PER_MS = 50;
/** After a pause the page does not make up for all of it. */
const MOST_AT_ONCE = 5000;

/** Changes the table 50,000 times a second: attributes, slot names that stay the same, children that come and go. */
export function mutations(): void {
  let before = performance.now();
  let turn = 0;
  window.setInterval(() => {
    const now = performance.now();
    const count = Math.min(MOST_AT_ONCE, Math.round((now - before) * PER_MS));
    before = now;
    const host = document.querySelector('.KsTable');
    const cells = host?.querySelectorAll(':scope > [slot^="cell-"]') ?? [];
    if (!host || cells.length === 0) return;
    for (let made = 0; made < count; turn += 1) {
      const cell = cells[turn % cells.length];
      if (!cell) break;
      if (turn % 20 === 0) {
        const guest = h('div', { slot: cell.slot, class: 'frozen-copy' });
        host.append(guest);
        guest.remove();
        made += 2;
      } else {
        if (turn % 5 === 0) cell.setAttribute('slot', cell.slot);
        else cell.setAttribute('data-noise', String(turn));
        made += 1;
      }
    }
    did('mutations', count);
  }, 10);
}
