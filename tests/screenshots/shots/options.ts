import { SEED_ADVERTISERS } from '../../simulator/world/seed';
import { inEnglish } from '../../support/english';
import { pasteToken, type Rig } from '../../support/rig';
import type { Scene } from '../scene';
import type { Studio } from '../studio';
import { openUnwell } from '../unwell';

const SIZE = { width: 1280, height: 900 };
const DAY = 24 * 60 * 60_000;

/** Before a connection, a token that is refused, and what a connection reaches. */
export const options: Scene = async ({ rig: start, studio }) => {
  const rig = await start({ campaigns: 10 });
  const page = await rig.openOwn('options');
  await page.setViewportSize(SIZE);
  await page.getByRole('button', { name: inEnglish('connect_check') }).waitFor();
  await studio.take(page, 'options', { whole: true, cramped: true });

  await pasteToken(page, 'no-such-token-0123456789abcdef0123456789');
  await page.locator('.field-problem:not(:empty)').waitFor();
  await studio.take(page, 'options-refused', { whole: true });
  await page.close();

  const connected = await rig.connect();
  await connected.getByRole('button', { name: inEnglish('common_close') }).click();
  await connected.setViewportSize(SIZE);
  await studio.take(connected, 'options-connected', { whole: true, cramped: true });
  await connected.getByRole('button', { name: inEnglish('connect_disconnect') }).click();
  await connected.getByRole('dialog').waitFor();
  await studio.take(connected, 'options-disconnect');
  await connected.keyboard.press('Escape');

  await connected.getByRole('button', { name: inEnglish('options_erase'), exact: true }).click();
  await connected.getByRole('dialog').waitFor();
  await studio.take(connected, 'options-erase', { cramped: true });
};

/** A store that does not answer, no network, and a consent at TikTok from its question to its end. */
export const optionsInTrouble: Scene = async ({ rig: start, studio }) => {
  const rig = await start({ campaigns: 10 });
  for (const [name, store, said] of [
    ['options-loading', 'waits', inEnglish('popup_loading')],
    ['options-store-failed', 'fails', inEnglish('popup_store_failed')],
  ] as const) {
    const page = await openUnwell(rig, rig.own('options'), { store }, SIZE);
    await page.getByText(said, { exact: true }).waitFor();
    await studio.take(page, name);
    await page.close();
  }

  const page = await rig.openOwn('options');
  await page.setViewportSize(SIZE);
  await rig.browser.context.setOffline(true);
  await page.getByText(inEnglish('connect_offline_text')).waitFor();
  await studio.take(page, 'options-offline');
  await rig.browser.context.setOffline(false);
  await page.close();

  await throughThePage(rig, studio);
  await consents(rig, studio);
};

/** An ad account as it is known without its lists. */
const KNOWN = {
  currency: 'USD',
  timezone: 'America/New_York',
  status: 'STATUS_ENABLE',
  listedAt: null,
  listProblem: null,
};

/** How working through the page goes in each ad account. */
async function throughThePage(rig: Rig, studio: Studio): Promise<void> {
  const { newYork, tokyo, kolkata } = SEED_ADVERTISERS;
  const gateway = 'page-session';
  const now = Date.now();
  await rig.store(
    'advertisers',
    { ...KNOWN, id: newYork, name: 'Northwind Outfitters US', gateway },
    { ...KNOWN, id: tokyo, name: '株式会社みなと商店', gateway },
    { ...KNOWN, id: kolkata, name: 'Chai & Threads India', gateway },
  );
  const problem = { reason: 'no-tab', apiCode: null };
  await rig.store(
    'pageLooks',
    { advertiserId: newYork, at: now - 40_000, problem: null, workedAt: now - 40_000 },
    { advertiserId: tokyo, at: now - 12 * 60_000, problem, workedAt: now - DAY },
  );
  await rig.store('stoppedSessions', { advertiserId: kolkata, reason: 'session-challenged', at: now - DAY });
  const page = await rig.openOwn('options');
  await page.setViewportSize(SIZE);
  await page.getByRole('button', { name: inEnglish('page_go_on') }).waitFor();
  await page
    .getByRole('heading', { name: inEnglish('options_page_accounts') })
    .evaluate((heading) => heading.scrollIntoView());
  await studio.take(page, 'options-page', { cramped: true });
  await page.close();
}

async function consents(rig: Rig, studio: Studio): Promise<void> {
  const now = Date.now();
  const asked = { gateway: 'mcp', way: 'window', at: now };
  const given = {
    gateway: 'mcp',
    state: 'connected',
    person: 'Owner',
    connectedAt: now,
    checkedAt: now,
    missing: [],
    endsAt: now + 20 * DAY,
  };
  const ends = { ...given, endsAt: now + 2 * DAY };
  const { endsAt: _, ...token } = given;
  const lacks = { ...token, gateway: 'marketing-api', missing: ['read-ads', 'write-adgroups'] };
  const account = { ...KNOWN, id: rig.account, name: 'Northwind Outfitters US', gateway: 'mcp' };
  const steps = [
    ['options-consent', 'connections', given, 'mcp_connection'],
    ['options-consent-ends', 'connections', ends, 'mcp_agree_again'],
    ['options-consent-over', 'connections', { ...ends, state: 'revoked' }, 'mcp_over'],
    ['options-consent-asking', 'consents', { ...asked, state: 'asking' }, 'mcp_asking'],
    ['options-consent-proving', 'consents', { ...asked, state: 'proving' }, 'mcp_proving'],
    [
      'options-consent-refused',
      'consents',
      { ...asked, state: 'refused', refused: { at: 'redirect' } },
      'mcp_refused',
    ],
    ['options-permissions', 'connections', lacks, 'connect_missing'],
  ] as const;
  await rig.store('advertisers', account);
  for (const [name, table, row, said] of steps) {
    await rig.store(table, row);
    const page = await rig.openOwn('options');
    await page.setViewportSize(SIZE);
    await page.getByText(inEnglish(said), { exact: true }).first().waitFor();
    await studio.take(page, name, { whole: true });
    await page.close();
  }
}
