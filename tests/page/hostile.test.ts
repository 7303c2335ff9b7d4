import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { PageFlags } from '../simulator/page/flags';
import type { HostileMode } from '../simulator/page/hostile-modes';
import type {} from '../simulator/page/client/counters';
import { ACCOUNT, AdsManager } from './ads-manager';
import type { Visit } from './visit';
import { waitFor } from './wait-for';

/** On a page that works against us: no stop that the person did not ask for, no crash, no busy loop. */
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

const tidy = (name: string) => name.replace(/\s+/g, ' ').trim();

async function open(hostile: HostileMode, flags: Partial<PageFlags> = {}): Promise<void> {
  visit = await manager.open({ virtual: 'off', ...flags, hostile });
}

/** Waits until the page did what it does so many times. From outside: it may cancel what waits within it. */
const deeds = (mode: HostileMode, times: number) =>
  waitFor(
    async () => (await visit.page.evaluate((name) => window.__replica.hostile[name] ?? 0, mode)) >= times,
    `${times} deeds of ${mode}`,
  );

/** The first campaign that can be paused, by the label of its button. */
async function running(): Promise<{ id: string; name: string }> {
  const name = (await visit.until(/^Pause /)).name.slice('Pause '.length);
  const row = (await visit.untilEveryRowIsServed()).find((one) => tidy(one.name) === name);
  if (!row) throw new Error(`no row for ${name}`);
  return { id: row.id, name };
}
const presses = (count: number) =>
  waitFor(async () => visit.worker.presses.length >= count, `${count} presses to reach the worker`);
const pageSwitch = (id: string) =>
  visit.page.evaluate((slot) => {
    const cell = document.querySelector(`.KsTable > [slot="${slot}"]`);
    return cell
      ?.querySelector('[ks-switch]')
      ?.shadowRoot?.querySelector('button')
      ?.getAttribute('aria-checked');
  }, `cell-${id}_campaign_opt_status`);

test('presses made by a script count for nothing, the person’s own does', async () => {
  await open('clicks');
  const { id, name } = await running();
  await deeds('clicks', 2000);
  expect(visit.worker.presses).toEqual([]);
  expect(visit.worker.opened).toEqual([]);
  await visit.click(`Pause ${name}`);
  await presses(1);
  expect(visit.worker.presses).toMatchObject([{ action: 'pause', ref: { id } }]);
});

test('messages that are forged or said again reach nobody, and what is asked of the page is answered', async () => {
  await open('messages');
  const { id, name } = await running();
  await deeds('messages', 500);
  const ref = { advertiserId: ACCOUNT, level: 'campaign', id } as const;
  const pressed = await visit.ask('press-switch', { ref, name, to: 'off' });
  expect(pressed).toMatchObject({ result: 'sent', answer: { outcome: 'answered', status: 200 } });
  expect(visit.worker.presses).toEqual([]);
  expect(visit.worker.switches).toMatchObject([{ ids: [id], to: 'off' }]);
  for (const { answer } of visit.worker.lists)
    expect(answer).toMatchObject({ outcome: 'answered', status: 200 });
});

describe.each(['prototypes', 'early'] as const)('functions that the page replaced (%s)', (mode) => {
  test('what is told of its lists is what TikTok answered', async () => {
    await open(mode);
    await visit.untilEveryRowIsServed();
    await deeds('prototypes', 1);
    const seen = await waitFor(
      async () => visit.worker.lists.find(({ level, narrowed }) => level === 'campaign' && !narrowed),
      'the list to be told',
    );
    if (seen.answer.outcome !== 'answered') throw new Error('no answer');
    const { data } = JSON.parse(seen.answer.body) as { data: { table: Record<string, string>[] } };
    const world = manager.simulator.world.campaigns;
    for (const row of data.table) {
      const campaign = world.get(row['campaign_id'] ?? '');
      expect(row['campaign_opt_status'] === '0').toBe(campaign?.switch === 'on');
    }
  });

  test('a press turns the one switch, once, and tells what TikTok answered', async () => {
    await open(mode);
    const { id, name } = await running();
    const ref = { advertiserId: ACCOUNT, level: 'campaign', id } as const;
    expect(await visit.ask('press-switch', { ref, name, to: 'off' })).toMatchObject({ result: 'sent' });
    expect(manager.simulator.world.campaigns.get(id)?.switch).toBe('off');
    const sent = manager.simulator.journal.entries().filter(({ path }) => path.includes('update_status'));
    expect(sent).toHaveLength(1);
    await visit.click(`End ${name}`);
    await visit.until(`End “${name}”?`, 'dialog');
    expect(visit.worker.presses).toEqual([]);
  });
});

