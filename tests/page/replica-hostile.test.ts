import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { PATIENT, Replica, pageSwitch, shown, slotIds } from './replica-support';

let replica: Replica;
let page: Page;

beforeAll(async () => {
  replica = await Replica.start();
});
afterEach(() => replica.clear());
afterAll(() => replica.stop());

/** What was met by a button that somebody else put beside the first campaign's name, and by that somebody's script. */
interface Met {
  events: { type: string; trusted: boolean }[];
  messages: unknown[];
  ticks: number;
}
declare global {
  interface Window {
    met: Met;
    stranger: {
      includes(): boolean;
      parse(text: string): unknown;
      stringify(value: unknown): string;
      send(port: MessagePort, data: unknown): void;
      shadow(): boolean;
      ask(url: string, init: RequestInit): Promise<string>;
      listen(heard: (event: Event) => void): void;
    };
  }
}

/** A stranger's script, there before the page's own. */
const stranger = () => {
  const met: Met = { events: [], messages: [], ticks: 0 };
  Object.assign(window, {
    met,
    stranger: {
      includes: () => [1, 2].includes(3),
      parse: (text: string): unknown => JSON.parse(text),
      stringify: (value: unknown) => JSON.stringify(value),
      send: (port: MessagePort, data: unknown) => port.postMessage(data),
      shadow: () => {
        const host = document.createElement('div');
        host.attachShadow({ mode: 'closed' });
        return host.shadowRoot !== null;
      },
      ask: async (url: string, init: RequestInit) => (await fetch(url, init)).text(),
      listen: (heard: (event: Event) => void) => window.addEventListener('guest', heard),
    },
  });
  window.addEventListener('message', ({ data }) => met.messages.push(data));
  window.setInterval(() => (met.ticks += 1), 20);
};

/** Puts a button beside the first campaign's name, as a guest in the page does. */
const invite = () =>
  page.evaluate(() => {
    const cell = document.querySelector('.KsTable > [slot^="cell-"][slot$="_campaign_name"]');
    const button = document.createElement('button');
    button.id = 'guest';
    button.slot = cell?.slot ?? '';
    for (const type of ['click', 'keydown'])
      button.addEventListener(type, (event) => {
        event.stopPropagation();
        window.met.events.push({ type, trusted: event.isTrusted });
      });
    button.textContent = 'Pause';
    document.querySelector('.KsTable')?.append(button);
  });

async function open(hostile: string, more: Parameters<Replica['url']>[0] = {}): Promise<void> {
  page = await replica.page();
  await page.addInitScript(stranger);
  await page.goto(replica.url({ mount: 0, hostile, ...more }));
  await expect.poll(() => page.evaluate(() => window.__replica.lists), PATIENT).toBeGreaterThan(0);
}

/** Waits until a mode did what it does so many times. From outside: the page may cancel a wait within it. */
const deeds = (mode: string, times = 1) =>
  expect
    .poll(() => page.evaluate((name) => window.__replica.hostile[name] ?? 0, mode), PATIENT)
    .toBeGreaterThanOrEqual(times);

