import { describe, expect, test } from 'vitest';
import { rank } from '@/utils/core/verdict';
import { adGroup, ALL_OFF, HOURS, MINUTES, OFF, offStop, OFFLINE, ON, PRESS, stop } from './case-file';
import { FIRST_SILENT, hour, LEAKING, row, SECOND_SILENT, SPENT } from './reports';

const seconds = (at: number) => PRESS + at * 1000;
const DAY = 24 * HOURS;

const quiet = () =>
  offStop()
    .looked(45 * MINUTES)
    .looked(75 * MINUTES);
const confirmed = () => quiet().looked(4 * HOURS);
const final = () => confirmed().looked(DAY);

describe('money in an hour in which nothing should run takes everything back', () => {
  test.each([
    ['nothing-can-run', () => offStop(), 45 * MINUTES],
    ['quiet', quiet, 2 * HOURS],
    ['confirmed', confirmed, 5 * HOURS],
    ['final', final, 3 * DAY],
  ] as const)('from %s', (stage, climbed, at) => {
    const file = climbed();
    expect(file.verdict().stage).toBe(stage);
    const verdict = file.looked(at, LEAKING).verdict();
    expect(verdict).toMatchObject({
      stage: 'nothing-can-run',
      tone: 'money-leaving',
      flags: [{ flag: 'still-spending', since: seconds(at), next: 'stop-again' }],
      money: { after: '4.50' },
    });
    expect(verdict.reachedAt).not.toHaveProperty('quiet');
    expect(verdict.said).toEqual({
      key: 'verdict_still_spending',
      values: { amount: '4.50', currency: 'USD', period: SECOND_SILENT },
    });
  });

  test.each([
    ['impressions that cost nothing', { rows: [...SPENT, row(FIRST_SILENT, '0.00', 3)] }],
    ['one cent in the second silent hour', { rows: [...SPENT, row(SECOND_SILENT, '0.01')] }],
    ['a report with a page missing', { ...LEAKING, complete: false }],
    ['a report that stands still', { ...LEAKING, newest: null }],
    ['what is told by the day', { per: 'day' as const, rows: [row('2026-03-11', '2.00', 90)] }],
    ['what had never spent before', { rows: [row(SECOND_SILENT, '2.00', 90)] }],
  ])('also with %s', (_what, report) => {
    const file = confirmed().looked(3 * DAY, report);
    expect(file.verdict()).toMatchObject({ stage: 'nothing-can-run', flags: [{ flag: 'still-spending' }] });
  });

  test('also in an answer without a date, which proves nothing good', () => {
    const file = confirmed()
      .looked({ ours: 5 * HOURS, tiktok: null }, LEAKING)
      .looked(6 * HOURS);
    expect(file.verdict()).toMatchObject({ stage: 'nothing-can-run', flags: [{ flag: 'still-spending' }] });
  });

  test('but late money of the stop hour does not', () => {
    const late = { rows: [...SPENT, row(hour(0), '60.00', 5000)], total: '190.00' };
    expect(
      confirmed()
        .looked(5 * HOURS, late)
        .verdict(),
    ).toMatchObject({ stage: 'confirmed', flags: [] });
  });
});

describe('it is not forgotten', () => {
  const leaked = () => confirmed().looked(5 * HOURS, LEAKING);

  test('by silent reports, however many', () => {
    const file = leaked();
    for (const at of [6, 7, 8, 12, 24, 72, 168]) file.looked(at * HOURS);
    expect(rank(file.verdict().stage)).toBeLessThan(rank('quiet'));
    expect(file.verdict().money?.provisionalUntil).not.toBeNull();
    expect(file.flag('still-spending')).toMatchObject({
      since: seconds(5 * HOURS),
      said: { values: { amount: '4.50', period: SECOND_SILENT } },
    });
  });

  test('by more of it: it is one incident, that began with the first', () => {
    const file = leaked().looked(6 * HOURS, {
      rows: [...LEAKING.rows, row(FIRST_SILENT, '0.50', 40)],
      total: '135.00',
    });
    expect(file.flag('still-spending')).toMatchObject({
      since: seconds(5 * HOURS),
      said: { values: { amount: '5', period: SECOND_SILENT } },
    });
  });

  test('and is told alone, however long it is past the time of proof', () => {
    const file = offStop()
      .looked(45 * MINUTES)
      .looked(2 * HOURS, LEAKING);
    expect(
      file
        .looked(13 * HOURS, LEAKING)
        .looked(14 * HOURS)
        .flags(),
    ).toEqual(['still-spending']);
  });

  test('by somebody who turns it on, or on and off again', () => {
    const file = leaked().believably(ON, 6 * HOURS);
    expect(file.flags()).toEqual(['turned-back-on', 'still-spending']);
    file
      .believably(OFF, 7 * HOURS)
      .tree(7 * HOURS, ALL_OFF)
      .looked(9 * HOURS)
      .looked(12 * HOURS);
    expect(file.flags()).toEqual(['turned-back-on', 'still-spending']);
  });

  test('by reads that fail, find nothing, or find it deleted', () => {
    expect(
      leaked()
        .failed(6 * HOURS, OFFLINE, 'spend')
        .flags(),
    ).toContain('still-spending');
    expect(
      leaked()
        .missing(6 * HOURS)
        .flags(),
    ).toContain('still-spending');
    const deleted = { switch: 'deleted', status: 'CAMPAIGN_STATUS_DELETE' } as const;
    expect(
      leaked()
        .believably(deleted, 6 * HOURS)
        .flags(),
    ).toContain('still-spending');
  });

  test('but the person may leave it, and then it stays unproved all the same', () => {
    const file = leaked().acknowledged(5 * HOURS, 'still-spending');
    for (const at of [6, 7, 8, 24, 48]) file.looked(at * HOURS);
    expect(file.verdict()).toMatchObject({ stage: 'nothing-can-run', flags: [], tone: 'waiting' });
  });

  test('and a new stop begins anew', () => {
    const again = 6 * HOURS;
    const file = leaked()
      .accepted(again)
      .believably(OFF, again + 12);
    expect(file.flags()).not.toContain('still-spending');
    const rows = [...(LEAKING.rows ?? []), row(hour(again), '1.00', 80)];
    for (const after of [2 * HOURS, 4 * HOURS]) file.looked(again + after, { ...LEAKING, rows });
    expect(file.verdict()).toMatchObject({ stage: 'confirmed', flags: [] });
  });
});

