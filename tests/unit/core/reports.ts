import type { SpendReport, SpendRow } from '@/utils/core/spend';
import { PRESS } from './press';

/** The hour of a report, of an account whose clocks show UTC, that many seconds after the press. */
export function hour(seconds: number): string {
  return new Date(PRESS + seconds * 1000).toISOString().slice(0, 13).replace('T', ' ');
}

export function row(period: string, spent: string, shown: number | null = 0): SpendRow {
  return { period, spent, shown };
}

/** The press is at 15:20, so 16 to 17 is the first hour that must stay silent. */
export const BEFORE = row('2026-03-10 14', '10.00', 900);
export const STOP_HOUR = row('2026-03-10 15', '3.00', 270);
export const FIRST_SILENT = '2026-03-10 16';
export const SECOND_SILENT = '2026-03-10 17';
export const SPENT: SpendRow[] = [BEFORE, STOP_HOUR];

/** A report of a lively account, in which ours spent until the press and nothing since. */
export function silentReport(seconds: number): SpendReport {
  return {
    per: 'hour',
    timezone: 'UTC',
    currency: 'USD',
    rows: SPENT,
    total: '130.00',
    newest: hour(seconds),
    othersRunning: null,
    complete: true,
  };
}

/** Money, seen by people, in an hour in which nothing should run. */
export const LEAKING = {
  rows: [...SPENT, row(SECOND_SILENT, '4.50', 410)],
  total: '134.50',
} satisfies Partial<SpendReport>;