describe('a page that covers and moves what we show', () => {
  test('cannot move or hide our buttons by style', async () => {
    await open('cover');
    const { name } = await running();
    const boxes = new Map<string, object>();
    await waitFor(async () => {
      const phase = await visit.page.evaluate(() => window.__replica.phase);
      const box = await visit.box(await visit.until(`Pause ${name}`));
      if (phase) boxes.set(phase, box);
      return boxes.size >= 8;
    }, 'all its ways');
    expect(new Set([...boxes.values()].map((box) => JSON.stringify(box))).size).toBe(1);
  });

  test('a press through something that lies over the button is asked about', async () => {
    await open('cover');
    const { name } = await running();
    await visit.click(`Pause ${name}`);
    await visit.until(`Pause “${name}”?`, 'dialog');
    await visit.click('Cancel');
    expect(visit.worker.presses).toEqual([]);
  });

  test('a page in colours that another extension gave it asks too, and can be worked with', async () => {
    visit = await manager.open({});
    const { id, name } = await running();
    await visit.page.addStyleTag({ content: 'html { filter: invert(1) }' });
    await visit.click(`Pause ${name}`);
    await visit.until(`Pause “${name}”?`, 'dialog');
    await visit.click('Pause');
    await presses(1);
    expect(visit.worker.presses).toMatchObject([{ action: 'pause', ref: { id } }]);
  });
});

/** What lies beside and below our buttons on ordinary pages must not count as lying over them. */
const ORDINARY: Record<string, Partial<PageFlags>> = {
  'columns that stick': {},
  'cells without a position': { virtual: 'a', sticky: false, td: 'static' },
  'cells that clip': { sticky: false, td: 'clip' },
  'the older switch': { virtual: 'a', switch: 'vi' },
  'rows that a wheel moves': { scroll: 'translate', rows: 100 },
  'an id column and a Chinese page': { idColumn: true, lang: 'zh' },
  'hidden copies of names': { virtual: 'a', duplicateSlots: 1 },
};
test.each(Object.entries(ORDINARY))('nothing is asked on an ordinary page with %s', async (_what, flags) => {
  visit = await manager.open(flags);
  const { id, name } = await running();
  await visit.click(`Pause ${name}`);
  await presses(1);
  expect(visit.worker.presses).toMatchObject([{ action: 'pause', ref: { id } }]);
});

test('a page that throws us out for ever is given up on, not fought', async () => {
  await open('remove');
  await deeds('remove', 100);
  await visit.inWorld(`{
    const real = requestAnimationFrame;
    globalThis.requestAnimationFrame = (work) => { globalThis.frames += 1; return real(work); };
  }`);
  await waitFor(async () => {
    await visit.inWorld('globalThis.frames = 0');
    await visit.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
    return (await visit.inWorld('globalThis.frames')) === 0;
  }, 'us to rest');
  expect(visit.worker.presses).toEqual([]);
  // Words in the page would be thrown out, too: the worker says it elsewhere, and whoever asks is told.
  expect(visit.worker.removes).toBe(true);
  expect(await visit.ask('removes-us', {})).toBe(true);
  // The page itself is as quick as ever.
  expect(
    await visit.page.evaluate(() => document.querySelectorAll('.KsTable > [slot^="cell-"]').length),
  ).toBeGreaterThan(0);
});

test('a page that leaves us alone is not said to throw us out', async () => {
  visit = await manager.open({ virtual: 'b', rows: 100 });
  await visit.untilEveryRowIsServed();
  expect(await visit.ask('removes-us', {})).toBe(false);
  expect(visit.worker.commands).not.toContain('page/removes-us');
});

test('a page that cancels all frames and timers does not stop us from following its list', async () => {
  await open('timers', { virtual: 'b', rows: 100 });
  const [first] = await visit.untilEveryRowIsServed();
  await deeds('timers', 10);
  await visit.page.evaluate(() => {
    const wrapper = document.querySelector('.KsTable')?.shadowRoot?.querySelector('.table__wrapper');
    if (wrapper) wrapper.scrollTop = 40 * 56;
  });
  await waitFor(async () => (await visit.visibleRows())[0]?.id !== first?.id, 'other rows');
  await visit.untilEveryRowIsServed();
});

test('a list that changes 50,000 times a second still has its buttons, and they work', async () => {
  await open('mutations');
  const { id, name } = await running();
  await deeds('mutations', 50_000);
  await visit.click(`Pause ${name}`);
  await presses(1);
  expect(visit.worker.presses).toMatchObject([{ action: 'pause', ref: { id }, seenName: name }]);
  const ref = { advertiserId: ACCOUNT, level: 'campaign', id } as const;
  expect(await visit.ask('press-switch', { ref, name, to: 'off' })).toMatchObject({ result: 'sent' });
});

