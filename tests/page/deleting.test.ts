import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { inEnglish } from '../support/english';
import { AdsManager } from './ads-manager';
import type { Visit } from './visit';
import { waitFor } from './wait-for';

/** An end may also delete, once the stop is proved; only who types the name gets that. */
let manager: AdsManager;
let visit: Visit;
/** Spaced and spelled in ways a person does not type. */
const NAME = 'Cafe\u0301  brunch – Q4 ';
const SHOWN = 'Cafe\u0301 brunch – Q4';

beforeAll(async () => {
  manager = await AdsManager.start();
});
afterEach(async () => {
  await visit.close();
  manager.simulator.reset();
});
afterAll(() => manager.stop());

/** Opens the list with the campaign of that name on top, and the question whether to end it. */
async function askToEnd(): Promise<void> {
  const campaign = [...manager.simulator.world.campaigns.values()].find(
    ({ name }) => name === 'Spring Sale – Prospecting',
  );
  if (!campaign) throw new Error('The seeded campaign is gone');
  Object.assign(campaign, { name: NAME, createTime: Date.now() * 2 });
  visit = await manager.open();
  await askAgain();
}

async function askAgain(): Promise<void> {
  await visit.click(`End ${SHOWN}`);
  await visit.until(`End “${SHOWN}”?`, 'dialog');
}

const choose = () => visit.click(inEnglish('common_delete_also'), 'checkbox');
const label = inEnglish('common_delete_type', SHOWN);

async function type(text: string): Promise<void> {
  await visit.click(label, 'textbox');
  await visit.page.keyboard.type(text);
}

/** Waits until End can be pressed, or cannot. */
async function untilEnd(state: 'ready' | 'disabled'): Promise<void> {
  await waitFor(async () => {
    const { nodes } = await visit.cdp.send('Accessibility.getFullAXTree');
    const end = nodes.find(({ role, name }) => role?.value === 'button' && name?.value === 'End');
    const disabled = end?.properties?.some((one) => one.name === 'disabled' && one.value.value === true);
    return end !== undefined && disabled === (state === 'disabled');
  }, `End to be ${state}`);
}

/** Ends, and gives what reached the worker. */
async function ended() {
  await visit.click('End');
  return waitFor(async () => visit.worker.presses[0], 'the press to reach the worker');
}

test('nothing is deleted unless that was chosen', async () => {
  await askToEnd();
  expect(await visit.control(label, 'textbox')).toBeUndefined();
  const press = await ended();
  expect(press).toMatchObject({ action: 'end', seenName: SHOWN });
  expect(press).not.toHaveProperty('deleteWhenProven');
});

test('with the name typed it is ended, to be deleted later', async () => {
  await askToEnd();
  await choose();
  await visit.until(inEnglish('common_delete_what'), 'StaticText');
  await type(` ${SHOWN.normalize('NFC')} `);
  expect(await ended()).toMatchObject({ action: 'end', seenName: SHOWN, deleteWhenProven: true });
});

test('another name, or none, does not end it', async () => {
  await askToEnd();
  await untilEnd('ready');
  await choose();
  await untilEnd('disabled');
  await type(SHOWN.slice(0, -1));
  await untilEnd('disabled');
  await visit.click('End');
  await type(SHOWN.slice(-1));
  await untilEnd('ready');
  await type('x');
  await untilEnd('disabled');
  expect(visit.worker.presses).toHaveLength(0);
});

test('who changes their mind ends it without deleting', async () => {
  await askToEnd();
  await choose();
  await type(SHOWN);
  await choose();
  await visit.untilGone(label, 'textbox');
  expect(await ended()).not.toHaveProperty('deleteWhenProven');
});

test('Enter in the field confirms nothing, a held key deletes letters, Escape leaves', async () => {
  await askToEnd();
  await choose();
  await type(SHOWN);
  await untilEnd('ready');
  const { keyboard } = visit.page;
  for (let press = 0; press < 3; press += 1) await keyboard.down('Enter');
  await keyboard.up('Enter');
  await untilEnd('ready');
  await type('abc');
  await untilEnd('disabled');
  for (let press = 0; press < 3; press += 1) await keyboard.down('Backspace');
  await keyboard.up('Backspace');
  await untilEnd('ready');
  await keyboard.press('Escape');
  await visit.untilGone('Cancel');
  expect(visit.worker.presses).toHaveLength(0);

  await askAgain();
  await untilEnd('ready');
  expect(await visit.control(label, 'textbox')).toBeUndefined();
});

test('the focus stays in the dialog and meets the choice and its field', async () => {
  await askToEnd();
  await choose();
  const met = new Set<string>();
  for (let step = 0; step < 8; step += 1) {
    const { nodes } = await visit.cdp.send('Accessibility.getFullAXTree');
    for (const { role, name, properties } of nodes) {
      const focused = properties?.some((one) => one.name === 'focused' && one.value.value === true);
      if (focused && role?.value !== 'RootWebArea') met.add(`${role?.value} ${name?.value}`);
    }
    await visit.page.keyboard.press('Tab');
  }
  // The name is not typed, so End cannot be reached.
  expect([...met].filter((one) => !one.startsWith('dialog ')).sort()).toEqual([
    'button Cancel',
    `checkbox ${inEnglish('common_delete_also')}`,
    `textbox ${label}`,
  ]);
});
