import { describe, expect, it } from 'vitest';
import { reviewOfResume, reviewOfStop, type Spending } from '@/utils/core/panic-review';

/** Six in the morning in New York. */
const NOW = Date.parse('2026-03-10T10:00:00Z');
const ZONE = 'America/New_York';
let ids = 0;

function campaign(given: Partial<Spending> = {}): Spending {
  const id = String(1846211451413538000 + ++ids);
  return {
    ref: { advertiserId: '7011223344556677889', level: 'campaign', id },
    name: `Campaign ${id}`,
    kind: 'manual',
    switch: 'on',
    status: 'CAMPAIGN_STATUS_ENABLE',
    campaignId: id,
    adGroupId: null,
    budget: '100.00',
    budgetMode: 'BUDGET_MODE_DAY',
    ios14: false,
    spentToday: null,
    spendReadAt: null,
    ...given,
  };
}
const spent = (amount: string, at = NOW) => ({ spentToday: amount, spendReadAt: at });

describe('the review before everything is stopped', () => {
  it('tells what is spent in an hour of today, by the account’s own day', () => {
    const review = reviewOfStop([campaign(spent('40.00')), campaign(spent('20.30'))], ZONE, NOW);
    expect(review).toMatchObject({ count: 2, perHour: '10.05', withoutFigure: 0 });
  });

  it('counts only what is on, and what may be', () => {
    const review = reviewOfStop(
      [
        campaign(spent('6.00')),
        campaign({ switch: 'unknown', ...spent('6.00') }),
        campaign({ switch: 'off', ...spent('600.00') }),
        campaign({ switch: 'deleted', ...spent('600.00') }),
      ],
      ZONE,
      NOW,
    );
    expect(review).toMatchObject({ count: 2, perHour: '2' });
  });

  it('says of how many there is no figure; one of yesterday is none', () => {
    const yesterday = NOW - 7 * 60 * 60_000;
    const review = reviewOfStop(
      [campaign(spent('6')), campaign(), campaign(spent('9', yesterday))],
      ZONE,
      NOW,
    );
    expect(review).toMatchObject({ count: 3, perHour: '1', withoutFigure: 2 });
  });

  it.each([
    ['in the first hour of a day', ZONE, Date.parse('2026-03-10T04:30:00Z')],
    ['in a zone that is not known', '', NOW],
  ])('gives no estimate %s', (_when, zone, now) => {
    expect(reviewOfStop([campaign(spent('6', now))], zone, now).perHour).toBeNull();
  });

  it('names what costs more than a switch, and what cannot be stopped from here', () => {
    const promote = campaign({ kind: 'promote' });
    const review = reviewOfStop(
      [
        campaign({ kind: 'gmv-max' }),
        campaign({ kind: 'gmv-max', switch: 'off' }),
        campaign({ ios14: true }),
        promote,
        campaign({ kind: 'topview', switch: 'off' }),
      ],
      ZONE,
      NOW,
    );
    expect(review).toMatchObject({ count: 2, gmvMax: 1, ios14: 1, cannot: [promote] });
  });
});

describe('the review before it is undone', () => {
  it('tells the money of a day that may be spent again', () => {
    expect(
      reviewOfResume([
        campaign({ budget: '100.10' }),
        campaign({ budget: '0.20', budgetMode: 'BUDGET_MODE_DYNAMIC_DAILY_BUDGET' }),
        campaign({ budget: '5000', budgetMode: 'BUDGET_MODE_TOTAL' }),
        campaign({ budget: null, budgetMode: 'BUDGET_MODE_INFINITE' }),
      ]),
    ).toEqual({ count: 4, perDay: '100.30', withoutDaily: 2 });
  });

  it('has no figure where nothing has a daily budget', () => {
    expect(reviewOfResume([campaign({ budget: null })]).perDay).toBeNull();
  });
});
