import { describe, expect, test } from 'vitest';
import { ALL_OFF, HOURS, OFF, OFFLINE, ON, PERMISSION_LOST, PRESS, resume, stop } from './case-file';

const off = () => stop().identified().accepted().believably(OFF, 12).tree(13, ALL_OFF).spend(13);

describe('a rule that will turn it on again', () => {
  test('is told by its name while it is off', () => {
    const file = off().rules(14, 'Weekend on', 'Monday on');
    expect(file.verdict()).toMatchObject({
      stage: 'nothing-can-run',
      tone: 'needs-you',
      flags: [
        {
          flag: 'can-resume-by-itself',
          since: PRESS + 14_000,
          said: { key: 'verdict_rule_turns_on', values: { name: 'Weekend on' } },
          next: 'open-tiktok',
        },
      ],
    });
    expect(file.believably(ON, HOURS).flags()).toEqual(['turned-back-on']);
  });

  test('stays told through later looks, until the person leaves it', () => {
    const file = off()
      .rules(14, 'Weekend on')
      .looked(2 * HOURS)
      .looked(4 * HOURS);
    expect(file.flags()).toEqual(['can-resume-by-itself']);
    expect(file.acknowledged(4 * HOURS, 'can-resume-by-itself').flags()).toEqual([]);
  });

  test('does not take back what the money proves', () => {
    const file = off()
      .rules(14, 'Weekend on')
      .looked(2 * HOURS)
      .looked(4 * HOURS);
    expect(file.verdict()).toMatchObject({ stage: 'confirmed', tone: 'needs-you' });
  });

  test('is no flag where there is none', () => {
    expect(off().rules(14).flags()).toEqual([]);
  });
});

describe('the rules are read', () => {
  test('with the look that finds it believably off, once', () => {
    expect(stop().identified().accepted().read(2, OFF).tree(2, ALL_OFF).step().do).not.toBe('read-rules');
    expect(off().step()).toEqual({ do: 'read-rules' });
    const file = off().rules(14);
    for (const at of [20, 3600, 4 * HOURS]) expect(file.looked(at).step().do).not.toBe('read-rules');
  });

  test('with the next look when they could not be, three times at most', () => {
    const file = off();
    for (const at of [20, 30, 60]) {
      expect(file.step()).toEqual({ do: 'read-rules' });
      expect(file.failed(at - 1, OFFLINE, 'rules').step(at - 1).do).not.toBe('read-rules');
      file.read(at, OFF);
    }
    expect(file.step().do).not.toBe('read-rules');
  });

  test('and a stop neither waits for them nor is blamed for them', () => {
    const file = off()
      .failed(14, PERMISSION_LOST, 'rules')
      .looked(2 * HOURS)
      .looked(4 * HOURS);
    expect(file.verdict()).toMatchObject({ stage: 'confirmed', flags: [] });
  });

  test('never for a resume', () => {
    expect(resume().identified(OFF).accepted().believably(OFF, 12).step().do).not.toBe('read-rules');
  });
});
