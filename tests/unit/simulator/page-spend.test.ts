import { expect, it } from 'vitest';
import { act } from '../../simulator/world/actors';
import { HOUR, MINUTE, spending } from './money';
import { PageClient } from './page-client';

function stoppedAfterAnHour() {
  const simulator = spending();
  const page = new PageClient(simulator);
  simulator.clock.advance(HOUR);
  act(simulator.world, { actor: 'user', does: 'disable', campaign: 0 });
  const costs = async (list: string, st = '2026-03-10', et = st) => {
    const dimensions = list === 'ad' ? ['creative_id'] : [];
    const { data } = await page.list(list, { st, et, dimensions });
    return (data.table ?? []).map((row) => row.row_data?.['stat_cost']);
  };
  return { simulator, costs };
}

it('the page’s lists show what was really spent on the asked days, at every level, where it is to be the truth', async () => {
  const { simulator, costs } = stoppedAfterAnHour();
  simulator.settings.lists.pageCost = 'truth';
  // 12.00 an hour until 12:20.
  expect(await costs('campaign')).toEqual(['148.00']);
  expect(await costs('campaign', '2026-03-09', '2026-03-10')).toEqual(['436.00']);
  expect(await costs('campaign', '2026-03-08')).toEqual(['0.00']);
  expect(await costs('adgroup')).toEqual(['74.00', '74.00']);
  expect(await costs('ad')).toEqual(['37.00', '37.00', '37.00', '37.00']);
});

it('they lag as reports do otherwise, and know everything in the end', async () => {
  const { simulator, costs } = stoppedAfterAnHour();
  Object.assign(simulator.settings.report, { usualLagMinutes: 30, tail: false });
  expect(await costs('campaign')).toEqual(['142.00']);
  simulator.clock.advance(30 * MINUTE);
  expect(await costs('campaign')).toEqual(['148.00']);
  simulator.faults.arm({ name: 'report-late', hours: 2 });
  expect(Number((await costs('campaign'))[0])).toBeLessThan(148);
  expect(Number((await costs('adgroup'))[0])).toBeLessThan(74);
});
