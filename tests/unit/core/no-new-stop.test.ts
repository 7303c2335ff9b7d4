import { describe, expect, test } from 'vitest';
import type { Entity } from '@/utils/core/entity';
import { offSpells } from '@/utils/core/stop-moment';
import { ALL_OFF, HOURS, MINUTES, OFF, offStop, ON, PRESS, stop, type CaseFile } from './case-file';
import { FIRST_SILENT, hour, row, SECOND_SILENT, SPENT } from './reports';

const seconds = (at: number) => PRESS + at * 1000;
/** 17:50: later than the hours in which it leaked. */
const BLIP = 150 * MINUTES;
/** The report tells late what it spent in the first two silent hours. */
const LATE = { rows: [...SPENT, row(FIRST_SILENT, '10.00', 900), row(SECOND_SILENT, '8.00', 700)], total: '148.00' }; // prettier-ignore

const BLIPS: [string, (file: CaseFile) => CaseFile][] = [
  ['one read of it on', (file) => file.read(BLIP, ON)],
  ['a status nobody knows', (file) => file.read(BLIP, says('CAMPAIGN_STATUS_BRAND_NEW'))],
  ['no status', (file) => file.read(BLIP, says(null))],
  ['a reason that clears by itself', (file) => file.read(BLIP, says('CAMPAIGN_STATUS_BUDGET_EXCEED'))],
  ['that it delivers, believably', (file) => file.believably(says('CAMPAIGN_STATUS_ENABLE'), BLIP)],
  ['that it is nowhere', (file) => file.missing(BLIP)],
];

function says(status: string | null): Partial<Entity> {
  return { switch: 'off', status };
}

const watched = () =>
  offStop()
    .looked(45 * MINUTES)
    .looked(75 * MINUTES)
    .looked(2 * HOURS);
const offAgain = (file: CaseFile) =>
  file
    .read(BLIP + 11, OFF)
    .tree(BLIP + 12, ALL_OFF)
    .read(BLIP + 22, OFF);

describe.each(BLIPS)('%s in the middle', (_what, blip) => {
  const blipped = () => offAgain(blip(watched()));

  test('is no new stop: money of the hours before it is a leak', () => {
    const file = blipped().looked(3 * HOURS, LATE);
    expect(file.flag('still-spending')?.said.values).toMatchObject({ amount: '18', period: FIRST_SILENT });
    file.looked(7 * HOURS, LATE).looked(9 * HOURS, LATE);
    expect(file.verdict().stage).toBe('nothing-can-run');
  });

  test('puts the proof off, but does not prevent it', () => {
    const file = blipped().looked(4 * HOURS);
    expect(file.verdict().stage).toBe('nothing-can-run');
    expect(file.looked(5 * HOURS).verdict()).toMatchObject({ stage: 'confirmed', flags: [] });
  });
});

test('answers that go back and forth from the beginning leave the stop where it was accepted', () => {
  const file = stop().identified().accepted().read(2, OFF);
  for (const at of [65, 125, 185]) file.read(at, ON).read(at + 30, OFF);
  expect(offSpells(file.history)).toMatchObject([{ stoppedAt: seconds(0) }]);
});

describe('somebody turned it on and off again', () => {
  // Last read off at 17:20, on from 18:20 to 19:20.
  const between = () =>
    offStop()
      .looked(2 * HOURS)
      .believably(ON, 3 * HOURS)
      .believably(OFF, 4 * HOURS)
      .tree(4 * HOURS, ALL_OFF);
  const told = (period: string) => ({ rows: [...SPENT, row(period, '5.00', 400)], total: '135.00' });

  test('and what was spent in the hours before it was last read off is still a leak', () => {
    const file = between().looked(5 * HOURS, told(FIRST_SILENT));
    expect(file.flags()).toEqual(['turned-back-on', 'still-spending']);
    expect(file.flag('still-spending')?.said.values).toMatchObject({ amount: '5', period: FIRST_SILENT });
  });

  test.each([
    ['in the hour in which it was last read off', SECOND_SILENT],
    ['while it was on', hour(3 * HOURS)],
    ['in the hour of the second stop', hour(4 * HOURS)],
  ])('but not what was spent %s', (_when, period) => {
    expect(
      between()
        .looked(5 * HOURS, told(period))
        .flags(),
    ).toEqual(['turned-back-on']);
  });

  test('and a leak that was told before stays one', () => {
    const file = offStop().looked(2 * HOURS, told(SECOND_SILENT));
    file.believably(ON, 3 * HOURS).believably(OFF, 4 * HOURS);
    expect(file.looked(9 * HOURS, told(SECOND_SILENT)).flags()).toContain('still-spending');
    expect(file.verdict().stage).not.toBe('confirmed');
  });
});
