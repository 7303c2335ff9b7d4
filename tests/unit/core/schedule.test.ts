import { describe, expect, test } from 'vitest';
import {
  ALL_OFF,
  HOURS,
  INVALID,
  MINUTES,
  OFF,
  OFFLINE,
  ON,
  PRESS,
  resume,
  stop,
  type CaseFile,
} from './case-file';

/** Seconds after the press at which TikTok is asked, when each look is made on time and says the same. */
function looks(file: CaseFile, until: number, look: (at: number) => void): number[] {
  const times: number[] = [];
  for (let now = newest(file); ;) {
    const due = file.verdict(now).nextLookAt;
    if (due === null) return times;
    now = Math.max(now, (due - PRESS) / 1000);
    if (now > until) return times;
    times.push(now);
    look(now);
  }
}

function newest(file: CaseFile): number {
  return ((file.evidence.at(-1)?.stamp.at ?? PRESS) - PRESS) / 1000;
}

const EACH_MINUTE = Array.from({ length: 10 }, (_, i) => (i + 1) * MINUTES);
const READ_BACK = [2, 5, 10, 20, 30, ...EACH_MINUTE];
const WATCH = [30 * MINUTES, 3 * HOURS, 24 * HOURS, 168 * HOURS];

describe('a stop is looked at', () => {
  test('after 2, 5, 10, 20, 30 and 60 s, then each minute to 10 minutes', () => {
    const file = stop().accepted().believably(OFF, 0);
    expect(looks(file, 10 * MINUTES, (at) => file.read(at, OFF))).toEqual(READ_BACK);
  });

  test('and then at least after 30 min, 3 h, 24 h and 7 d, and no longer', () => {
    const file = stop()
      .accepted()
      .believably(OFF, 10 * MINUTES);
    const times = looks(file, Infinity, (at) => file.read(at, OFF));
    expect(times).toEqual(expect.arrayContaining(WATCH));
    expect(times.at(-1)).toBe(168 * HOURS);
  });

  test('once more as soon as a second look can make "off" believable', () => {
    const file = stop().accepted();
    expect(looks(file, 60, (at) => file.read(at, OFF))).toEqual([2, 5, 10, 12, 20, 30, 60]);
  });

  test('counted from the answer, not from the press', () => {
    const file = stop().sent(0).answered(40, { outcome: 'accepted' }).believably(OFF, 40);
    expect(looks(file, 90, (at) => file.read(at, OFF))).toEqual([42, 45, 50, 60, 70]);
  });

  test('counted in TikTok’s time, whatever our clock says', () => {
    const file = stop().accepted({ ours: 0, tiktok: 5000 });
    file.read({ ours: 1, tiktok: 5002 }, OFF).read({ ours: 900, tiktok: 5021 }, OFF);
    // TikTok's 30 s are 9 s away, so we look 9 s from now, by our clock.
    expect(file.verdict(900).nextLookAt).toBe(PRESS + 909_000);
  });

  test('once for all looks that a night of sleep missed', () => {
    const file = stop().accepted().believably(OFF, 12).tree(12, ALL_OFF);
    const morning = 9 * HOURS;
    expect(file.verdict(morning).nextLookAt).toBe(PRESS + 20_000);
    file.read(morning, OFF);
    expect(file.verdict().nextLookAt).toBeGreaterThan(PRESS + morning * 1000);
  });

  test('at once when our clock was set back behind the last look', () => {
    const file = stop().accepted({ ours: 7200, tiktok: 0 }).read({ ours: 7202, tiktok: 2 }, OFF);
    expect(file.verdict(2).nextLookAt).toBe(PRESS + 2000);
  });

  test('on its plan though TikTok refused it: somebody else may stop it', () => {
    const file = stop().rejected(0, INVALID).believably(ON, 0);
    expect(looks(file, 70, (at) => file.read(at, ON))).toEqual([2, 5, 10, 20, 30, 60]);
  });

  test('by its plan when answers keep contradicting each other', () => {
    const file = stop().accepted();
    let on = false;
    const times = looks(file, 10 * MINUTES, (at) => {
      on = !on;
      file.read(at, on ? ON : OFF);
    });
    expect(times.filter((at) => at >= 30)).toEqual([30, ...EACH_MINUTE]);
  });
});

describe('when a read fails', () => {
  test('it is tried again after 2, 5, 15, 60 s, then every 5 minutes', () => {
    const file = stop().accepted().failed(2, OFFLINE);
    expect(looks(file, 1000, (at) => file.failed(at, OFFLINE))).toEqual([4, 9, 24, 84, 384, 684, 984]);
  });

  test('for long, it is tried more and more seldom, and every half hour at least', () => {
    const file = stop().accepted().failed(2, OFFLINE);
    const times = looks(file, 24 * HOURS, (at) => file.failed(at, OFFLINE));
    const waits = times.slice(1).map((at, index) => Math.round(at - (times[index] ?? 0)));
    expect(waits.filter((wait) => wait <= 5 * MINUTES)).toHaveLength(13);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(Math.max(...waits)).toBe(30 * MINUTES);
    expect(times.length).toBeLessThan(75);
  });

  test('the plan goes on where it was once a read works', () => {
    const file = stop().accepted().failed(2, OFFLINE).failed(4, OFFLINE).believably(OFF, 19);
    expect(file.verdict().nextLookAt).toBe(PRESS + 20_000);
  });

  test('before the first send too', () => {
    const file = stop().failed(0, OFFLINE, 'identify');
    expect(file.verdict().nextLookAt).toBe(PRESS + 2000);
  });
});

describe('nothing is looked at any more', () => {
  test('after seven days', () => {
    const file = stop()
      .accepted()
      .believably(OFF, 168 * HOURS);
    expect(file.verdict()).toMatchObject({ nextLookAt: null, closed: true });
  });

  test('when a later order took over', () => {
    const file = stop().accepted().believably(OFF, 12).superseded(15);
    expect(file.verdict()).toMatchObject({ nextLookAt: null, closed: true });
  });

  test('when it was never sent', () => {
    expect(stop().refused(1, 'name-differs').verdict().nextLookAt).toBeNull();
  });
});

describe('a resume is looked at', () => {
  test('until TikTok shows it on believably', () => {
    const file = resume().accepted().read(2, OFF);
    expect(looks(file, Infinity, (at) => file.read(at, ON))).toEqual([5, 15]);
  });

  test('for a minute at most, though a state seen once is looked at twice', () => {
    const file = resume().accepted();
    expect(looks(file, Infinity, (at) => file.read(at, OFF))).toEqual([2, 5, 10, 12, 20, 30, 60]);
  });
});
