import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AdsManagerTab } from '../support/ads-manager-tab';
import { alteredBuild } from '../support/altered-build';
import { ClosedRoots } from '../support/closed-roots';
import { inEnglish } from '../support/english';
import { ACCOUNT, card, CHROME_BUILD, Rig, verdict } from '../support/rig';
import { until } from '../support/until';

/**
 * Connecting by TikTok's own consent, from the install to the end of the consent; one person's month, in order. Nobody
 * can answer the browser's question about a permission here, so this build has the optional one for this computer's
 * own address from the start; that is all that is different.
 */
let rig: Rig;
let build: Awaited<ReturnType<typeof alteredBuild>> | null = null;
let options: Page;
let popup: Page;
let tab: AdsManagerTab;
const said: string[] = [];

beforeAll(async () => {
  build = await alteredBuild<{ host_permissions: string[]; optional_host_permissions: string[] }>(
    CHROME_BUILD,
    (manifest) => {
      expect(manifest.optional_host_permissions).toEqual(['http://127.0.0.1/*']);
      manifest.host_permissions.push(...manifest.optional_host_permissions.splice(0));
    },
  );
  rig = await Rig.start({ campaigns: 30, extension: build.path });
  rig.browser.context.on('console', (message) => said.push(message.text()));
  const worker = await rig.worker();
  worker.on('console', (message) => said.push(message.text()));
});
afterAll(async () => {
  await rig?.stop();
  await build?.remove();
});

/** Presses a button that shows TikTok's page, and gives that page. */
async function tiktoksPage(press: Parameters<typeof inEnglish>[0]): Promise<Page> {
  const shown = rig.browser.context.waitForEvent('page');
  await options.bringToFront();
  await options.getByRole('button', { name: inEnglish(press), exact: true }).click();
  const page = await shown;
  await page.waitForLoadState();
  return page;
}

interface Stored {
  gateway: string;
  grant: { accessToken: string; refreshToken: string; clientId: string } | null;
}
const grant = async () =>
  (await rig.stored<Stored>('secrets')).find(({ gateway }) => gateway === 'mcp')?.grant ?? null;
const connected = () => options.getByRole('heading', { name: inEnglish('mcp_connection'), exact: true });
const renewals = () =>
  rig.simulator.journal.entries().filter(({ path }) => path.endsWith('/oauth/token')).length;

test('where TikTok sends nobody back to an extension, the person is led to a tab, and from there to a connection', async () => {
  rig.simulator.settings.mcp.redirectHosts = 'loopback';
  options = await rig.openOwn('options');
  await options.getByRole('button', { name: inEnglish('mcp_connect'), exact: true }).click();
  await options.getByText(inEnglish('mcp_refused_redirect')).waitFor();
  const page = await tiktoksPage('mcp_go_on_tab');
  const closed = page.waitForEvent('close');
  await page.getByRole('button', { name: 'Authorize' }).click();
  await closed;
  await connected().waitFor();
  await options.getByRole('row', { name: /Northwind Outfitters US.*USD.*America\/New_York/ }).waitFor();
});

test('disconnecting ends the consent at TikTok and erases everything here', async () => {
  const before = await grant();
  const disconnect = inEnglish('connect_disconnect');
  await options.getByRole('button', { name: disconnect }).click();
  await options.getByRole('dialog').getByRole('button', { name: disconnect }).click();
  await options.getByRole('heading', { name: inEnglish('mcp_title'), exact: true }).waitFor();
  for (const table of ['secrets', 'connections', 'consents', 'advertisers'])
    expect(await rig.stored(table), table).toEqual([]);
  expect(rig.simulator.grants.bearer('tt-ads-mcp-flat', before?.accessToken ?? '')).toBeUndefined();
  rig.simulator.settings.mcp.redirectHosts = 'any';
});

test('no is taken for an answer, and a token is offered instead', async () => {
  const page = await tiktoksPage('mcp_connect');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await options.getByText(inEnglish('mcp_refused_denied')).waitFor();
  await options.getByRole('link', { name: inEnglish('mcp_go_on_token') }).waitFor();
  expect(await rig.stored('connections')).toEqual([]);
});

test('one press on TikTok’s page connects: accounts, and until when', async () => {
  const page = await tiktoksPage('mcp_connect_again');
  await page.getByRole('button', { name: 'Authorize' }).click();
  await connected().waitFor();
  await options.getByRole('row', { name: /Northwind Outfitters US/ }).waitFor();
  await options.getByText(/This consent, and all watching through it, ends on/).waitFor();
  expect(await grant()).not.toBeNull();
});

