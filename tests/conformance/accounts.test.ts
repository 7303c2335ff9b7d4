import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SEED_APP } from '../simulator/tokens';
import { ADVERTISER, campaignNamed, sdkAgainstSimulator, told, TOKEN, type Harness } from './sdk';

let harness: Harness;
beforeAll(async () => {
  harness = await sdkAgainstSimulator();
});
afterAll(() => harness.close());
beforeEach(() => {
  harness.simulator.reset();
  harness.simulator.settings.limits.appPerSecond = 0;
});

describe('accounts', () => {
  it('tell currency, zone and status', async () => {
    const ids = [...harness.simulator.world.advertisers.keys()];
    const fields = ['advertiser_id', 'currency', 'timezone', 'status'];
    const { data } = await told((done) => harness.accounts.advertiserInfo(ids, TOKEN, { fields }, done));
    expect(data?.data?.list).toEqual([
      { advertiser_id: ids[0], currency: 'USD', timezone: 'America/New_York', status: 'STATUS_ENABLE' },
      { advertiser_id: ids[1], currency: 'JPY', timezone: 'Asia/Tokyo', status: 'STATUS_ENABLE' },
      { advertiser_id: ids[2], currency: 'INR', timezone: 'Asia/Kolkata', status: 'STATUS_ENABLE' },
    ]);
  });

  it('are listed for a token by app and secret', async () => {
    const { data } = await told((done) =>
      harness.auth.oauth2AdvertiserGet(SEED_APP.id, SEED_APP.secret, 'sim-token-one-account', done),
    );
    expect(data?.data?.list).toMatchObject([{ advertiser_id: ADVERTISER }]);
  });

  it('are refused to a token that does not cover them', async () => {
    const { error } = await told((done) =>
      harness.campaigns.campaignGet('7022334455667788990', 'sim-token-one-account', {}, done),
    );
    expect(error?.message).toMatch(/No permission to operate advertiser: 7022334455667788990 code: 40001/);
  });
});

describe('a token', () => {
  it('is given once for a code, with scopes that JavaScript rounds', async () => {
    harness.simulator.tokens.addAuthCode('one-time', harness.simulator.clock.now());
    const body = { app_id: SEED_APP.id, secret: SEED_APP.secret, auth_code: 'one-time' };
    const exchange = () => told((done) => harness.auth.oauth2AccessToken({ body }, done));
    const first = await exchange();
    expect(first.data?.data?.advertiser_ids).toContain(ADVERTISER);
    expect(first.data?.data?.scope).toContain(Number('7078191955347259394'));
    const token = String(first.data?.data?.access_token);
    const list = await told((done) => harness.campaigns.campaignGet(ADVERTISER, token, {}, done));
    expect(list.error).toBeNull();
    expect((await exchange()).error?.message).toMatch(/code: 40110/);
  });

  it('without the write permission cannot switch anything off', async () => {
    const { id } = campaignNamed(harness.simulator, 'Spring Sale – Prospecting');
    const body = { advertiser_id: ADVERTISER, campaign_ids: [id], operation_status: 'DISABLE' };
    const { error } = await told((done) =>
      harness.campaigns.campaignStatusUpdate('sim-token-readonly', { body }, done),
    );
    expect(error?.message).toMatch(/code: 40125/);
    expect(harness.simulator.world.campaigns.get(id)?.switch).toBe('on');
  });
});

describe('report/integrated/get', () => {
  const today = (options: object) =>
    told((done) =>
      harness.reports.reportIntegratedGet(
        'BASIC',
        TOKEN,
        {
          advertiser_id: ADVERTISER,
          data_level: 'AUCTION_CAMPAIGN',
          dimensions: ['campaign_id', 'stat_time_day'],
          metrics: ['spend', 'impressions'],
          start_date: '2026-03-11',
          end_date: '2026-03-11',
          page_size: 1000,
          ...options,
        },
        done,
      ),
    );

  it('gives today’s spend and impressions as strings', async () => {
    const campaign = campaignNamed(harness.simulator, 'Spring Sale – Prospecting');
    const { data } = await today({});
    const row = data?.data?.list?.find(
      ({ dimensions }) => (dimensions as { campaign_id: string }).campaign_id === campaign.id,
    );
    expect(row).toEqual({
      dimensions: { campaign_id: campaign.id, stat_time_day: '2026-03-11 00:00:00' },
      metrics: { spend: campaign.spentToday, impressions: String(campaign.impressionsToday) },
    });
    expect(Number(campaign.spentToday)).toBeGreaterThan(0);
  });

  it('hides a campaign once it is deleted, unless all statuses are asked for', async () => {
    const { id } = campaignNamed(harness.simulator, 'Spring Sale – Prospecting');
    harness.simulator.world.setSwitch('campaign', id, 'deleted', { kind: 'user' });
    const has = (told: Awaited<ReturnType<typeof today>>) => JSON.stringify(told.data).includes(id);
    expect(has(await today({}))).toBe(false);
    const filtering = [{ field_name: 'campaign_status', filter_type: 'IN', filter_value: '["STATUS_ALL"]' }];
    expect(has(await today({ filtering }))).toBe(true);
  });
});
