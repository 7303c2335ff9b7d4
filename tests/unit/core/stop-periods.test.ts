import { describe, expect, test } from 'vitest';
import { periodsOf } from '@/utils/core/spend';

const utc = (text: string) => Date.parse(`${text}Z`);

describe('by the hour, what must be silent begins', () => {
  test.each([
    ['with the next hour', 'UTC', '2026-03-10T15:20', '15', '16', '2026-03-10T17:00'],
    ['on the account’s wall', 'Asia/Kolkata', '2026-03-10T15:10', '20', '21', '2026-03-10T16:30'],
    ['11 minutes before the hour is over', 'UTC', '2026-03-10T15:49', '15', '16', '2026-03-10T17:00'],
    [
      'an instant before the last 10 minutes',
      'UTC',
      '2026-03-10T15:49:59.999',
      '15',
      '16',
      '2026-03-10T17:00',
    ],
    ['one hour later for the last 10 minutes', 'UTC', '2026-03-10T15:50', '15', '17', '2026-03-10T18:00'],
    ['and for the last instant', 'UTC', '2026-03-10T15:59:59.999', '15', '17', '2026-03-10T18:00'],
    ['from the full hour on as ever', 'UTC', '2026-03-10T16:00', '16', '17', '2026-03-10T18:00'],
    ['late by the account’s clock', 'Asia/Kathmandu', '2026-03-10T15:05', '20', '22', '2026-03-10T17:15'],
  ])('%s', (_when, zone, at, stop, silent, end) => {
    expect(periodsOf('hour', zone, utc(at))).toEqual({
      stop: `2026-03-10 ${stop}`,
      silentFrom: `2026-03-10 ${silent}`,
      silentEnd: utc(end),
    });
  });

  test.each([
    ['the day', 'UTC', '2026-03-10T23:20', '2026-03-10 23', '2026-03-11 00'],
    ['the day, late', 'UTC', '2026-03-10T23:55', '2026-03-10 23', '2026-03-11 01'],
    ['the month', 'UTC', '2026-04-30T23:20', '2026-04-30 23', '2026-05-01 00'],
    ['the year', 'America/New_York', '2027-01-01T04:20', '2026-12-31 23', '2027-01-01 00'],
    ['the year, late', 'America/New_York', '2027-01-01T04:55', '2026-12-31 23', '2027-01-01 01'],
  ])('after the end of %s', (_what, zone, at, stop, silentFrom) => {
    expect(periodsOf('hour', zone, utc(at))).toMatchObject({ stop, silentFrom });
  });

  test('after the whole of an hour that the clocks repeat', () => {
    const periods = {
      stop: '2026-11-01 01',
      silentFrom: '2026-11-01 02',
      silentEnd: utc('2026-11-01T08:00'),
    };
    expect(periodsOf('hour', 'America/New_York', utc('2026-11-01T05:55'))).toEqual(periods);
    expect(periodsOf('hour', 'America/New_York', utc('2026-11-01T06:20'))).toEqual(periods);
  });

  test('without the hour that the clocks leave out', () => {
    expect(periodsOf('hour', 'America/New_York', utc('2026-03-08T06:20'))).toEqual({
      stop: '2026-03-08 01',
      silentFrom: '2026-03-08 03',
      silentEnd: utc('2026-03-08T08:00'),
    });
  });
});

describe('by the day, what must be silent begins', () => {
  test.each([
    ['with the next day', 'UTC', '2026-03-10T15:20', '2026-03-10', '2026-03-11', '2026-03-12T00:00'],
    ['with the next day of the account', 'Asia/Kolkata', '2026-03-10T20:00', '2026-03-11', '2026-03-12', '2026-03-12T18:30'], // prettier-ignore
    [
      'with the next day in the last hour',
      'UTC',
      '2026-03-10T23:20',
      '2026-03-10',
      '2026-03-11',
      '2026-03-12T00:00',
    ],
    ['a day later when the first hours of the next may hold a spill', 'UTC', '2026-03-10T23:55', '2026-03-10', '2026-03-12', '2026-03-13T00:00'], // prettier-ignore
    ['with the next month', 'UTC', '2026-02-28T12:00', '2026-02-28', '2026-03-01', '2026-03-02T00:00'],
    ['with the next year', 'UTC', '2026-12-31T12:00', '2026-12-31', '2027-01-01', '2027-01-02T00:00'],
    ['after a day of 23 hours', 'America/New_York', '2026-03-08T05:30', '2026-03-08', '2026-03-09', '2026-03-10T04:00'], // prettier-ignore
    ['and lasts a day of 25 hours', 'America/New_York', '2026-10-31T12:00', '2026-10-31', '2026-11-01', '2026-11-02T05:00'], // prettier-ignore
  ])('%s', (_when, zone, at, stop, silentFrom, end) => {
    expect(periodsOf('day', zone, utc(at))).toEqual({ stop, silentFrom, silentEnd: utc(end) });
  });
});
