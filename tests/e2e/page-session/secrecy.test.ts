import { afterAll, beforeAll, expect, test } from 'vitest';
import { COOKIE_NAMES } from '../../simulator/page/cookies';
import type { AdsManagerTab } from '../../support/ads-manager-tab';
import { inEnglish } from '../../support/english';
import { Rig } from '../../support/rig';
import { until } from '../../support/until';
import { untilSwitches } from './page-writes';

/** Nothing of the session is kept, told or logged: strings planted in its cookies are searched for everywhere. */
let rig: Rig;
let tab: AdsManagerTab;
const said: string[] = [];
const canary = (name: string) => `canary${name.replaceAll('_', '')}0f1e2d3c4b5a69788796`;
const TABLES = [
  'orders',
  'evidence',
  'entities',
  'advertisers',
  'connections',
  'secrets',
  'holds',
  'incidents',
  'chores',
  'stoppedSessions',
];

beforeAll(async () => {
  rig = await Rig.start({ campaigns: 30 });
  for (const name of COOKIE_NAMES) rig.simulator.visits.planted.set(name, canary(name));
  rig.simulator.settings.session.signature = 'strict';
  const worker = await rig.worker();
  rig.browser.context.on('console', (message) => said.push(message.text()));
  rig.browser.context.on('weberror', (error) => said.push(String(error.error())));
  worker.on('console', (message) => said.push(message.text()));
  // What crosses between the tabs and the worker is overheard where it leaves and where it comes in.
  await worker.evaluate(`
    globalThis.overheard = [];
    const sendToTab = chrome.tabs.sendMessage.bind(chrome.tabs);
    chrome.tabs.sendMessage = async (...told) => {
      overheard.push(JSON.stringify(told));
      const answer = await sendToTab(...told);
      overheard.push(JSON.stringify(answer ?? null));
      return answer;
    };
    chrome.runtime.onMessage.addListener((message) => { overheard.push(JSON.stringify(message)); });`);
  const [works, fails] = rig.ordinary(2);
  if (!works || !fails) throw new Error('Two campaigns are needed');
  tab = await rig.openAdsManager();
  await tab.press('pause', works.name);
  await tab.untilChip(works.id, inEnglish('common_stage_nothing_can_run'), 60_000);
  await tab.press('pause', fails.name);
  await untilSwitches(rig, fails.id, 1);
  rig.simulator.faults.arm({ name: 'invalid-json', endpoint: 'page/' });
  await tab.roots.waitFor('button', inEnglish('page_go_on'));
});
afterAll(() => rig?.stop());

/** The names of what leaked, so that a failure does not print the whole text. */
const leaks = (text: string) =>
  [...COOKIE_NAMES.map(canary), 'X-Bogus', 'X-Gnarly', 'msToken='].filter((secret) => text.includes(secret));

test('the canaries are where they must be, so the searches below can find one', () => {
  const sent = rig.simulator.journal.entries().filter(({ path }) => path.includes('/statistics/'));
  expect(sent.some(({ page }) => page?.signature === 'valid' && page.csrf === 'right')).toBe(true);
});

test('nothing of the session in any table or storage of the extension', async () => {
  const kept = [];
  for (const table of TABLES) kept.push(JSON.stringify(await rig.stored(table)));
  expect(kept.join('')).toContain('switch-read');
  expect(leaks(kept.join('\n'))).toEqual([]);
  const worker = await rig.worker();
  const storage = await worker.evaluate<string>(
    'Promise.all([chrome.storage.local.get(), chrome.storage.sync.get(), chrome.storage.session.get()]).then(JSON.stringify)',
  );
  expect(leaks(storage)).toEqual([]);
});

test('nothing of it in any message between the tab and the worker', async () => {
  const worker = await rig.worker();
  const overheard = await until(async () => {
    const told = await worker.evaluate<string[]>('overheard');
    return told.some((one) => one.includes('ask-page')) ? told : null;
  }, 'a question to the page');
  expect(overheard.join('').length).toBeGreaterThan(1000);
  expect(leaks(overheard.join('\n'))).toEqual([]);
});

test('nothing of it in the page beyond what the page itself has there, and nothing in any log', async () => {
  const storage = await tab.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(storage).not.toContain('standstill');
  const popup = await rig.openOwn('popup');
  await popup.getByRole('heading', { name: inEnglish('popup_group_flagged') }).waitFor();
  expect(leaks(await popup.content())).toEqual([]);
  expect(leaks(said.join('\n'))).toEqual([]);
});
