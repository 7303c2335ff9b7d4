import { describe, expect, test } from 'vitest';
import type { Flag } from '@/utils/core/verdict';
import {
  adGroup,
  ALL_OFF,
  INVALID,
  MINUTES,
  OFF,
  OFFLINE,
  ON,
  PRESS,
  RATE_LIMITED,
  stop,
  TOKEN_REVOKED,
  type CaseFile,
} from './case-file';

const seconds = (at: number) => PRESS + at * 1000;
const off = () => stop().accepted().believably(OFF, 12).tree(12, ALL_OFF);
const waits = { switch: 'off', status: 'CAMPAIGN_STATUS_BUDGET_EXCEED' } as const;
const partly = () => stop().sent(0).answered(0, { outcome: 'partial', problem: INVALID });

describe('a flag that the person leaves', () => {
  test.each<[Flag, CaseFile, number]>([
    ['turned-back-on', off().believably(ON, 110), 110],
    ['still-running', stop().accepted().believably(ON, 70), 70],
    ['rejected', stop().rejected(0, INVALID), 1],
    ['outcome-unknown', stop().lost(0), 1],
    ['partly-applied', partly(), 1],
    ['can-resume-by-itself', stop().accepted().read(60, waits), 61],
    ['cannot-verify', off().failed(20, TOKEN_REVOKED), 20],
  ])('%s is not raised again for the same incident', (flag, file, at) => {
    expect(file.flags(at)).toEqual([flag]);
    file.acknowledged(at, flag);
    expect(file.flags(at)).toEqual([]);
    expect(file.flags(at + 5)).toEqual([]);
  });

  test('leaves the other flags', () => {
    const file = stop().rejected(0, INVALID).believably(ON, 70).acknowledged(70, 'rejected');
    expect(file.flags()).toEqual(['still-running']);
  });

  test('changes nothing about the proof', () => {
    const file = off().believably(ON, 110);
    const before = file.verdict();
    expect(file.acknowledged(110, 'turned-back-on').verdict()).toMatchObject({
      stage: before.stage,
      reachedAt: before.reachedAt,
      nextLookAt: before.nextLookAt,
    });
  });
});

describe('a new incident is raised although an older one was left', () => {
  test('it is turned on a second time', () => {
    const file = off().believably(ON, 110).acknowledged(110, 'turned-back-on').believably(OFF, 200);
    expect(file.flags()).toEqual([]);
    expect(file.believably(ON, 310).flag('turned-back-on')?.since).toBe(seconds(300));
  });

  test('it runs again after it was seen off', () => {
    const delivers = { switch: 'off', status: 'CAMPAIGN_STATUS_ENABLE' } as const;
    const file = stop().accepted().read(60, delivers).acknowledged(60, 'still-running').read(120, OFF);
    expect(file.flags()).toEqual([]);
    expect(file.read(180, delivers).flag('still-running')?.since).toBe(seconds(180));
  });

  test('it waits for another day after it was seen off', () => {
    const file = stop().accepted().read(60, waits).acknowledged(60, 'can-resume-by-itself');
    expect(file.believably(OFF, 120).read(180, waits).flags()).toEqual(['can-resume-by-itself']);
  });

  test('another part below runs after all were off', () => {
    const runs = [adGroup('ADGROUP_STATUS_DELIVERY_OK')];
    const file = off().tree(60, runs).acknowledged(60, 'still-running').tree(120, ALL_OFF);
    expect(file.tree(180, runs).flag('still-running')?.since).toBe(seconds(180));
  });

  test('a later send is lost, refused or partly applied', () => {
    const lost = stop().lost(0).acknowledged(1, 'outcome-unknown').believably(ON, 12).lost(12);
    expect(lost.flags()).toEqual(['outcome-unknown']);
    const refused = stop().rejected(0, RATE_LIMITED).rejected(26, RATE_LIMITED);
    refused.acknowledged(40, 'rejected').rejected(86, INVALID);
    expect(refused.flag('rejected')?.since).toBe(seconds(86));
    const again = partly().acknowledged(1, 'partly-applied').sent(2);
    again.answered(2, { outcome: 'partial', problem: INVALID });
    expect(again.flags()).toEqual(['partly-applied']);
  });

  test('TikTok cannot be read again after it could', () => {
    const file = off().failed(20, TOKEN_REVOKED).acknowledged(20, 'cannot-verify').read(30, OFF);
    expect(file.failed(60, TOKEN_REVOKED).flags()).toEqual(['cannot-verify']);
  });

  test('the access goes while TikTok was unreachable', () => {
    const file = off().failed(20, OFFLINE).failed(80, OFFLINE).acknowledged(80, 'cannot-verify');
    expect(file.failed(140, TOKEN_REVOKED).flag('cannot-verify')?.next).toBe('reconnect');
  });

  test('it was never proved, long after TikTok could not be read', () => {
    const file = stop().accepted().failed(2, OFFLINE).failed(70, OFFLINE).acknowledged(70, 'cannot-verify');
    expect(file.read(80, OFF).flags()).toEqual([]);
    expect(file.flags(10 * MINUTES)).toEqual(['cannot-verify']);
  });
});
