import { afterAll, beforeAll, expect, test } from 'vitest';
import { inEnglish } from '../support/english';
import { Rig } from '../support/rig';
import { until } from '../support/until';

/** However the page is built, what is stopped is what stood in the row that was pressed. */
let rig: Rig;

beforeAll(async () => {
  rig = await Rig.start();
  await (await rig.connect()).close();
  // Enough rows to choose from, wherever the list is scrolled to.
  for (const { id } of rig.simulator.world.campaignsOf(rig.account)) {
    rig.simulator.world.setSwitch('campaign', id, 'on', { kind: 'user' });
  }
});
afterAll(() => rig?.stop());

const BUILDS: Record<string, string> = {
  'cells reused for other rows': 'virtual:b',
  'all cells kept, rows coming and going': 'virtual:d',
  'a list moved by transforms': 'virtual:b,scroll:translate',
  'columns that do not stick': 'virtual:a,sticky:0',
  'the older switch, in Chinese': 'virtual:b,switch:vi,lang:zh,header:spend',
  'everything painted anew all the time': 'virtual:b,harsh:1,rerender:400',
};

test.each(Object.entries(BUILDS))('with %s', async (_name, flags) => {
  const tab = await rig.openAdsManager('campaign', `rows:100,mount:0,${flags}`);
  const namesInView = async () => (await tab.rowsInView()).map(({ name }) => name).join('\n');
  const atFirst = await until(namesInView, 'rows');
  await tab.page.mouse.move(700, 500);
  await tab.page.mouse.wheel(0, 1700);
  await until(async () => {
    const now = await namesInView();
    return now !== '' && now !== atFirst;
  }, 'other rows in view');

  // A row that a person sees, that is on and has a name of its own; its button is where the row is.
  const target = await until(async () => {
    const buttons = await tab.roots.find('button', /^Pause /);
    for (const row of await tab.rowsInView()) {
      const [campaign, twin] = rig.campaigns(row.name);
      if (campaign?.kind !== 'manual' || twin || rig.writesTo(campaign.id).length > 0) continue;
      const button = buttons.find(({ name }) => name === inEnglish('common_pause_named', row.name));
      if (button === undefined) continue;
      const [x, y] = await tab.roots.middleOf(button).catch(() => [0, 0] as const);
      if (y > row.top && y < row.bottom) return { campaign, x, y };
    }
    return null;
  }, 'a row with a Pause button in it');
  const before = rig.writes().length;
  await tab.page.mouse.move(target.x, target.y);
  await tab.page.mouse.click(target.x, target.y);
  await until(() => rig.writes().length > before, 'a request');
  await tab.untilTaken(target.campaign.id);
  expect(
    rig
      .writes()
      .slice(before)
      .map(({ body }) => JSON.parse(body) as unknown),
  ).toEqual([
    { advertiser_id: rig.account, campaign_ids: [target.campaign.id], operation_status: 'DISABLE' },
  ]);
});
