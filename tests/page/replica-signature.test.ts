import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { Traces } from '../simulator/page/traces';
import { Replica, PATIENT, pageSwitch, shown, slotIds } from './replica-support';

let replica: Replica;
let page: Page;

beforeAll(async () => {
  replica = await Replica.start();
});
afterEach(() => replica.clear());
afterAll(() => replica.stop());

const sent = (part: string): Traces[] =>
  replica.simulator.journal
    .entries()
    .filter(({ path, method }) => method === 'POST' && path.includes(part))
    .flatMap(({ page: traces }) => (traces ? [traces] : []));

/** Keeps the browser's own functions, as a script that runs at document_start can. */
const early = () => {
  const { fetch, XMLHttpRequest } = window;
  const open = XMLHttpRequest.prototype.open;
  Object.assign(window, { kept: { fetch: fetch.bind(window), open } });
};

/** A list asked for by a script in the page's world: through its current `fetch`, or the one that was kept. */
const ask = (which: 'current' | 'kept') =>
  page.evaluate(async (how) => {
    const csrf = /csrftoken=([^;]*)/.exec(document.cookie)?.[1] ?? '';
    const { kept } = window as unknown as { kept: { fetch: typeof fetch } };
    const send = how === 'kept' ? kept.fetch : window.fetch;
    const account = new URLSearchParams(location.search).get('aadvid');
    const answer = await send(`/api/v4/i18n/statistics/op/campaign/list/?aadvid=${account}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrftoken': csrf },
      body: JSON.stringify({ common_req: { st: '2026-01-01', et: '2026-01-01' } }),
    });
    return answer.text();
  }, which);

describe.each(['fetch', 'xhr'] as const)('with %s', (net) => {
  test('lists and switches work where signatures are strict', async () => {
    replica.simulator.settings.session.signature = 'strict';
    page = await replica.open({ net });
    const { world } = replica.simulator;
    const id = (await slotIds(page)).find((one) => world.campaigns.get(one)?.switch === 'on') ?? '';
    await page.locator(pageSwitch(id)).click();
    await shown(page, 2);
    expect(world.campaigns.get(id)?.switch).toBe('off');
    expect(sent('update_status')).toEqual([
      expect.objectContaining({ from: 'page', csrf: 'right', signature: 'valid' }),
    ]);
    expect(sent('/list/').every(({ signature }) => signature === 'valid')).toBe(true);
  });
});

test('the script that signs comes late: what was saved before it sends without a signature', async () => {
  page = await replica.page();
  await page.addInitScript(early);
  await page.goto(replica.url({ mount: 0 }));
  await shown(page);
  replica.simulator.settings.session.signature = 'strict';
  expect(await ask('kept')).toBe('');
  expect(sent('/list/').at(-1)).toMatchObject({ from: 'page', csrf: 'right', signature: 'none' });
  expect(JSON.parse(await ask('current'))).toMatchObject({ code: 0 });
  expect(sent('/list/').at(-1)).toMatchObject({ signature: 'valid' });
});

test('until it has come, fetch is whatever was there, and no list has been asked for', async () => {
  page = await replica.page();
  await page.addInitScript(early);
  await page.goto(replica.url({ mount: 0, sdk: 60_000 }));
  await page.waitForSelector('.tabs');
  await ask('current');
  expect(sent('/list/').map(({ signature }) => signature)).toEqual(['none']);
});

test('a script in an isolated world sends as the page, with its cookies, and unsigned', async () => {
  replica.simulator.settings.session.signature = 'strict';
  page = await replica.open();
  const cdp = await page.context().newCDPSession(page);
  const { frameTree } = await cdp.send('Page.getFrameTree');
  const { executionContextId: contextId } = await cdp.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
  });
  const expression = `fetch('/api/v2/i18n/account/account_switch_list/').then((answer) => answer.text())`;
  const { result } = await cdp.send('Runtime.evaluate', { expression, contextId, awaitPromise: true });
  expect(result.value).toBe('');
  expect(replica.simulator.journal.entries().at(-1)?.page).toMatchObject({
    from: 'page',
    session: true,
    signature: 'none',
  });
});

describe('a hook put in at document_start', () => {
  const hook = () => {
    const { fetch } = window;
    const { open } = XMLHttpRequest.prototype;
    const seen: string[] = [];
    Object.assign(window, { seen });
    window.fetch = (input, init) => {
      seen.push(input instanceof Request ? input.url : String(input));
      return fetch(input, init);
    };
    XMLHttpRequest.prototype.open = function (this: XMLHttpRequest, method: string, url: string | URL) {
      seen.push(String(url));
      open.call(this, method, url, true);
    };
  };
  const seen = () => page.evaluate(() => (window as unknown as { seen: string[] }).seen);

  test.each(['fetch', 'xhr'] as const)('sees signed addresses when it is wrapped (%s)', async (net) => {
    page = await replica.page();
    await page.addInitScript(hook);
    await page.goto(replica.url({ mount: 0, net }));
    await shown(page);
    expect(await seen()).toContainEqual(expect.stringMatching(/op\/campaign\/list\/.*X-Bogus=/));
  });

  test.each(['fetch', 'xhr'] as const)(
    'sees nothing when the page starts from clean functions (%s)',
    async (net) => {
      replica.simulator.settings.session.signature = 'strict';
      page = await replica.page();
      await page.addInitScript(hook);
      await page.goto(replica.url({ mount: 0, wrap: 'clean', net }));
      await shown(page);
      expect(await page.locator('.KsTable > [slot^="cell-"]').count()).toBeGreaterThan(0);
      expect((await seen()).filter((url) => url.includes('/list/'))).toEqual([]);
    },
  );
});

describe('when the session is not alive', () => {
  test.each(['html', 'unauthorized', 'forbidden', 'code', 'challenge', 'rate-limited'] as const)(
    '%s: the page stays and says so',
    async (mode) => {
      page = await replica.open();
      replica.simulator.settings.session.mode = mode;
      await page.locator('[data-action="refresh"] .KsIconButton').click();
      await page.waitForSelector('.toast');
      expect(new URL(page.url()).pathname).toBe('/i18n/manage/campaign');
    },
  );

  test.each(['fetch', 'xhr'] as const)('a redirect takes the page to the login (%s)', async (net) => {
    page = await replica.open({ net });
    replica.simulator.settings.session.mode = 'login-redirect';
    await page.locator('[data-action="refresh"] .KsIconButton').click();
    await page.waitForURL('**/i18n/login**');
  });

  test('a rotated token: the page takes the new one from its cookie', async () => {
    page = await replica.open();
    const token = () => page.evaluate(() => /csrftoken=([^;]*)/.exec(document.cookie)?.[1]);
    const before = await token();
    replica.simulator.settings.session.mode = 'csrf-rotated';
    await ask('current');
    await expect.poll(token, PATIENT).not.toBe(before);
    await page.locator('[data-action="refresh"] .KsIconButton').click();
    await shown(page, 2);
    expect(sent('/list/').at(-1)).toMatchObject({ csrf: 'right' });
  });
});
