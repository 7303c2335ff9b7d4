import { describe, expect, test } from 'vitest';
import { INVALID, OFF, OFFLINE, ON, PRESS, resume, TIMED_OUT, TOKEN_REVOKED } from './case-file';

const seconds = (at: number) => PRESS + at * 1000;

describe('a resume', () => {
  test('is requested, then accepted, then seen on', () => {
    const file = resume().identified(OFF);
    expect(file.verdict()).toMatchObject({
      stage: 'requested',
      resumed: false,
      tone: 'waiting',
      said: { key: 'verdict_resume_requested' },
    });
    expect(file.accepted(1).verdict()).toMatchObject({
      stage: 'accepted',
      resumed: false,
      tone: 'waiting',
      said: { key: 'verdict_resume_accepted' },
      reachedAt: { requested: seconds(0), accepted: seconds(1) },
    });
    expect(file.read(3, ON).verdict()).toMatchObject({
      resumed: true,
      tone: 'delivering',
      flags: [],
      said: { key: 'verdict_resumed' },
    });
  });

  test('never climbs the ladder of stopping', () => {
    expect(resume().accepted().believably(OFF, 12).verdict()).toMatchObject({ stage: 'accepted' });
  });

  test('is not resumed by a read from before it was sent', () => {
    expect(resume().read(0, ON).sent(1).verdict().resumed).toBe(false);
  });

  test('is over once it is believably on', () => {
    const file = resume().accepted().believably(ON, 12);
    expect(file.verdict()).toMatchObject({ closed: true, nextLookAt: null });
  });

  test('is over when a later order took over', () => {
    const file = resume().lost(0).superseded(3);
    expect(file.verdict()).toMatchObject({ closed: true, flags: [], said: { key: 'verdict_superseded' } });
  });
});

describe('a person must look', () => {
  test('when it was not sent', () => {
    const file = resume().refused(130, 'too-late');
    expect(file.verdict().flags).toMatchObject([
      { flag: 'rejected', since: seconds(130), said: { key: 'refusal_too_late' } },
    ]);
  });

  test('when TikTok refused it', () => {
    const file = resume().rejected(1, INVALID);
    expect(file.verdict()).toMatchObject({
      stage: 'requested',
      tone: 'needs-you',
      flags: [{ flag: 'rejected', since: seconds(1), next: 'resume-again' }],
    });
  });

  test('when nobody knows whether it arrived, until TikTok shows it on', () => {
    const file = resume().lost(1);
    expect(file.verdict().flags).toMatchObject([{ flag: 'outcome-unknown', next: 'resume-again' }]);
    expect(file.read(3, OFF).flags()).toEqual(['outcome-unknown']);
    expect(file.read(5, ON).flags()).toEqual([]);
  });

  test.each(['accepted', 'partial'] as const)('when it was %s and a minute later still is off', (outcome) => {
    const answer = outcome === 'partial' ? { outcome, problem: TIMED_OUT } : { outcome };
    const file = resume().sent(0).answered(0, answer).read(30, OFF).read(59, OFF);
    expect(file.flags()).toEqual([]);
    expect(file.read(60, OFF).verdict().flags).toMatchObject([
      { flag: 'cannot-verify', said: { key: 'verdict_resume_not_seen' }, next: 'resume-again' },
    ]);
    expect(file.read(61, ON).flags()).toEqual([]);
  });

  test.each([OFFLINE, TOKEN_REVOKED])('when it cannot even be identified: $reason', (problem) => {
    const file = resume().failed(1, problem, 'identify');
    expect(file.verdict().flags).toMatchObject([{ flag: 'cannot-verify', since: seconds(1), next: 'retry' }]);
  });
});
