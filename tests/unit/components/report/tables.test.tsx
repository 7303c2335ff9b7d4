// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { fileName, spendRows, timelineRows } from '@/components/report/tables';
import { zonesOf } from '@/components/report/zones';
import { caseOf } from '@/utils/core/case-file/case';
import { csvOf } from '@/utils/core/case-file/csv';
import { spendCurveOf } from '@/utils/core/report/spend-curve';
import { timelineOf } from '@/utils/core/report/timeline';
import '../../../support/faces';
import { INVALID, offStop, PRESS, type CaseFile } from '../../core/case-file';
import { LEAKING, row } from '../../core/reports';

const ACCOUNT = { id: '7011', name: 'Shop', currency: 'USD', timezone: 'Asia/Kolkata' };
const made = ({ order, evidence }: CaseFile) => caseOf({ order, account: ACCOUNT, evidence });
const timeline = (story: CaseFile) =>
  timelineRows(made(story), timelineOf(story.evidence), zonesOf(made(story)));
const spend = (story: CaseFile) => {
  const curve = spendCurveOf(story.history);
  if (curve === null) throw new Error('There is no curve');
  return spendRows(made(story), curve);
};

describe('the timeline as a table', () => {
  it('has a line for each line of the report, with the id that a spreadsheet cannot round', () => {
    const [heads, first, ...rest] = timeline(offStop());
    expect(heads).toHaveLength(first?.length ?? 0);
    expect(first?.slice(0, 5)).toEqual([
      'campaign/1846211451413538123',
      '2026-03-10T15:20:00.000Z',
      '2026-03-10T15:20:00.000Z',
      '2026-03-10 20',
      '1',
    ]);
    expect(rest).toHaveLength(timelineOf(offStop().evidence).length - 1);
  });

  it('lets nothing that TikTok says act as a formula', () => {
    const story = offStop().failed(60, { ...INVALID, apiMessage: '=HYPERLINK("https://elsewhere.example")' });
    expect(csvOf(timeline(story))).toContain(`,"'=HYPERLINK(""https://elsewhere.example"")",`);
  });
});

describe('the spend as a table', () => {
  it('leaves empty what the report does not tell, and tells later days too', () => {
    const rows = [
      row('2026-03-10 13', '-', 12),
      ...LEAKING.rows,
      row('2026-03-14', '2.00', 80),
      row('2026-03-15', '-', 3),
    ];
    const table = spend(offStop().looked(5 * 24 * 3600, { rows }));
    const line = (period: string) => table.find((cells) => cells[1] === period)?.slice(2);
    expect(line('2026-03-10 16')).toEqual(['UTC', '2026-03-10T16:00:00.000Z', '', 'USD', '', 'leak']);
    expect(line('2026-03-10 17')).toEqual(['UTC', '2026-03-10T17:00:00.000Z', '4.50', 'USD', '410', 'leak']);
    expect(line('2026-03-10 13')?.slice(2, 5)).toEqual(['', 'USD', '12']);
    expect(line('2026-03-15')).toEqual(['UTC', '', '', 'USD', '3', 'leak']);
    expect(line('2026-03-14')).toEqual(['UTC', '', '2.00', 'USD', '80', 'leak']);
  });

  it('is in a file whose name tells the campaign and the day', () => {
    expect(fileName(made(offStop()), 'spend', 'csv', PRESS)).toBe(
      'standstill-spend-1846211451413538123-2026-03-10.csv',
    );
  });
});