describe.each(['swap', 'swap-slots', 'swap-foreign'] as const)(
  'rows that change places under a press (%s)',
  (mode) => {
    test('never is another row stopped than the one the person pressed', async () => {
      await open(mode);
      const { id, name } = await running();
      const { x, y, width, height } = await visit.box(await visit.until(`Pause ${name}`));
      const before = await pageSwitch(id);
      const { mouse } = visit.page;
      await mouse.move(x + width / 2, y + height / 2);
      await mouse.down();
      await deeds(mode, 1);
      await mouse.up();
      // Ids that change places name the wrong rows: then the list is not to be worked with, and that is said.
      await waitFor(async () => {
        const given = await visit.control(/^Ads Manager changed/, 'StaticText');
        return given ?? (await visit.strips()).size > 5;
      }, 'the rows as they were, or the words that nothing can be done here');
      for (const press of visit.worker.presses) expect(press).toMatchObject({ ref: { id }, seenName: name });
      expect(await pageSwitch(id)).toBe(before);
    });
  },
);

test('names with markup and worse are shown and sent as they are, and nothing in them runs', async () => {
  await open('names');
  const rows = await visit.untilEveryRowIsServed();
  const odd = rows.find(({ name }) => name.includes('<'));
  if (!odd) throw new Error('no name with markup in view');
  expect(await visit.page.evaluate(() => window.__replica.hostile.names ?? 0)).toBe(0);
  expect(await visit.page.locator('[slot^="cell-"] img, [slot^="cell-"] script').count()).toBe(0);
  const label = (await visit.strips()).get(odd.id)?.find((one) => one.startsWith('End '));
  if (label === undefined) throw new Error('no button beside it');
  await visit.click(label);
  await visit.until(`End “${tidy(odd.name)}”?`, 'dialog');
  await visit.click('End');
  await presses(1);
  expect(visit.worker.presses).toMatchObject([
    { ref: { id: odd.id }, seenName: tidy(odd.name).slice(0, 1000) },
  ]);
  expect(await visit.page.evaluate(() => window.__replica.hostile.names ?? 0)).toBe(0);
});

describe('the way to the bridge', () => {
  /** What a script in the page, or in a frame of it, hears after it greeted the bridge as we do. */
  const greet = (from: 'page' | 'frame') =>
    visit.page.evaluate(async (where) => {
      const { port1, port2 } = new MessageChannel();
      const heard: string[] = [];
      port1.onmessage = ({ data }) => heard.push(String(data));
      const secret = 'f'.repeat(36);
      if (where === 'page') {
        window.postMessage(`standstill-bridge:${secret}`, location.origin, [port2]);
      } else {
        const frame = document.createElement('iframe');
        document.body.append(frame);
        Object.assign(frame.contentWindow ?? {}, { port2 });
        const script = `parent.postMessage('standstill-bridge:${secret}', '*', [port2])`;
        (frame.contentWindow as unknown as { eval(code: string): void }).eval(script);
      }
      // One message of our own behind it: what comes before is all there is.
      await new Promise<void>((done) => {
        window.addEventListener('message', ({ data }) => data === 'behind' && done());
        window.postMessage('behind', location.origin);
      });
      port1.postMessage(`${'0'.repeat(36)}{"id":7,"ask":{"ask":"account","advertiserId":"1"}}`);
      await new Promise((done) => setTimeout(done, 100));
      return heard.map((text) => text.slice(36, 60));
    }, from);
  const account = () => visit.ask('ask-page', { ask: 'account', advertiserId: ACCOUNT });

  test('a page that greets as we do gets a way of its own; ours stays open', async () => {
    visit = await manager.open({});
    await visit.untilEveryRowIsServed();
    const heard = await greet('page');
    expect(heard[0]).toBe('{"says":"hello"}');
    // Without the right secret nothing is answered.
    expect(heard.filter((text) => text.includes('"answer"'))).toEqual([]);
    for (let again = 0; again < 20; again += 1) await greet('page');
    expect(await account()).toMatchObject({ outcome: 'answered', status: 200 });
  });

  test('a frame gets nothing', async () => {
    visit = await manager.open({});
    await visit.untilEveryRowIsServed();
    expect(await greet('frame')).toEqual([]);
    expect(await account()).toMatchObject({ outcome: 'answered', status: 200 });
  });

  test('no script of the page hears our greeting', async () => {
    visit = await manager.open({});
    await visit.untilEveryRowIsServed();
    await visit.beforeThePage(`
      window.heard = [];
      window.addEventListener('message', ({ data, ports }) => window.heard.push([data, ports.length]), true);`);
    await visit.page.reload();
    await visit.untilEveryRowIsServed();
    expect(await account()).toMatchObject({ outcome: 'answered' });
    const heard = JSON.stringify(await visit.page.evaluate(() => Reflect.get(window, 'heard') as unknown));
    expect(heard).toContain('content-script-started');
    expect(heard).not.toContain('bridge');
  });
});