describe('money while somebody had it turned on', () => {
  // On from 18:20, off again at 19:20.
  const on = 3 * HOURS;
  const off = 4 * HOURS;
  const between = () =>
    offStop()
      .looked(2 * HOURS)
      .believably(ON, on)
      .believably(OFF, off)
      .tree(off, ALL_OFF);
  const rows = [...SPENT, row(hour(on), '9.00', 800), row(hour(off), '2.00', 150)];

  test('is no leak of the second time it was off', () => {
    const file = between().looked(off + HOURS, { rows });
    expect(file.flags()).toEqual(['turned-back-on']);
  });

  test('and that time is proved from when it was first read off again', () => {
    const file = between().looked(off + 2 * HOURS, { rows });
    expect(file.looked(off + 3 * HOURS + 39 * MINUTES, { rows }).verdict().stage).not.toBe('confirmed');
    expect(file.looked(off + 3 * HOURS + 40 * MINUTES, { rows }).verdict().stage).toBe('confirmed');
  });

  test('and reports of the first time do not count for the second, though the sum is the same', () => {
    const file = between();
    const due = off + 3 * HOURS + 40 * MINUTES;
    expect(file.looked(due, { rows }).verdict().stage).toBe('nothing-can-run');
    expect(file.looked(due + HOURS, { rows }).verdict().stage).toBe('confirmed');
  });

  test('and a leak after it is one', () => {
    const leak = row(hour(off + 2 * HOURS), '1.00', 60);
    const file = between().looked(off + 3 * HOURS, { rows: [...rows, leak] });
    expect(file.flag('still-spending')?.said.values).toMatchObject({ amount: '1', period: leak.period });
  });

  test('is not proved where the day of the second time is only told as a whole', () => {
    const days = 3 * DAY;
    const file = offStop()
      .looked(4 * HOURS)
      .believably(ON, days - HOURS)
      .believably(OFF, days);
    // What was spent that day before the second stop and after it is in one row.
    const told = { rows: [...SPENT, row('2026-03-13', '30.00', 2500)], total: '160.00' };
    for (const after of [12, HOURS, 3 * HOURS, 5 * HOURS]) file.looked(days + after, told);
    expect(file.verdict().stage).toBe('nothing-can-run');
  });
});

