import { afterAll, beforeAll, expect, test } from 'vitest';
import { inEnglish } from '../support/english';
import { Rig } from '../support/rig';
import { until } from '../support/until';

/** The browser may stop the worker at any time; here it really does. */
let rig: Rig;

beforeAll(async () => {
  rig = await Rig.start({ campaigns: 30 });
  await (await rig.connect()).close();
});
afterAll(() => rig?.stop());

test('the worker dies with one stop answered and another on the wire: both are proved, neither is sent twice', async () => {
  const answered = rig.onTop('Spring Sale – Retargeting');
  const onTheWire = rig.onTop('Spring Sale – Prospecting');
  rig.simulator.faults.arm({
    name: 'slow',
    seconds: 10,
    applies: true,
    campaign: onTheWire.id,
    endpoint: 'status/update',
  });
  const tab = await rig.openAdsManager();
  await tab.press('pause', answered.name);
  await tab.untilTaken(answered.id);
  await tab.press('pause', onTheWire.name);
  await until(() => onTheWire.switch === 'off', 'TikTok to switch it off');
  await rig.killWorker();

  // Nothing is pressed and nothing is opened from here on: its own alarm must bring the worker back.
  const proved = inEnglish('common_stage_nothing_can_run');
  await tab.untilChip(answered.id, proved, 90_000);
  await tab.untilChip(onTheWire.id, proved, 90_000);
  for (const { id } of [answered, onTheWire]) expect(rig.writesTo(id)).toHaveLength(1);
  const outcomes = (await rig.stored<{ type: string; outcome: string }>('evidence'))
    .filter(({ type }) => type === 'answered')
    .map(({ outcome }) => outcome);
  expect(outcomes).toEqual(['accepted', 'unknown']);
});
