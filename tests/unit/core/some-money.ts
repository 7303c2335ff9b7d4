import fc from 'fast-check';
import type { LoggedChange, TurnOnRule } from '@/utils/core/evidence';
import type { SpendBelow, SpendReport, SpendRow } from '@/utils/core/spend';
import { PRESS } from './press';
import { FIRST_SILENT, SECOND_SILENT, SPENT, silentReport } from './reports';

/** A report that has always come further than what is asked of it. */
export const LIVELY = '2026-04-30 23';

const PERIODS = [
  '2026-03-10 13',
  '2026-03-10 14',
  '2026-03-10 15',
  FIRST_SILENT,
  SECOND_SILENT,
  '2026-03-10 20',
  '2026-03-12',
];

/** What TikTok's report may say, of an account whose clocks show UTC; mostly silent since the press. */
export function someReport(): fc.Arbitrary<SpendReport> {
  const silent = { ...silentReport(0), newest: LIVELY };
  return fc
    .oneof(
      { weight: 3, arbitrary: fc.constant(silent) },
      {
        weight: 2,
        arbitrary: fc.record({
          per: fc.constantFrom('hour' as const, 'hour' as const, 'hour' as const, 'day' as const),
          timezone: fc.constant('UTC'),
          currency: fc.constantFrom('USD', 'USD', 'JPY'),
          rows: fc.array(someRow(), { maxLength: 2 }).map((rows) => [...SPENT, ...rows]),
          total: fc.constantFrom('130.00', '130.00', '131.00', null),
          newest: fc.constantFrom(LIVELY, LIVELY, FIRST_SILENT, null),
          othersRunning: fc.constantFrom(null, 0, 0, 1),
          complete: fc.constantFrom(true, true, true, false),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          rows: fc.array(someRow(), { maxLength: 3 }),
          newest: fc.constantFrom(FIRST_SILENT, null),
          othersRunning: fc.constantFrom(null, 0, 1),
        }),
      },
    )
    .map((report) => ({ ...silent, ...report }));
}

function someRow(): fc.Arbitrary<SpendRow> {
  return fc.record({
    period: fc.constantFrom(...PERIODS),
    spent: fc.constantFrom('0.00', '0.00', '0.01', '4.00', '-1.00', '-'),
    shown: fc.constantFrom(0, 0, 0, 5, null),
  });
}

export function someParts(): fc.Arbitrary<SpendBelow[]> {
  return fc.array(
    fc.record({
      level: fc.constant('adgroup' as const),
      id: fc.constantFrom('1', '2'),
      rows: fc.array(someRow(), { maxLength: 3 }),
    }),
    { maxLength: 2 },
  );
}

export function someRules(): fc.Arbitrary<TurnOnRule[]> {
  return fc.constantFrom([], [], [{ id: '1', name: 'Weekend on' }]);
}

export function someChanges(): fc.Arbitrary<LoggedChange[]> {
  return fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: 8 * 3600 }).map((seconds) => PRESS + seconds * 1000),
      by: fc.record({
        kind: fc.constantFrom('person' as const, 'rule' as const, 'app' as const, 'unknown' as const),
        name: fc.constant('Somebody'),
      }),
      to: fc.constantFrom('on' as const, 'on' as const, 'off' as const, 'deleted' as const),
    }),
    { maxLength: 3 },
  );
}
