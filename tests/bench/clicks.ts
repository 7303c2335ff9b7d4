import type { AdsManagerTab } from '../support/ads-manager-tab';
import { ACCOUNT, Rig } from '../support/rig';
import { until } from '../support/until';
import { median, type Figure } from './figures';

/** From a person's click to the request at TikTok, with a running and with a stopped worker. Milliseconds. */
export async function measureClicks(times: number): Promise<Figure[]> {
  const rig = await Rig.start({ campaigns: 120 });
  try {
    await (await rig.connect()).close();
    const campaigns = rig.simulator.world
      .campaignsOf(ACCOUNT)
      .filter(
        (one) =>
          one.kind === 'manual' && one.switch === 'on' && one.ios14 !== true && one.status === undefined,
      )
      .slice(0, times * 2);
    for (const { name } of campaigns) rig.onTop(name);
    const tab = await rig.openAdsManager('campaign', 'rows:100');
    await until(async () => (await tab.roots.strips()).size > 3, 'our buttons');
    await tab.page.evaluate(`addEventListener('click', (event) => {
      window.benchClick = performance.timeOrigin + event.timeStamp;
    }, { capture: true })`);

    const warm: number[] = [];
    const dead: number[] = [];
    for (const [at, { id }] of campaigns.entries()) {
      if (at % 2 === 1) await rig.killWorker();
      await tab.page.bringToFront();
      (at % 2 === 1 ? dead : warm).push(await clickToWire(rig, tab, id));
    }
    const bare: number[] = [];
    for (let n = 0; n < times; n += 1) bare.push(await bareFetch(rig));
    const against = 'a bare fetch from the worker';
    return [
      {
        name: `click to write on the wire, warm worker, p50 of ${warm.length}`,
        value: median(warm),
        unit: 'ms',
        against,
        limit: median(bare),
      },
      {
        name: `click to write on the wire, dead worker, p50 of ${dead.length}`,
        value: median(dead),
        unit: 'ms',
        against,
        limit: median(bare),
      },
    ];
  } finally {
    await rig.stop();
  }
}

async function clickToWire(rig: Rig, tab: AdsManagerTab, id: string): Promise<number> {
  await tab.roots.clickInRow(id, 'pause');
  await rig.untilWrites(id, 1);
  const clicked = await tab.page.evaluate<number>('window.benchClick');
  return (rig.writesTo(id)[0]?.time ?? Number.NaN) - clicked;
}

async function bareFetch(rig: Rig): Promise<number> {
  const before = rig.simulator.journal.entries().length;
  const worker = await rig.worker();
  const sent = await worker.evaluate<number>(`(async () => {
    const at = performance.timeOrigin + performance.now();
    await fetch('https://business-api.tiktok.com/open_api/v1.3/user/info/?bench=1').catch(() => undefined);
    return at;
  })()`);
  const entry = await until(
    () =>
      rig.simulator.journal
        .entries()
        .slice(before)
        .find(({ query }) => query.bench === '1'),
    'the bare request',
  );
  return entry.time - sent;
}
