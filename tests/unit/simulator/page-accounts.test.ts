import { beforeEach, expect, it } from 'vitest';
import type { Simulator } from '../../simulator/simulator';
import { PageClient } from './page-client';
import { ADVERTISER, CAMPAIGN, oneCampaign, simulate } from './simulated';

let simulator: Simulator;
let page: PageClient;
beforeEach(() => {
  simulator = simulate({ ...oneCampaign(), advertiser: { timezone: 'Asia/Tokyo', currency: 'JPY' } });
  page = new PageClient(simulator);
});
const payment = (body: object) => page.post('/pa/api/spider/query_payment_account', JSON.stringify(body));

it('the payment account tells currency and time zone', async () => {
  expect(await payment({ Context: { adv_id: ADVERTISER }, module_list: [0, 3] })).toMatchObject({
    code: 0,
    data: {
      adv_info_vo: { id: ADVERTISER, currency: 'JPY', timezone: 'Asia/Tokyo' },
      currency_format: { code: 'JPY', precision: 0 },
      pa_info: { pa_id: expect.stringMatching(/^\d+$/) as string },
    },
  });
  expect((await payment({ Context: { adv_id: '7000000000000000001' }, module_list: [0] })).code).toBe(40_001);
  expect((await payment({ adv_id: ADVERTISER })).text).toMatch(/^json: cannot unmarshal/);
});

it('an account without a payment account is told so by a code', async () => {
  simulator.settings.session.paymentAccount = false;
  const reply = await payment({ Context: { adv_id: ADVERTISER }, module_list: [0, 3] });
  expect(reply).toMatchObject({ status: 200, data: {} });
  expect(reply.code).not.toBe(0);
});

it('passport says who is signed in, in its own envelope', async () => {
  const info = '/passport/web/account/info/';
  expect(await page.get(info)).toMatchObject({ message: 'success' });
  simulator.settings.session.mode = 'code';
  expect(await page.get(info)).not.toMatchObject({ message: 'success' });
});

it('a Promote campaign is switched in the page only where that works', async () => {
  simulator = simulate(oneCampaign({ kind: 'promote', origin: 'PROMOTE' }));
  page = new PageClient(simulator);
  const row = async () => (await page.list()).data.table?.[0];
  expect(await row()).toMatchObject({ switch_locked: '1' });
  expect((await page.switch('disable')).code).toBe(3);
  simulator.settings.session.promoteSwitch = true;
  expect(await row()).not.toHaveProperty('switch_locked');
  expect((await page.switch('disable')).code).toBe(0);
  expect(simulator.world.campaigns.get(CAMPAIGN)?.switch).toBe('off');
});
