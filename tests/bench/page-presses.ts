import type { AdsManagerTab } from '../support/ads-manager-tab';
import { inEnglish } from '../support/english';
import { Rig } from '../support/rig';
import { until } from '../support/until';
import { median, type Figure } from './figures';

const READ_BACK = [inEnglish('common_stage_accepted'), inEnglish('common_stage_nothing_can_run')];

/** Two presses in one account are kept this far apart. Milliseconds. */
const APART = 1200;

/**
 * With nothing connected: from a person's click on Pause to the page's own request at TikTok, beside the same from a
 * click on TikTok's own switch. Milliseconds.
 */
export async function measurePagePresses(times: number): Promise<Figure[]> {
  const rig = await Rig.start();
  try {
    const campaigns = rig.ordinary(times * 2);
    const tab = await rig.openAdsManager('campaign', 'rows:100');
    await until(async () => (await tab.roots.strips()).size > 3, 'our buttons');
    // What Standstill clicks for the person is no click of theirs.
    await tab.page.evaluate(`addEventListener('click', (event) => {
      if (event.isTrusted) window.benchClick = performance.timeOrigin + event.timeStamp;
    }, { capture: true })`);
    const ours: number[] = [];
    const own: number[] = [];
    for (const [at, { id }] of campaigns.entries()) {
      if (at % 2 === 0) ours.push(await pressed(rig, tab, id));
      else own.push(await turned(rig, tab, id));
    }
    return [
      {
        name: `Pause to the page's own request, p50 of ${ours.length}`,
        value: median(ours),
        unit: 'ms',
        against: "TikTok's own switch by mouse",
        limit: median(own),
      },
    ];
  } finally {
    await rig.stop();
  }
}

async function pressed(rig: Rig, tab: AdsManagerTab, id: string): Promise<number> {
  await tab.roots.clickInRow(id, 'pause');
  const took = await untilOnTheWire(rig, tab, id);
  // Presses go one after the other; the next must not wait for this one.
  await until(async () => READ_BACK.includes((await tab.chip(id)) ?? ''), 'the end of the press');
  await tab.page.waitForTimeout(APART);
  return took;
}

async function turned(rig: Rig, tab: AdsManagerTab, id: string): Promise<number> {
  await tab.page.locator(`.KsTable > [slot="cell-${id}_campaign_opt_status"]`).getByRole('switch').click();
  return untilOnTheWire(rig, tab, id);
}

async function untilOnTheWire(rig: Rig, tab: AdsManagerTab, id: string): Promise<number> {
  const update = await until(
    () =>
      rig.simulator.journal
        .entries()
        .find(({ path, body }) => path.endsWith('/campaign/update_status/') && body.includes(id)),
    "the page's own request",
  );
  return update.time - (await tab.page.evaluate<number>('window.benchClick'));
}
