import { expect, test } from 'vitest';
import { incidentId, incidentOf, isWorthAnnouncing } from '@/utils/core/announce';
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

const MINUTE = 60_000;
const ofRun = (id: string, runId = 'run') => ({ id, runId, createdAt: since });

test('the same flag of many orders right after a stop of everything is one incident', () => {
  const first = incidentOf(ofRun('a'), raised('rejected', since + 1000));
  expect(first.ofRun).toBe(true);
  expect(incidentOf(ofRun('b'), raised('rejected', since + 9 * MINUTE))).toEqual(first);
  expect(incidentOf(ofRun('b'), raised('still-running', since + 1000))).not.toEqual(first);
  expect(incidentOf(ofRun('b', 'another'), raised('rejected', since + 1000))).not.toEqual(first);
});

test('what goes wrong later, or without such a run, is an incident of its own', () => {
  const later = raised('turned-back-on', since + 10 * MINUTE);
  expect(incidentOf(ofRun('a'), later)).toEqual({ id: incidentId('a', later) });
  const alone = raised('rejected', since + 1000);
  expect(incidentOf({ id: 'a', createdAt: since }, alone)).toEqual({ id: incidentId('a', alone) });
});
