import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayAt, daysBetween, hourAfter, hourAt } from '@/utils/core/account-hours';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const utc = (text: string) => Date.parse(`${text}Z`);

describe('the hour that contains an instant is the one on the account’s wall', () => {
  test.each([
    ['UTC', '2026-03-10T15:20', '2026-03-10 15', '2026-03-10T15:00', 60],
    ['Asia/Kolkata', '2026-03-10T15:20', '2026-03-10 20', '2026-03-10T14:30', 60],
    ['Asia/Kolkata', '2026-03-10T15:30', '2026-03-10 21', '2026-03-10T15:30', 60],
    ['Asia/Kathmandu', '2026-03-10T15:20', '2026-03-10 21', '2026-03-10T15:15', 60],
    ['Asia/Kathmandu', '2026-03-10T15:14:59', '2026-03-10 20', '2026-03-10T14:15', 60],
    // The sign is upside down: eight hours behind UTC.
    ['Etc/GMT+8', '2026-03-10T15:20', '2026-03-10 07', '2026-03-10T15:00', 60],
    ['Etc/GMT-8', '2026-03-10T15:20', '2026-03-10 23', '2026-03-10T15:00', 60],
    ['America/New_York', '2026-03-10T03:59', '2026-03-09 23', '2026-03-10T03:00', 60],
    ['Asia/Kolkata', '2026-12-31T18:30', '2027-01-01 00', '2026-12-31T18:30', 60],
    ['Asia/Kolkata', '2026-12-31T18:29:59', '2026-12-31 23', '2026-12-31T17:30', 60],
    // Clocks go back: the hour of that name lasts longer, as its row does.
    ['America/New_York', '2026-11-01T05:10', '2026-11-01 01', '2026-11-01T05:00', 120],
    ['America/New_York', '2026-11-01T06:10', '2026-11-01 01', '2026-11-01T05:00', 120],
    ['Australia/Lord_Howe', '2026-04-04T15:10', '2026-04-05 01', '2026-04-04T14:00', 90],
    // Clocks go forward: the second hour of that night is short there, or is none.
    ['Australia/Lord_Howe', '2026-10-03T15:40', '2026-10-04 02', '2026-10-03T15:30', 30],
    ['America/New_York', '2026-03-08T07:00', '2026-03-08 03', '2026-03-08T07:00', 60],
  ])('%s %s', (zone, at, label, start, minutes) => {
    expect(hourAt(zone, utc(at))).toEqual({
      label,
      start: utc(start),
      end: utc(start) + minutes * MINUTE,
    });
  });
});

/** The labels of all hours of an account's day, from one instant in it. */
function hoursOf(zone: string, within: string): string[] {
  const day = dayAt(zone, utc(within));
  let hour = hourAt(zone, utc(within));
  while (hour.label.slice(0, 10) === day) hour = hourAt(zone, hour.start - 1);
  const labels: string[] = [];
  for (hour = hourAfter(zone, hour); hour.label.slice(0, 10) === day; hour = hourAfter(zone, hour)) {
    labels.push(hour.label.slice(11));
  }
  return labels;
}

describe('a day', () => {
  const ALL = Array.from({ length: 24 }, (_, index) => String(index).padStart(2, '0'));

  test.each([
    ['Asia/Kathmandu', '2026-03-10T12:00'],
    ['America/New_York', '2026-03-10T12:00'],
    ['America/New_York', '2026-11-01T12:00'],
    ['Australia/Lord_Howe', '2026-10-04T00:00'],
  ])('in %s on %s has a row for each of 24 labels', (zone, within) => {
    expect(hoursOf(zone, within)).toEqual(ALL);
  });

  test('has no row for the hour that the clocks leave out', () => {
    expect(hoursOf('America/New_York', '2026-03-08T12:00')).toEqual(ALL.filter((label) => label !== '02'));
  });

  test.each([
    ['America/New_York', '2026-03-08', '2026-03-08T05:00', 23],
    ['America/New_York', '2026-11-01', '2026-11-01T04:00', 25],
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-04T13:00', 24.5],
    ['Australia/Lord_Howe', '2026-10-04', '2026-10-03T13:30', 23.5],
    ['Asia/Kolkata', '2026-03-10', '2026-03-09T18:30', 24],
  ])('in %s, %s, lasts from midnight to midnight', (zone, day, midnight, hours) => {
    const start = utc(midnight);
    const end = start + hours * HOUR;
    expect(dayAt(zone, start - 1)).not.toBe(day);
    expect([dayAt(zone, start), dayAt(zone, end - 1)]).toEqual([day, day]);
    expect(dayAt(zone, end)).not.toBe(day);
    expect(hourAt(zone, start)).toMatchObject({ label: `${day} 00`, start });
  });

  test('of the account, not of UTC', () => {
    const at = utc('2026-12-31T20:00');
    expect(dayAt('Asia/Kolkata', at)).toBe('2027-01-01');
    expect(dayAt('UTC', at)).toBe('2026-12-31');
    expect(dayAt('Etc/GMT+8', at)).toBe('2026-12-31');
  });
});

describe('the days from one instant to another', () => {
  test.each([
    ['the same instant', 'UTC', '2026-03-10T15:20', '2026-03-10T15:20', ['2026-03-10']],
    ['a minute around midnight', 'Asia/Kathmandu', '2026-03-10T18:14:30', '2026-03-10T18:15:30', ['2026-03-10', '2026-03-11']], // prettier-ignore
    ['around a short day', 'America/New_York', '2026-03-08T04:59', '2026-03-09T04:01', ['2026-03-07', '2026-03-08', '2026-03-09']], // prettier-ignore
    ['around a long day', 'America/New_York', '2026-11-01T03:59', '2026-11-02T05:01', ['2026-10-31', '2026-11-01', '2026-11-02']], // prettier-ignore
    ['over the end of a leap February', 'UTC', '2028-02-28T23:00', '2028-03-01T01:00', ['2028-02-28', '2028-02-29', '2028-03-01']], // prettier-ignore
  ])('%s', (_what, zone, from, to, days) => {
    expect(daysBetween(zone, utc(from), utc(to))).toEqual(days);
  });
});

const ZONES = [
  'UTC',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Etc/GMT+8',
  'America/New_York',
  'Australia/Lord_Howe',
];
const anywhen = fc.integer({ min: utc('2025-01-01T00:00'), max: utc('2028-12-31T00:00') });

test('hours follow each other without a hole or an overlap, and their labels sort as they do', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), anywhen, (zone, at) => {
      const hour = hourAt(zone, at);
      const next = hourAfter(zone, hour);
      expect(hour.start).toBeLessThanOrEqual(at);
      expect(hour.end).toBeGreaterThan(at);
      expect(next.start).toBe(hour.end);
      expect(next.label > hour.label).toBe(true);
      expect(hourAt(zone, hour.end - 1)).toEqual(hour);
    }),
  );
});

test('a zone that nobody knows is an error, never another zone', () => {
  expect(() => hourAt('Mars/Olympus', 0)).toThrow(RangeError);
});
