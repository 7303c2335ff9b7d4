import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AdsManagerTab } from '../support/ads-manager-tab';
import { ClosedRoots } from '../support/closed-roots';
import { inEnglish } from '../support/english';
import { Rig } from '../support/rig';
import { until } from '../support/until';

/** The access token is in one table of the extension's store and on the wire to TikTok, and nowhere else. */
let rig: Rig;
/** Unlike anything that may be shown, so that finding it means that it leaked. */
const TOKEN = 'b7c1f0e93a5d48267e1fa90c4d3b2586e7f1a0c9';
let tab: AdsManagerTab;
const said: string[] = [];

beforeAll(async () => {
  rig = await Rig.start({ campaigns: 30 });
  const worker = await rig.worker();
  rig.browser.context.on('console', (message) => said.push(message.text()));
  rig.browser.context.on('weberror', (error) => said.push(String(error.error())));
  worker.on('console', (message) => said.push(message.text()));
  // What the worker tells the pages is overheard where it leaves.
  await worker.evaluate(`
    globalThis.overheard = [];
    const sendToTab = chrome.tabs.sendMessage.bind(chrome.tabs);
    chrome.tabs.sendMessage = (...told) => { overheard.push(JSON.stringify(told)); return sendToTab(...told); };`);
  rig.simulator.tokens.add({ token: TOKEN, label: 'the secret one' });
  const granted = { access_token: TOKEN, advertiser_ids: [rig.account] };
  await (await rig.connect(JSON.stringify(granted))).close();
  tab = await rig.openAdsManager();

  // A stop that works and one that fails, so that errors and evidence are there to be searched.
  const [works, fails] = rig.ordinary(2);
  if (!works || !fails) throw new Error('Two campaigns are needed');
  rig.simulator.faults.arm({ name: 'html-answers', campaign: fails.id, endpoint: 'status/update' });
  await tab.page.reload();
  await tab.press('pause', works.name);
  await tab.untilTaken(works.id);
  await tab.press('pause', fails.name);
  await tab.untilChip(fails.id, inEnglish('common_flag_outcome_unknown'));
});
afterAll(() => rig?.stop());

/** Compared here, so that a failure does not print the whole text. */
const holds = (text: string, part: string) => text.includes(part);

test('the token is where it must be, so the searches below can find one', async () => {
  expect(JSON.stringify(await rig.stored('secrets'))).toContain(TOKEN);
  expect(rig.writes().length).toBeGreaterThan(1);
  expect(new Set(rig.writes().map(({ who }) => who))).toEqual(new Set(['the secret one']));
});

test('not in the page: neither in its document, closed roots included, nor in its storage', async () => {
  await tab.page.evaluate((text) => (document.title = text), 'planted-in-title');
  const everything = await tab.roots.everything();
  expect(holds(everything, 'planted-in-title')).toBe(true);
  expect(holds(everything, TOKEN)).toBe(false);
  const storage = await tab.page.evaluate(async () => {
    const databases = (await indexedDB.databases()).map(({ name }) => name);
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, databases]);
  });
  expect(storage).not.toContain(TOKEN);
  expect(storage).not.toContain('standstill');
});

test('not in what the worker tells the page, unasked or asked', async () => {
  const worker = await rig.worker();
  const told = await until(async () => {
    const overheard = await worker.evaluate<string[]>('overheard');
    return overheard.length > 0 ? overheard : null;
  }, 'a push to the page');
  expect(told.join('\n')).toContain('advertiserId');
  expect(told.join('\n')).not.toContain(TOKEN);

  const [campaign] = rig.ordinary(1);
  const ref = { advertiserId: rig.account, level: 'campaign', id: campaign?.id };
  const questions = [
    {
      command: 'page/rows',
      input: { advertiserId: rig.account, level: 'campaign', rows: [{ id: campaign?.id, name: 'x' }] },
    },
    { command: 'describe', input: { ref } },
  ];
  const popup = await rig.openOwn('popup');
  for (const question of questions) {
    const message = JSON.stringify({ standstill: 1, ...question });
    const answer = await popup.evaluate(`chrome.runtime.sendMessage(${message}).then(JSON.stringify)`);
    expect(answer).toContain('"ok":true');
    expect(answer).not.toContain(TOKEN);
  }
  await popup.close();
});

test('not in the popup and not in the options page', async () => {
  for (const page of ['popup', 'options'] as const) {
    const own = await rig.openOwn(page);
    await own
      .getByText(/Standstill/)
      .first()
      .waitFor();
    expect(holds(await (await ClosedRoots.of(own)).everything(), TOKEN)).toBe(false);
    expect(await own.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(
      TOKEN,
    );
    await own.close();
  }
});

test('not in any other table, and not in what any page or the worker logged', async () => {
  const tables = ['orders', 'evidence', 'entities', 'advertisers', 'connections', 'holds', 'incidents'];
  for (const table of tables) {
    expect(JSON.stringify(await rig.stored(table)), table).not.toContain(TOKEN);
  }
  const worker = await rig.worker();
  await worker.evaluate('console.info("planted-in-console")');
  await until(() => said.some((line) => line.includes('planted-in-console')), 'the planted line');
  expect(said.join('\n')).not.toContain(TOKEN);
});
