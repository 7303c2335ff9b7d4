import { describe, expect, it } from 'vitest';
import type { Simulator } from '../../simulator/simulator';
import { act } from '../../simulator/world/actors';
import { SEED_ADVERTISERS, SEED_BUSINESS_CENTER } from '../../simulator/world/seed';
import { ADVERTISER, Client, oneCampaign, simulate, type Row } from './simulated';

const BC = '7100000000000000077';
const HOUR = 3_600_000;

/** 15:20 UTC is 11:20 in New York: the campaign spent 10 an hour since yesterday's midnight there. */
const inBusinessCenter = () =>
  simulate({ advertiser: { businessCenter: BC }, ...oneCampaign({ spendPerHour: '10.00' }) });

async function transactions(simulator: Simulator, filtering: object = {}): Promise<Row[]> {
  const { code, data } = await new Client(simulator).get('bc/account/transaction/get', {
    bc_id: BC,
    filtering,
  });
  expect(code).toBe(0);
  return data.transaction_list as Row[];
}

describe('what an account is charged', () => {
  it('is yesterday’s spend, each morning, also after a pause', async () => {
    const simulator = inBusinessCenter();
    simulator.settings.spend.trailingSeconds = 0;
    const before = await transactions(simulator);
    expect(before).toMatchObject([
      {
        account_id: ADVERTISER,
        transaction_type: 'BILL_PAYMENT',
        amount: 240,
        currency: 'USD',
        create_time: '2026-03-10 06:00:00',
        timezone: 'UTC-04:00',
      },
    ]);
    await new Client(simulator).setCampaign('DISABLE');
    simulator.clock.advance(18 * HOUR);
    expect(await transactions(simulator)).toEqual(before);
    simulator.clock.advance(4 * 24 * HOUR);
    const [last, ...earlier] = await transactions(simulator);
    expect(earlier).toEqual(before);
    // Midnight to 11:20 at 10 an hour, charged on the morning after the pause; nothing on later days.
    expect(last).toMatchObject({ create_time: '2026-03-11 06:00:00', amount: 113.33 });
    expect(last?.transaction_id).not.toBe(before[0]?.transaction_id);
  });

  it('does not change when reports are corrected later', async () => {
    const simulator = inBusinessCenter();
    simulator.faults.arm({ name: 'correction-adds', amount: '50.00' });
    simulator.clock.advance(20 * HOUR);
    const [bill] = await transactions(simulator);
    simulator.clock.advance(4 * HOUR);
    expect((await transactions(simulator))[0]).toEqual(bill);
    expect(bill).toMatchObject({ create_time: '2026-03-11 06:00:00', amount: 240 });
  });

  it('stands beside what was paid in', async () => {
    const simulator = inBusinessCenter();
    act(simulator.world, { actor: 'user', does: 'top-up', amount: '75.50' });
    expect(await transactions(simulator, { transaction_types: ['ADD_BALANCE'] })).toMatchObject([
      { amount: 75.5, amount_type: 'POSITIVE', create_time: '2026-03-10 11:20:00' },
    ]);
    const types = (await transactions(simulator)).map((row) => row.transaction_type);
    expect(types).toEqual(['ADD_BALANCE', 'BILL_PAYMENT']);
  });

  it('is filtered in the account’s own time', async () => {
    const simulator = inBusinessCenter();
    const span = (start: string, end: string) =>
      transactions(simulator, { start_time: `2026-03-10 ${start}`, end_time: `2026-03-10 ${end}` });
    expect(await span('06:00:00', '06:00:00')).toHaveLength(1);
    expect(await span('06:00:01', '23:00:00')).toEqual([]);
    expect(await transactions(simulator, { billing_types: ['CREDIT'] })).toEqual([]);
  });
});

describe('the balance', () => {
  it('is told for every account of the Business Center', async () => {
    const simulator = simulate();
    const client = new Client(simulator);
    const { data } = await client.get('advertiser/balance/get', { bc_id: SEED_BUSINESS_CENTER });
    expect(data.advertiser_account_list).toMatchObject([
      { advertiser_id: SEED_ADVERTISERS.newYork, account_balance: 18240.55, currency: 'USD' },
      { advertiser_id: SEED_ADVERTISERS.tokyo, account_balance: 1250000, currency: 'JPY' },
    ]);
    const keyword = SEED_ADVERTISERS.tokyo;
    const one = await client.get('advertiser/balance/get', {
      bc_id: SEED_BUSINESS_CENTER,
      filtering: { keyword },
    });
    expect(one.data.page_info?.total_number).toBe(1);
    const owners = await client.get('advertiser/info', {
      advertiser_ids: Object.values(SEED_ADVERTISERS),
      fields: ['owner_bc_id'],
    });
    expect(owners.data.list).toEqual(
      [SEED_BUSINESS_CENTER, SEED_BUSINESS_CENTER, null].map((owner) => ({ owner_bc_id: owner })),
    );
  });
});

describe('money is told to a Business Center only', () => {
  it.each<[string, string, object, number]>([
    [
      'an account that stands alone',
      'sim-token-full',
      { filtering: { account_ids: [SEED_ADVERTISERS.kolkata] } },
      40001,
    ],
    ['a token without the Business Center', 'sim-token-one-account', {}, 40001],
    ['a Business Center that is not there', 'sim-token-full', { bc_id: '7100000000000000099' }, 40002],
    ['no Business Center', 'sim-token-full', { bc_id: undefined }, 40002],
    ['an account in its place', 'sim-token-full', { bc_id: undefined, advertiser_id: ADVERTISER }, 40002],
    ['more than 50 a page', 'sim-token-full', { page_size: 51 }, 40002],
    [
      'more than a year',
      'sim-token-full',
      { filtering: { start_time: '2025-03-01 00:00:00', end_time: '2026-03-02 00:00:00' } },
      40002,
    ],
    ['half a span', 'sim-token-full', { filtering: { start_time: '2026-03-01 00:00:00' } }, 40002],
  ])('not for %s', async (_what, token, more, code) => {
    const query = { bc_id: SEED_BUSINESS_CENTER, ...more };
    const given = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
    const answer = await new Client(simulate(), token).get('bc/account/transaction/get', given);
    expect(answer.code).toBe(code);
  });

  it('nor without the permission', async () => {
    const simulator = simulate();
    simulator.tokens.add({ token: 'no-money', scopes: ['150'] });
    const client = new Client(simulator, 'no-money');
    for (const path of ['advertiser/balance/get', 'bc/account/transaction/get'])
      expect((await client.get(path, { bc_id: SEED_BUSINESS_CENTER })).code).toBe(40125);
  });
});
