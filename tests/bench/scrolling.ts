import type { CDPSession, Page } from 'playwright-core';
import { firstPage } from '../support/chromium';
import { CHROME_BUILD, Rig, type RigOptions } from '../support/rig';
import { percentile, type Figure } from './figures';

/** One frame of a 60 Hz screen, milliseconds. */
const FRAME = 1000 / 60;
const CAMPAIGNS = 1000;
const STEP_EVERY_MS = 50;
const STEP_PX = 240;

interface Cost {
  task: number;
  script: number;
  layout: number;
}

const SETUPS = {
  without: { extension: undefined },
  minimal: { extension: 'tests/bench/minimal-extension' },
  standstill: { extension: CHROME_BUILD },
} as const;

/** Scrolls a list of 1,000 campaigns without an extension, with a minimal one and with ours. */
export async function measureScrolling(seconds: number): Promise<Figure[]> {
  const costs: Record<string, Cost> = {};
  let delays: number[] = [];
  for (const [name, { extension }] of Object.entries(SETUPS)) {
    const options = { campaigns: CAMPAIGNS, extension } as RigOptions;
    const rig = await Rig.start(options);
    try {
      if (name === 'standstill') await (await rig.connect()).close();
      const page = await openList(rig, 'virtual:b,rows:1000', name === 'standstill');
      const cdp = await rig.browser.context.newCDPSession(page);
      await page.evaluate(`(${WATCH_ROWS})(${FIND_LIST})`);
      costs[name] = await costOf(cdp, () => scroll(page, seconds));
      if (name === 'standstill') delays = await page.evaluate<number[]>('window.benchDelays');
    } finally {
      await rig.stop();
    }
  }
  const added = (name: string, what: keyof Cost) => (costs[name]?.[what] ?? 0) - (costs.without?.[what] ?? 0);
  const share = (name: string) => (added(name, 'task') / (seconds * 1000)) * 100;
  return [
    {
      name: `buttons after their row, p50 of ${delays.length}`,
      value: percentile(delays, 0.5),
      unit: 'ms',
      against: 'one frame',
      limit: FRAME,
    },
    {
      name: 'buttons after their row, p95',
      value: percentile(delays, 0.95),
      unit: 'ms',
      against: 'one frame',
      limit: FRAME,
    },
    {
      name: 'main thread while scrolling',
      value: costs.standstill?.task ?? Number.NaN,
      unit: 'ms',
      against: 'without an extension',
      limit: costs.without?.task ?? Number.NaN,
    },
    {
      name: 'main thread added',
      value: added('standstill', 'task'),
      unit: 'ms',
      against: 'a minimal injector adds',
      limit: added('minimal', 'task'),
    },
    {
      name: '… script added',
      value: added('standstill', 'script'),
      unit: 'ms',
      against: 'a minimal injector adds',
      limit: added('minimal', 'script'),
    },
    {
      name: '… layout added',
      value: added('standstill', 'layout'),
      unit: 'ms',
      against: 'a minimal injector adds',
      limit: added('minimal', 'layout'),
    },
    {
      name: 'share of the time added',
      value: share('standstill'),
      unit: '%',
      against: 'a minimal injector adds',
      limit: share('minimal'),
    },
  ];
}

/**
 * Opens the campaign list and waits for its rows and, where they are expected, our buttons. Nothing is asked of
 * the browser that makes it keep an accessibility tree, which would cost more than what is measured.
 */
export async function openList(rig: Rig, flags: string, withButtons: boolean): Promise<Page> {
  const page = await firstPage(rig.browser.context);
  await page.goto(rig.adsManager('campaign', flags));
  await page.waitForFunction(`(${FIND_LIST})(document) !== null`);
  const ours = '[slot$="_campaign_name"]:empty';
  if (withButtons) await page.waitForFunction(`(${FIND_LIST})(document).querySelector('${ours}') !== null`);
  return page;
}

async function scroll(page: Page, seconds: number): Promise<void> {
  const size = page.viewportSize() ?? { width: 1440, height: 900 };
  await page.mouse.move(size.width / 2, size.height / 2);
  const steps = Math.round((seconds * 1000) / STEP_EVERY_MS);
  for (let step = 0; step < steps; step += 1) {
    // Down for the first half and back up, so that rows are met again.
    await page.mouse.wheel(0, step < steps / 2 ? STEP_PX : -STEP_PX);
    await page.waitForTimeout(STEP_EVERY_MS);
  }
}

/** Milliseconds the main thread was busy meanwhile. */
export async function costOf(cdp: CDPSession, run: () => Promise<void>): Promise<Cost> {
  await cdp.send('Performance.enable');
  const before = await readCost(cdp);
  await run();
  const after = await readCost(cdp);
  return {
    task: after.task - before.task,
    script: after.script - before.script,
    layout: after.layout - before.layout,
  };
}

async function readCost(cdp: CDPSession): Promise<Cost> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const of = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? Number.NaN) * 1000;
  return { task: of('TaskDuration'), script: of('ScriptDuration'), layout: of('LayoutDuration') };
}

/** Runs in the page: the light-DOM parent of all cells, through open shadow roots. */
const FIND_LIST = `function find(root) {
  for (const element of root.querySelectorAll('*')) {
    if (element.slot.startsWith('cell-')) return element.parentNode;
    const found = element.shadowRoot && find(element.shadowRoot);
    if (found) return found;
  }
  return null;
}`;

/**
 * Runs in the page: notes how long after a row's name cell our host (an element of the same slot without
 * anything in it that the page could see) came in, for every row that appears from now on.
 */
const WATCH_ROWS = `function watch(find) {
  const list = find(document);
  const since = new Map();
  window.benchDelays = [];
  const isName = (node) => node.nodeType === 1 && node.slot.endsWith('_campaign_name');
  new MutationObserver((records) => {
    const now = performance.now();
    for (const record of records) {
      const nodes = record.type === 'attributes' ? [record.target] : record.addedNodes;
      for (const node of nodes) {
        if (!isName(node)) continue;
        if (node.firstChild) since.set(node.slot, now);
        else if (since.has(node.slot)) {
          window.benchDelays.push(now - since.get(node.slot));
          since.delete(node.slot);
        }
      }
      for (const node of record.removedNodes) if (isName(node) && node.firstChild) since.delete(node.slot);
    }
  }).observe(list, { childList: true, attributes: true, subtree: true, attributeFilter: ['slot'] });
}`;
