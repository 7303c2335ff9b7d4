import { expect, it } from 'vitest';
import { act } from '../../simulator/world/actors';
import { HOUR, spending } from './money';
import { ADVERTISER } from './simulated';

it('the page’s lists show what was really spent on the asked days, at every level', async () => {
  const simulator = spending();
  simulator.clock.advance(HOUR);
  act(simulator.world, { actor: 'user', does: 'disable', campaign: 0 });
  const costs = async (list: string, st: string, et = st) => {
    const response = await simulator.fetch(
      new Request(`https://ads.tiktok.com/api/v4/i18n/statistics/op/${list}/list/?aadvid=${ADVERTISER}`, {
        method: 'POST',
        headers: { cookie: 'sessionid_ss_ads=1; csrftoken=abc', 'x-csrftoken': 'abc' },
        body: JSON.stringify({ common_req: { st, et, dimensions: ['creative_id'] } }),
      }),
    );
    const { data } = (await response.json()) as { data: { table: { row_data: { stat_cost: string } }[] } };
    return data.table.map((row) => row.row_data.stat_cost);
  };
  // 12.00 an hour until 12:20.
  expect(await costs('campaign', '2026-03-10')).toEqual(['148.00']);
  expect(await costs('campaign', '2026-03-09', '2026-03-10')).toEqual(['436.00']);
  expect(await costs('campaign', '2026-03-08')).toEqual(['0.00']);
  expect(await costs('adgroup', '2026-03-10')).toEqual(['74.00', '74.00']);
  expect(await costs('ad', '2026-03-10')).toEqual(['37.00', '37.00', '37.00', '37.00']);
});
