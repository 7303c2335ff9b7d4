import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { timelineOf } from '@/utils/core/report/timeline';
import { ALL_OFF, INVALID, OFF, OFFLINE, offStop, ON, PRESS, stop } from '../case-file';
import { someBody } from '../some-evidence';

const keys = (file = offStop()) =>
  timelineOf(file.evidence).map(({ said }) => said.key.replace('report_event_', ''));

describe('the story of an order', () => {
  it('tells what was sent, answered and read, in that order', () => {
    expect(keys()).toEqual([
      'identified',
      'sending_switch_off',
      'answered_accepted',
      'switch_off',
      'tree',
      'rules_none',
      'surroundings',
    ]);
  });

  it('tells reads that say the same as one line, with the first and the last time', () => {
    const file = stop()
      .accepted()
      .read(2, OFF)
      .tree(3, ALL_OFF)
      .read(12, OFF)
      .tree(13, ALL_OFF)
      .read(60, OFF);
    const [, , off, tree] = timelineOf(file.evidence);
    expect(off).toMatchObject({ times: 3, from: PRESS + 2000, to: PRESS + 60_000 });
    expect(tree).toMatchObject({ times: 2 });
  });

  it('tells it again when something else was read in between', () => {
    const file = stop().accepted().read(2, OFF).read(12, ON).read(60, OFF).missing(70).read(80, OFF);
    expect(keys(file).slice(2)).toEqual(['switch_off', 'switch_on', 'switch_off', 'missing', 'switch_off']);
  });

  it('tells it again after something was sent', () => {
    const file = stop().accepted().read(2, OFF).accepted(30).read(32, OFF);
    expect(keys(file).filter((key) => key === 'switch_off')).toHaveLength(2);
  });

  it('says why something failed or was refused, and quotes TikTok', () => {
    const problem = { ...INVALID, apiMessage: 'Not this one' };
    const file = stop().rejected(0, problem).failed(10, OFFLINE).refused(11, 'not-found');
    expect(timelineOf(file.evidence).slice(1)).toMatchObject([
      { why: { key: 'problem_refused_by_tiktok', values: { code: '40002' } }, quoted: 'Not this one' },
      { said: { key: 'report_event_failed_switch' }, why: { key: 'problem_offline' } },
      { why: { key: 'refusal_not_found' } },
    ]);
  });

  it('keeps every request id of TikTok’s', () => {
    const file = stop().accepted().read(2, OFF).read(12, OFF);
    file.evidence.forEach(({ stamp, seq }) => (stamp.requestIds = [`id ${seq}`]));
    expect(timelineOf(file.evidence).at(-1)?.requestIds).toEqual(['id 3', 'id 4']);
  });

  it('leaves no record out, whatever the evidence', () => {
    const { order } = stop();
    fc.assert(
      fc.property(fc.array(someBody(order), { maxLength: 30 }), (bodies) => {
        const file = stop();
        bodies.forEach((body, second) => file.add(second, body));
        const told = timelineOf(file.evidence);
        expect(told.reduce((sum, { times }) => sum + times, 0)).toBe(bodies.length);
      }),
      { numRuns: 100 },
    );
  });
});
