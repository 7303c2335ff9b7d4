import type { CDPSession } from 'playwright-core';
import { CHROME_BUILD, Rig, type RigOptions } from '../support/rig';
import type { Figure } from './figures';
import { costOf, openList } from './scrolling';

const CATEGORIES = 'devtools.timeline,disabled-by-default-devtools.timeline';

interface Quiet {
  task: number;
  timers: number;
  frames: number;
}

/** What an open list does while nobody touches it, without the extension and with it. */
export async function measureIdle(seconds: number): Promise<Figure[]> {
  const without = await idleWith(undefined, seconds);
  const standstill = await idleWith(CHROME_BUILD, seconds);
  const share = ({ task }: Quiet) => (task / (seconds * 1000)) * 100;
  return [
    {
      name: `timers fired in ${seconds} s of an open list`,
      value: standstill.timers,
      unit: 'count',
      against: 'without an extension',
      limit: without.timers,
    },
    {
      name: `animation frames in ${seconds} s`,
      value: standstill.frames,
      unit: 'count',
      against: 'without an extension',
      limit: without.frames,
    },
    {
      name: 'main thread while idle',
      value: share(standstill),
      unit: '%',
      against: 'without an extension',
      limit: share(without),
    },
  ];
}

async function idleWith(extension: string | undefined, seconds: number): Promise<Quiet> {
  const rig = await Rig.start({ extension } as RigOptions);
  try {
    if (extension !== undefined) await (await rig.connect()).close();
    const page = await openList(rig, '', extension !== undefined);
    // The page's own late work and the first looks of the worker are over after this.
    await page.waitForTimeout(3000);
    const cdp = await rig.browser.context.newCDPSession(page);
    let counted = { timers: 0, frames: 0 };
    const { task } = await costOf(cdp, async () => {
      counted = await countEvents(cdp, () => page.waitForTimeout(seconds * 1000));
    });
    return { task, ...counted };
  } finally {
    await rig.stop();
  }
}

async function countEvents(
  cdp: CDPSession,
  run: () => Promise<void>,
): Promise<{ timers: number; frames: number }> {
  const names: string[] = [];
  cdp.on('Tracing.dataCollected', ({ value }) =>
    names.push(...value.map((event) => String((event as { name?: unknown }).name))),
  );
  const complete = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve));
  await cdp.send('Tracing.start', { categories: CATEGORIES, transferMode: 'ReportEvents' });
  await run();
  await cdp.send('Tracing.end');
  await complete;
  const count = (name: string) => names.filter((one) => one === name).length;
  return { timers: count('TimerFire'), frames: count('FireAnimationFrame') };
}