test('a pause goes through TikTok’s server and is proved by it', async () => {
  tab = await rig.openAdsManager();
  const campaign = rig.onTop('Spring Sale – Prospecting');
  await tab.page.reload();
  await tab.press('pause', campaign.name);
  popup = await rig.openOwn('popup');
  await verdict(popup, campaign.name, inEnglish('common_stage_nothing_can_run')).waitFor();
  const writes = rig.simulator.journal
    .entries()
    .filter(({ writes: is, who }) => is === true && who !== 'page');
  expect(writes.map(({ tool }) => tool)).toEqual(['campaign_status_update']);
  expect(campaign.switch).toBe('off');
});

test('a token that another client killed in the middle of the watch is renewed, and nobody is bothered', async () => {
  const before = renewals();
  const looks = () => rig.simulator.journal.entries().filter(({ tool, code }) => tool === 'campaign_get' && code === 0).length; // prettier-ignore
  const seen = looks();
  rig.simulator.grants.refreshElsewhere();
  const promotion = card(popup, 'Spring Sale – Prospecting');
  await promotion.getByRole('button', { name: inEnglish('common_look_now') }).click();
  await until(() => renewals() > before && looks() > seen, 'the look with a new token');
  await verdict(popup, 'Spring Sale – Prospecting', inEnglish('common_stage_nothing_can_run')).waitFor();
  expect(await rig.badge()).toBe('');
});

test('when the thirty days are over it says so, and a new consent goes on with the watch', async () => {
  rig.simulator.grants.endAll();
  const promotion = card(popup, 'Spring Sale – Prospecting');
  await popup.bringToFront();
  await promotion.getByRole('button', { name: inEnglish('common_look_now') }).click();
  await verdict(popup, 'Spring Sale – Prospecting', inEnglish('common_flag_cannot_verify')).waitFor();
  await options.getByText(inEnglish('mcp_over'), { exact: true }).waitFor();
  const page = await tiktoksPage('mcp_connect');
  await page.getByRole('button', { name: 'Authorize' }).click();
  await options.getByText(inEnglish('mcp_over'), { exact: true }).waitFor({ state: 'hidden' });
  await verdict(popup, 'Spring Sale – Prospecting', inEnglish('common_stage_nothing_can_run')).waitFor();
  expect(rig.writesTo(rig.campaigns('Spring Sale – Prospecting')[0]?.id ?? '').length).toBeLessThan(2);
});

test('what TikTok gave is in one table, and in no page, storage, message or log', async () => {
  const kept = await grant();
  const canaries = [kept?.accessToken, kept?.refreshToken, kept?.clientId].map(String);
  expect(canaries.every((one) => one.length > 20)).toBe(true);
  const holds = (text: string) =>
    canaries.some((one) => text.includes(one)) || /mcp-(at|rt|code)-/.test(text);
  expect(holds(JSON.stringify(await rig.stored('secrets')))).toBe(true);
  const tables = ['orders', 'evidence', 'entities', 'advertisers', 'connections', 'consents', 'holds', 'incidents']; // prettier-ignore
  for (const table of tables) expect(holds(JSON.stringify(await rig.stored(table))), table).toBe(false);
  expect(holds(await tab.roots.everything())).toBe(false);
  for (const page of [options, popup]) {
    expect(holds(await (await ClosedRoots.of(page)).everything())).toBe(false);
    expect(holds(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage })))).toBe(
      false,
    );
  }
  const area = await popup.evaluate(
    `Promise.all([chrome.storage.local.get(), chrome.storage.session.get(), chrome.storage.sync.get()]).then(JSON.stringify)`,
  );
  expect(holds(String(area))).toBe(false);
  const [campaign] = rig.ordinary(1);
  const ref = { advertiserId: ACCOUNT, level: 'campaign', id: campaign?.id };
  const rows = { advertiserId: ACCOUNT, level: 'campaign', rows: [{ id: campaign?.id, name: 'x' }] };
  for (const [command, input] of [
    ['page/rows', rows],
    ['describe', { ref }],
  ] as const) {
    const message = JSON.stringify({ standstill: 1, command, input });
    const answer = String(
      await popup.evaluate(`chrome.runtime.sendMessage(${message}).then(JSON.stringify)`),
    );
    expect(answer).toContain('"ok":true');
    expect(holds(answer)).toBe(false);
  }
  const worker = await rig.worker();
  await worker.evaluate('console.info("planted-in-console")');
  await until(() => said.some((line) => line.includes('planted-in-console')), 'the planted line');
  expect(holds(said.join('\n'))).toBe(false);
  // Nothing that is sent but the form for tokens and one header holds them.
  const elsewhere = rig.simulator.journal.entries().filter(({ path }) => !path.endsWith('/oauth/token') && !path.endsWith('/revoke')); // prettier-ignore
  expect(elsewhere.some(({ body, query }) => /mcp-(at|rt)-/.test(body + JSON.stringify(query)))).toBe(false);
});