describe('the part that the money goes through', () => {
  const other = adGroup('ADGROUP_STATUS_CAMPAIGN_DISABLE', 'Men');
  const NODES = [...ALL_OFF, { ...other, id: '77' }];
  const parts = [
    {
      level: 'adgroup' as const,
      id: '1846211451413538200',
      rows: [...SPENT, row(SECOND_SILENT, '1.00', 80)],
    },
    { level: 'adgroup' as const, id: '77', rows: [...SPENT, row(SECOND_SILENT, '3.50', 330)] },
  ];
  const leaked = () =>
    quiet()
      .tree(100 * MINUTES, NODES)
      .spend(100 * MINUTES, LEAKING);
  const nodeOf = (file: ReturnType<typeof stop>) => file.flag('still-spending')?.node;

  test('is the one that spent most since, by its name', () => {
    const file = leaked().below(101 * MINUTES, ...parts);
    expect(file.flag('still-spending')).toMatchObject({
      said: { key: 'verdict_still_spending_below', values: { name: 'Men', amount: '4.50' } },
      node: { level: 'adgroup', id: '77', name: 'Men' },
    });
  });

  test('is not one that spent much before the stop only', () => {
    const much = { ...parts[1], rows: [row(hour(0), '500.00', 9000)] };
    const file = leaked().below(101 * MINUTES, ...parts.slice(0, 1), { ...parts[1]!, ...much });
    expect(nodeOf(file)?.id).toBe('1846211451413538200');
  });

  test('has its id for a name where the levels below do not tell one', () => {
    const file = leaked().below(101 * MINUTES, { ...parts[1]!, id: '99' });
    expect(nodeOf(file)).toEqual({ level: 'adgroup', id: '99', name: '99' });
  });

  test('else is the one that TikTok says can deliver', () => {
    const file = leaked().tree(101 * MINUTES, [
      ...ALL_OFF,
      { ...other, id: '77', status: 'ADGROUP_STATUS_DELIVERY_OK' },
    ]);
    expect(nodeOf(file)).toEqual({ level: 'adgroup', id: '77', name: 'Men' });
  });

  test('else is not guessed', () => {
    expect(nodeOf(leaked())).toBeUndefined();
    expect(nodeOf(leaked().below(101 * MINUTES))).toBeUndefined();
    expect(leaked().flag('still-spending')?.said.key).toBe('verdict_still_spending');
  });

  test('is asked for with every report that shows the leak, once each', () => {
    const file = offStop().looked(100 * MINUTES, LEAKING);
    expect(file.step()).toEqual({ do: 'read-below' });
    expect(file.below(100 * MINUTES).step().do).not.toBe('read-below');
    expect(file.looked(160 * MINUTES, LEAKING).step()).toEqual({ do: 'read-below' });
    expect(file.failed(160 * MINUTES, OFFLINE, 'below').step().do).not.toBe('read-below');
  });

  test('is not asked for while nothing leaks, nor below an ad', () => {
    expect(quiet().step().do).toBe('wait');
    const ad = { switch: 'off', status: 'AD_STATUS_DISABLE' } as const;
    const file = stop('ad').identified().accepted().believably(ad, 12).rules(12).around(12);
    expect(
      file
        .read(100 * MINUTES, ad)
        .spend(100 * MINUTES, LEAKING)
        .step().do,
    ).not.toBe('read-below');
  });
});

describe('a Promote of the same post', () => {
  const BOOST = { id: '90', name: 'Boost', samePost: true };
  const OTHER = { id: '91', name: 'Another boost', samePost: false };
  const leaked = () => quiet().spend(100 * MINUTES, LEAKING);

  test('that runs beside a stop is named with its leak, and said once', () => {
    const file = leaked().around(101 * MINUTES, { promotes: [OTHER, BOOST] });
    expect(file.flag('still-spending')).toMatchObject({
      said: { key: 'verdict_still_spending_promote', values: { name: 'Boost', amount: '4.50' } },
      node: { level: 'promote', id: '90', name: 'Boost' },
      next: 'stop-again',
    });
    expect(file.verdict().risks.map(({ said }) => said.key)).toEqual([
      'common_risk_no_rule',
      'common_risk_promote',
    ]);
  });

  test('is not named where a part of it is known to spend', () => {
    const below = { level: 'adgroup' as const, id: '77', rows: [row(SECOND_SILENT, '3.50', 330)] };
    const file = leaked()
      .below(101 * MINUTES, below)
      .around(101 * MINUTES, { promotes: [BOOST] });
    expect(file.flag('still-spending')?.node?.level).toBe('adgroup');
  });

  test('is not suspected when it shows another post, or nobody knows which', () => {
    const unknown = { ...BOOST, samePost: null };
    const file = leaked().around(101 * MINUTES, { promotes: [OTHER, unknown] });
    expect(file.flag('still-spending')?.node).toBeUndefined();
  });

  test('is no alarm without a leak', () => {
    expect(
      quiet()
        .around(80 * MINUTES, { promotes: [BOOST] })
        .flags(),
    ).toEqual([]);
  });

  test('is looked for again once money leaks: what was read at the stop may be over', () => {
    const file = leaked().below(100 * MINUTES);
    expect(file.step()).toEqual({ do: 'read-surroundings' });
    expect(file.around(101 * MINUTES).step().do).not.toBe('read-surroundings');
  });

  test('is asked for once, though the answer comes from a copy whose clock is behind', () => {
    const file = leaked().below(100 * MINUTES);
    expect(file.step()).toEqual({ do: 'read-surroundings' });
    const behind = { ours: 101 * MINUTES, tiktok: 90 * MINUTES };
    expect(file.around(behind).step().do).not.toBe('read-surroundings');
  });
});
