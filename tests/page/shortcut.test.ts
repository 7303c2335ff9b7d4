import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { inEnglish } from '../support/english';
import { ACCOUNT, AdsManager } from './ads-manager';
import type { Visit } from './visit';
import { waitFor } from './wait-for';

/** The browser's shortcut, which the worker passes on, on the row that has the focus. */
let manager: AdsManager;
let visit: Visit;

beforeAll(async () => {
  manager = await AdsManager.start();
});
afterEach(async () => {
  await visit.close();
  manager.simulator.reset();
});
afterAll(() => manager.stop());

const shortcut = () => visit.ask('pause-row', {});
const focus = async (button: string | RegExp) => {
  const control = await visit.until(button);
  await visit.cdp.send('DOM.focus', { backendNodeId: control.backendNodeId });
  return control.name;
};
const presses = (count: number) =>
  waitFor(async () => visit.worker.presses.length >= count, `${count} presses to reach the worker`);

test('pauses the row whose button has the focus, once, as that button would', async () => {
  visit = await manager.open();
  const name = (await focus(/^Pause /)).slice('Pause '.length);
  await shortcut();
  await presses(1);
  await shortcut();
  await visit.until(/: Stop ordered/);
  expect(visit.worker.presses).toHaveLength(1);
  expect(visit.worker.presses[0]).toMatchObject({
    action: 'pause',
    seenName: name,
    ref: { advertiserId: ACCOUNT, level: 'campaign' },
  });
});

test('asks first where the page itself may have put the focus', async () => {
  visit = await manager.open();
  const name = (await visit.until(/^Pause /)).name.slice('Pause '.length);
  const rows = await visit.untilEveryRowIsServed();
  const id = rows.find((row) => row.name.replace(/\s+/g, ' ').trim() === name)?.id ?? '';
  await visit.page.evaluate((wanted) => {
    const find = (root: ParentNode): Element | null => {
      for (const element of root.querySelectorAll('*')) {
        if (element.slot === `cell-${wanted}_campaign_name` && element.firstChild) return element;
        const found = element.shadowRoot && find(element.shadowRoot);
        if (found) return found;
      }
      return null;
    };
    const cell = find(document);
    if (!(cell instanceof HTMLElement)) throw new Error('no cell');
    cell.tabIndex = -1;
    cell.focus();
  }, id);
  await shortcut();
  await visit.until(inEnglish('common_pause_title', name), 'dialog');
  expect(visit.worker.presses).toHaveLength(0);
  await visit.click(inEnglish('common_pause'));
  await presses(1);
  expect(visit.worker.presses[0]).toMatchObject({ action: 'pause', ref: { id } });
});

test('does nothing without a row that has the focus, and says so', async () => {
  visit = await manager.open();
  await visit.until(/^Pause /);
  await shortcut();
  await visit.until(inEnglish('shortcut_no_row'), 'StaticText');
  expect(visit.worker.presses).toHaveLength(0);
});

test('does nothing to a row that cannot be paused, and says so', async () => {
  visit = await manager.open();
  await focus(/^Resume /);
  await shortcut();
  await visit.until(inEnglish('shortcut_not_pausable'), 'StaticText');
  expect(visit.worker.presses).toHaveLength(0);
});