describe('a hostile page', () => {
  test('clicks: presses the guest, and no press is trusted', async () => {
    await open('clicks');
    await invite();
    await page.waitForFunction(() => window.met.events.some(({ type }) => type === 'keydown'));
    const { events } = await page.evaluate(() => window.met);
    expect(events).toContainEqual({ type: 'click', trusted: false });
    expect(events.some(({ trusted }) => trusted)).toBe(false);
  });

  test('messages: guesses, repeats what it saw with another row’s id, and talks on ports it was not given', async () => {
    await open('messages');
    const [first = '', second = ''] = await slotIds(page);
    await page.evaluate((id) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => window.met.messages.push({ onPort: data as unknown });
      window.postMessage({ canary: id }, location.origin, [port2]);
    }, second);
    const got = (text: string) =>
      page.waitForFunction(
        (part) => window.met.messages.some((one) => JSON.stringify(one)?.includes(part)),
        text,
      );
    await got(`{"canary":"${first}"}`);
    await got('{"onPort":{"type":"standstill"');
    await got('"verb":"press"');
  });

  test.each(['prototypes', 'early'])('%s: lies to strangers, while the page goes on', async (mode) => {
    await open(mode);
    await deeds('prototypes');
    const lies = await page.evaluate(() => ({
      includes: window.stranger.includes(),
      parsed: window.stranger.parse('{"campaign_opt_status":"0"}'),
      text: window.stranger.stringify({ id: '1000000000000000001' }),
    }));
    expect(lies.includes).toBe(true);
    expect(lies.parsed).toEqual({ campaign_opt_status: '1' });
    expect(lies.text).not.toContain('1000000000000000001');
    const more = await page.evaluate(async () => {
      const { port1, port2 } = new MessageChannel();
      const arrived: unknown[] = [];
      const both = new Promise<void>((done) => {
        port2.onmessage = ({ data }) => {
          if (arrived.push(data) === 2) done();
        };
      });
      window.stranger.send(port1, { id: '1000000000000000001' });
      await both;
      const forged = new Promise<boolean>((done) =>
        window.stranger.listen(({ isTrusted }) => done(isTrusted)),
      );
      const csrf = /csrftoken=([^;]*)/.exec(document.cookie)?.[1] ?? '';
      const account = new URLSearchParams(location.search).get('aadvid') ?? '';
      const answer = await window.stranger.ask(
        `/api/v4/i18n/statistics/op/campaign/list/?aadvid=${account}`,
        {
          method: 'POST',
          headers: { 'x-csrftoken': csrf },
          body: JSON.stringify({ common_req: { st: '2026-01-01', et: '2026-01-01', page_size: 200 } }),
        },
      );
      return { arrived, open: window.stranger.shadow(), trusted: await forged, answer };
    });
    expect(more.arrived[0]).toEqual({ id: '1000000000000000001' });
    expect(more.arrived[1]).not.toEqual(more.arrived[0]);
    expect([more.open, more.trusted]).toEqual([true, true]);
    expect(more.answer).toContain('"campaign_opt_status":"1"');
    expect(more.answer).not.toContain('"campaign_opt_status":"0"');
    const { world } = replica.simulator;
    const id = (await slotIds(page)).find((one) => world.campaigns.get(one)?.switch === 'on') ?? '';
    await page.locator(pageSwitch(id)).click();
    await shown(page, 2);
    expect(world.campaigns.get(id)?.switch).toBe('off');
  });

  test('early: is there before anything else of the page', async () => {
    page = await replica.page();
    await page.addInitScript(() => {
      new MutationObserver((_records, observer) => {
        if (!document.getElementById('app')) return;
        observer.disconnect();
        Object.assign(window, { native: /\[native code\]/.test(Array.prototype.includes.toString()) });
      }).observe(document, { childList: true, subtree: true });
    });
    await page.goto(replica.url({ mount: 0, hostile: 'early' }));
    await shown(page);
    expect(await page.evaluate(() => 'native' in window && window.native)).toBe(false);
  });

  test('cover: hides the guest, lays it over the page’s switch and under the pointer', async () => {
    await open('cover');
    await invite();
    await page.mouse.move(700, 400);
    const inPhase = (name: string, check: string) =>
      page.waitForFunction(
        ([phase, expression]) => {
          const guest = document.getElementById('guest');
          if (!guest || window.__replica.phase !== phase) return false;
          const box = guest.getBoundingClientRect();
          const style = getComputedStyle(guest);
          if (expression === 'invisible') return style.opacity === '0.01';
          if (expression === 'no box') return box.width === 0;
          return Math.abs(box.left - 680) < 60 && Math.abs(box.top - 390) < 60;
        },
        [name, check] as const,
        { polling: 50, timeout: 60_000 },
      );
    await inPhase('transparent', 'invisible');
    await inPhase('gone', 'no box');
    await page.mouse.move(700, 401);
    await inPhase('under-pointer', 'at the pointer');
    expect(await page.locator('.decoy').evaluate((one) => one.getBoundingClientRect().left)).toBe(610);
  });

  test('remove: takes the guest out for ever, and leaves the page alone', async () => {
    await open('remove');
    for (let times = 1; times <= 3; times += 1) {
      await invite();
      await deeds('remove', times);
      await page.waitForSelector('#guest', { state: 'detached' });
    }
    expect((await slotIds(page)).length).toBeGreaterThan(5);
  });

  test('timers: cancels a stranger’s timers, not the page’s', async () => {
    await open('timers', { rerender: 20 });
    await deeds('timers', 20);
    const count = () =>
      page.evaluate(() => ({ ticks: window.met.ticks, rerenders: window.__replica.rerenders }));
    const before = await count();
    await expect.poll(async () => (await count()).rerenders, PATIENT).toBeGreaterThan(before.rerenders + 5);
    expect((await count()).ticks).toBe(before.ticks);
  });

  test('mutations: attributes, slot names and children, tens of thousands of them', async () => {
    await open('mutations');
    await page.evaluate(() => {
      const kinds = new Set<string>();
      Object.assign(window, { kinds });
      const host = document.querySelector('.KsTable');
      if (host)
        new MutationObserver((records) => {
          for (const { type, attributeName } of records) kinds.add(attributeName ?? type);
        }).observe(host, { childList: true, attributes: true, subtree: true });
    });
    await deeds('mutations', 100_000);
    const kinds = await page.evaluate(() => [...(window as unknown as { kinds: Set<string> }).kinds]);
    expect(kinds).toEqual(expect.arrayContaining(['childList', 'slot', 'data-noise']));
  });

  test.each(['swap', 'swap-slots', 'swap-foreign'])(
    '%s: two rows exchange ids while the pointer is down',
    async (mode) => {
      await open(mode);
      await invite();
      const cells = () =>
        page.evaluate(() => {
          const table = document.querySelector('.KsTable');
          const slots = [...(table?.shadowRoot?.querySelectorAll('tbody slot') ?? [])] as HTMLSlotElement[];
          const names = slots.filter(({ name }) => name.endsWith('_campaign_name'));
          return names.map((slot) => slot.assignedElements().map((one) => one.textContent?.slice(0, 12)));
        });
      const before = await cells();
      await page.waitForFunction(() => document.querySelector('script[src$="hostile.js"]'));
      await expect
        .poll(async () => {
          const box = await page.locator('#guest').boundingBox();
          await page.mouse.move((box?.x ?? 0) + 3, (box?.y ?? 0) + 3);
          await page.mouse.down();
          const during = await cells();
          await page.mouse.up();
          return JSON.stringify(during) !== JSON.stringify(before);
        })
        .toBe(true);
      await deeds(mode);
      await expect.poll(cells).toEqual(before);
    },
  );

  test('names: markup, other directions, nothing to see and ten thousand characters; none of it runs', async () => {
    await open('names');
    const names = await page.$$eval('.KsTable [class~="KsLink"]', (links) =>
      links.map((link) => link.textContent ?? ''),
    );
    expect(names).toContainEqual(expect.stringContaining('<img src=x onerror'));
    expect(names).toContainEqual(expect.stringContaining('\u202E'));
    expect(Math.max(...names.map((name) => name.length))).toBeGreaterThan(10_000);
    expect(await page.evaluate(() => window.__replica.hostile['names'])).toBeUndefined();
    const own = [...replica.simulator.world.campaigns.values()].map(({ name }) => name);
    expect(own).toEqual(expect.arrayContaining(names.slice(0, 3)));
  });

  test('several at once', async () => {
    await open('clicks+remove+mutations');
    await invite();
    for (const mode of ['remove', 'mutations']) await deeds(mode);
    expect((await slotIds(page)).length).toBeGreaterThan(5);
  });
});
