import { expect, test } from 'vitest';
import { incidentId, isWorthAnnouncing } from '@/utils/core/announce';
import { FLAGS, type Flag, type RaisedFlag } from '@/utils/core/verdict';

const since = Date.parse('2026-03-10T15:20:00Z');
const raised = (flag: Flag, at = since): RaisedFlag => ({
  flag,
  since: at,
  said: { key: 'x', values: {} },
  next: 'wait',
});

test.each(FLAGS.filter((flag) => flag !== 'outcome-unknown'))('%s is told at once', (flag) => {
  expect(isWorthAnnouncing(raised(flag), since)).toBe(true);
});

test('an unknown outcome is told when a minute of reads has not cleared it', () => {
  const unknown = raised('outcome-unknown');
  expect(isWorthAnnouncing(unknown, since)).toBe(false);
  expect(isWorthAnnouncing(unknown, since + 59_999)).toBe(false);
  expect(isWorthAnnouncing(unknown, since + 60_000)).toBe(true);
});

test('the same flag of the same order since the same moment is one incident', () => {
  expect(incidentId('a', raised('rejected'))).toBe(incidentId('a', { ...raised('rejected'), next: 'retry' }));
});

test('another order, another flag and another moment are other incidents', () => {
  const ids = [
    incidentId('a', raised('rejected')),
    incidentId('b', raised('rejected')),
    incidentId('a', raised('cannot-verify')),
    incidentId('a', raised('rejected', since + 1)),
  ];
  expect(new Set(ids).size).toBe(ids.length);
});
