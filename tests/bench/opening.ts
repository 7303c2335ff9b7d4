import type { Page } from 'playwright-core';
import { entityKey, type EntityRef } from '@/utils/core/entity';
import { listOf } from '@/utils/store/campaign-lists';
import type { KnownEntity } from '@/utils/store/database';
import { CHROME_BUILD, Rig } from '../support/rig';
import { until } from '../support/until';
import { median, type Figure } from './figures';

const CAMPAIGNS = 10_000;
/** Longer than this, and a person sees it; the browser calls it a long task. Milliseconds. */
const LONG_TASK = 50;
const WHEEL_STEPS = 60;

/** How long the popup takes to open with ten thousand campaigns, beside a page with nothing in it. */
export async function measureOpening(runs: number): Promise<Figure[]> {
  const empty = await openings('tests/bench/minimal-extension', runs, (rig) =>
    openedAfter(rig, 'empty.html', 'document.body'),
  );
  const few = await openings(CHROME_BUILD, runs, async (rig) => {
    await fill(rig, 0);
    return openedAfter(rig, 'popup.html', `document.querySelector('input[type=search]')`);
  });
  let stutters: number[] = [];
  const many = await openings(CHROME_BUILD, runs, async (rig, isLast) => {
    await fill(rig, CAMPAIGNS);
    const row = `document.querySelector('[aria-setsize="${CAMPAIGNS}"] button')`;
    return openedAfter(rig, 'popup.html', row, async (page) => {
      if (isLast) stutters = await scroll(page);
    });
  });
  const beside = { unit: 'ms', against: 'an empty extension page', limit: median(empty) } as const;
  return [
    { name: 'popup interactive, nothing in it', value: median(few), ...beside },
    {
      name: `popup interactive, ${CAMPAIGNS.toLocaleString('en')} campaigns`,
      value: median(many),
      ...beside,
    },
    {
      name: 'longest task while scrolling them',
      value: Math.max(0, ...stutters),
      unit: 'ms',
      against: 'a long task',
      limit: LONG_TASK,
    },
  ];
}

async function openings(
  extension: string,
  runs: number,
  open: (rig: Rig, isLast: boolean) => Promise<number>,
): Promise<number[]> {
  const rig = await Rig.start({ extension, campaigns: 10 });
  try {
    const took: number[] = [];
    // The first opening also starts the processes that the others find there, on both sides.
    for (let run = 0; run <= runs; run += 1) took.push(await open(rig, run === runs));
    return took.slice(1);
  } finally {
    await rig.stop();
  }
}

/** Milliseconds from the navigation until something is there and the main thread is free to answer a press. */
async function openedAfter(
  rig: Rig,
  path: string,
  there: string,
  then: (page: Page) => Promise<void> = async () => {},
): Promise<number> {
  const page = await rig.browser.context.newPage();
  await page.setViewportSize({ width: 424, height: 600 });
  await page.addInitScript(`(${WATCH})(() => ${there})`);
  await page.goto(`chrome-extension://${rig.browser.extensionId}/${path}`);
  // The welcome page may come late; what is behind it draws no frames.
  await page.bringToFront();
  const took = await until(() => page.evaluate<number>('window.benchFreeAt'), 'the page to be interactive');
  await then(page);
  await page.close();
  return took;
}

/** Runs in the page: notes when `there` answers something and the frame with it is drawn. */
const WATCH = `(there) => {
  const look = () => {
    if (!there()) return requestAnimationFrame(look);
    setTimeout(() => { window.benchFreeAt = performance.now(); });
  };
  requestAnimationFrame(look);
}`;

/** Lengths of the long tasks meanwhile. */
async function scroll(page: Page): Promise<number[]> {
  await page.evaluate(`window.benchTasks = [];
    new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => benchTasks.push(duration)))
      .observe({ type: 'longtask' });`);
  await page.mouse.move(200, 400);
  for (let step = 0; step < WHEEL_STEPS; step += 1) {
    await page.mouse.wheel(0, 1500);
    await page.waitForTimeout(30);
  }
  return page.evaluate<number[]>('window.benchTasks');
}

/** An account that was just read, with so many campaigns, as the worker would have stored it. */
async function fill(rig: Rig, count: number): Promise<void> {
  const advertiserId = rig.account;
  const now = Date.now();
  const gateway = 'marketing-api';
  await rig.store('connections', {
    gateway,
    state: 'connected',
    person: '',
    connectedAt: now,
    checkedAt: now,
    missing: [],
  });
  await rig.store('advertisers', {
    id: advertiserId,
    name: 'Northwind Outfitters US',
    currency: 'USD',
    timezone: 'America/New_York',
    status: 'STATUS_ENABLE',
    gateway,
    listedAt: now,
    listProblem: null,
  });
  const campaigns = Array.from({ length: count }, (_, at): KnownEntity => {
    const ref: EntityRef = { advertiserId, level: 'campaign', id: String(1846211451413538123n + BigInt(at)) };
    return {
      ref,
      key: entityKey(ref),
      advertiserId,
      level: 'campaign',
      // Of one line and of two, so that rows differ in height.
      name: at % 3 === 0 ? `Spring ${at}` : `Spring collection – Prospecting ${at % 97} | Broad | ${at}`,
      kind: at % 7 === 0 ? 'smart-plus' : 'manual',
      switch: at % 3 === 0 ? 'off' : 'on',
      status: 'CAMPAIGN_STATUS_ENABLE',
      campaignId: ref.id,
      adGroupId: null,
      budget: '240.00',
      budgetMode: 'BUDGET_MODE_DAY',
      ios14: false,
      readAt: now,
      spentToday: (at * 7919) % 100_000 > 40_000 ? (((at * 7919) % 100_000) / 100).toFixed(2) : '0.00',
      spendReadAt: now,
    };
  });
  if (campaigns.length === 0) return;
  await rig.store('entities', ...campaigns);
  await rig.store('lists', listOf(advertiserId, campaigns));
}
