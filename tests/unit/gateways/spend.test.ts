import { describe, expect, it } from 'vitest';
import { ADVERTISER, CAMPAIGN, entity, NOW, reachAnswering, reachSimulated, wholeList } from './reach';

describe('the day that is asked for is the account’s own, not that of this computer', () => {
  it.each([
    ['America/New_York', '2026-03-10T03:59:59Z', '2026-03-09'],
    ['America/New_York', '2026-03-10T04:00:00Z', '2026-03-10'],
    ['Asia/Tokyo', '2026-03-10T15:00:00Z', '2026-03-11'],
    ['Asia/Kolkata', '2026-03-10T18:29:59Z', '2026-03-10'],
    ['Asia/Kolkata', '2026-03-10T18:30:00Z', '2026-03-11'],
    ['Asia/Kathmandu', '2026-03-10T18:15:00Z', '2026-03-11'],
    // The clocks went forward on 8 March 2026: midnight moved from 05:00 to 04:00 UTC.
    ['America/New_York', '2026-03-08T04:59:59Z', '2026-03-07'],
    ['America/New_York', '2026-03-09T04:00:00Z', '2026-03-09'],
  ])('in %s at %s: %s', async (zone, at, day) => {
    const { gateway, clock, sent } = reachAnswering(() => wholeList([]));
    clock.set(Date.parse(at));
    await gateway.readSpendToday(ADVERTISER, zone);
    const query = sent[0]?.url.searchParams;
    expect([query?.get('start_date'), query?.get('end_date')]).toEqual([day, day]);
  });
});

describe('today’s spend', () => {
  it('is that of deleted and in-app campaigns too', async () => {
    const { gateway } = reachSimulated({
      campaigns: [
        { id: CAMPAIGN, name: 'Spring', spentToday: '12.34' },
        { id: '1846211451413538124', name: 'Gone', switch: 'deleted', spentToday: '5.60' },
        { id: '1846211451413538125', name: 'In the app', kind: 'promote', spentToday: '7.00' },
      ],
    });
    const read = await gateway.readSpendToday(ADVERTISER, 'America/New_York');
    const spent = read.ok
      ? Object.fromEntries(read.value.map((row) => [row.campaignId, Number(row.spent)]))
      : {};
    expect(spent).toEqual({
      [CAMPAIGN]: 12.34,
      '1846211451413538124': 5.6,
      '1846211451413538125': 7,
    });
  });

  it.each(['-', '', 'N/A', '-1.00', '1e3'])('that TikTok gives as %j is unknown, not zero', async (spend) => {
    const { gateway } = reachAnswering(() =>
      wholeList([
        { dimensions: { campaign_id: CAMPAIGN }, metrics: { spend, impressions: '0' } },
        { dimensions: { campaign_id: '1846211451413538124' }, metrics: { spend: '0.00', impressions: '0' } },
      ]),
    );
    expect(await gateway.readSpendToday(ADVERTISER, 'UTC')).toMatchObject({
      ok: true,
      value: [{ campaignId: '1846211451413538124', spent: '0.00' }],
    });
  });
});

describe('an hour whose money TikTok does not tell', () => {
  it.each(['-', '', 'N/A'])('(%j) is not told as zero', async (spend) => {
    const { gateway } = reachAnswering(({ url }) => {
      const dimensions = url.searchParams.get('dimensions') ?? '';
      const hour = '2026-03-10 14:00:00';
      if (!dimensions.includes('campaign_id')) return wholeList([]);
      return wholeList([
        {
          dimensions: {
            campaign_id: CAMPAIGN,
            ...(dimensions.includes('stat_time_hour') ? { stat_time_hour: hour } : {}),
          },
          metrics: { spend: dimensions.includes('stat_time_hour') ? spend : '10.00', impressions: '7' },
        },
      ]);
    });
    const account = { timezone: 'UTC', currency: 'USD' };
    expect(await gateway.readSpend(entity(), account, NOW, 'click')).toMatchObject({
      ok: true,
      value: { total: '10.00', complete: false, rows: [{ period: '2026-03-10 14', spent: '-', shown: 7 }] },
    });
  });
});
