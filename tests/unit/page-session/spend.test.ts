import { describe, expect, it } from 'vitest';
import { campaignRow, FakePage, NOW, REF, tableOf, STOPPED } from './fake-page';

const DAY = 24 * 60 * 60_000;
const account = { timezone: 'America/New_York', currency: 'USD' };

function spending(byDay: Record<string, string | null>): FakePage {
  const page = new FakePage();
  page.list = ({ from, to }) => {
    expect(from).toBe(to);
    const cost = byDay[from];
    return tableOf(
      cost === undefined
        ? []
        : [campaignRow({ row_data: cost === null ? {} : { stat_cost: cost, show_cnt: '9' } })],
    );
  };
  return page;
}

describe('money in the page’s own lists', () => {
  it('is told by the day, from the day before the stop, on the account’s wall clock', async () => {
    const page = spending({
      '2026-03-07': '5.00',
      '2026-03-08': '7.50',
      '2026-03-09': '0',
      '2026-03-10': '0.00',
    });
    const read = await page.gateway.readSpend(STOPPED, account, NOW - 2 * DAY, 'watch');
    expect(read).toMatchObject({
      ok: true,
      value: {
        per: 'day',
        currency: 'USD',
        total: '12.50',
        complete: true,
        newest: null,
        rows: [
          { period: '2026-03-07', spent: '5.00', shown: 9 },
          { period: '2026-03-08', spent: '7.50' },
          { period: '2026-03-09', spent: '0' },
          { period: '2026-03-10', spent: '0.00' },
        ],
      },
    });
  });

  it('asks for the account’s days, not for this computer’s', async () => {
    const page = spending({});
    await page.gateway.readSpend(STOPPED, { ...account, timezone: 'Asia/Tokyo' }, NOW, 'watch');
    expect(page.queries().map(({ from }) => from)).toEqual(['2026-03-10', '2026-03-11']);
  });

  it.each([['-'], [''], [null], ['1,234.00']])('never takes %s for zero', async (cost) => {
    const page = spending({ '2026-03-09': '5.00', '2026-03-10': cost });
    const read = await page.gateway.readSpend(STOPPED, account, NOW, 'watch');
    expect(read).toMatchObject({ value: { total: null, rows: [{ spent: '5.00' }, { spent: '-' }] } });
  });

  it('is not whole when a day does not list it', async () => {
    const page = spending({ '2026-03-10': '5.00' });
    expect(await page.gateway.readSpend(STOPPED, account, NOW, 'watch')).toMatchObject({
      value: { complete: false },
    });
  });

  it('means nothing while the zone of the account is not known', async () => {
    const page = spending({});
    const read = await page.gateway.readSpend(STOPPED, { timezone: '', currency: '' }, NOW, 'watch');
    expect(read).toMatchObject({ ok: false, problem: { reason: 'account-unknown' } });
    expect(page.asked).toEqual([]);
  });

  it('of today leaves out whatever a row does not tell', async () => {
    const page = new FakePage();
    page.list = () =>
      tableOf([
        campaignRow(),
        campaignRow({ campaign_id: '1846211451413538124', row_data: { stat_cost: '-' } }),
      ]);
    expect(await page.gateway.readSpendToday(REF.advertiserId, 'America/New_York')).toMatchObject({
      value: [{ campaignId: REF.id, spent: '10.00' }],
    });
  });
});
