import { describe, expect, test } from 'vitest';
import { Bulk, type BulkPress } from '@/utils/page/bulk';
import type { PressResult } from '@/utils/page/presses';
import type { Flag, Stage } from '@/utils/core/verdict';

/** Several rows paused one after the other, by what the worker tells of each. */
const TAKEN = (id: string): PressResult => ({ status: 'taken', orderId: `order-${id}` });
const flags = (...names: Flag[]) =>
  names.map((flag) => ({ flag, since: 0, said: { key: 'x', values: {} }, next: 'wait' as const }));

class Play {
  readonly pressed: string[] = [];
  readonly bulk: Bulk;

  constructor(
    names: string[],
    press: (id: string) => ReturnType<BulkPress> = (id) => Promise.resolve(TAKEN(id)),
  ) {
    const rows = names.map((name) => ({ id: name, name, outcome: 'waiting' as const }));
    this.bulk = new Bulk(
      rows,
      ({ id }) => {
        const answer = press(id);
        if (answer instanceof Promise) this.pressed.push(id);
        return answer;
      },
      () => {},
    );
    this.bulk.go();
  }

  async told(id: string, stage: Stage, ...raised: Flag[]): Promise<this> {
    await new Promise((resolve) => setImmediate(resolve));
    this.bulk.hear({ id: `order-${id}`, stage, flags: flags(...raised) });
    await new Promise((resolve) => setImmediate(resolve));
    return this;
  }

  get outcomes(): string {
    return this.bulk.rows.map(({ name, outcome }) => `${name} ${outcome}`).join(', ');
  }
}

describe('one press at a time', () => {
  test('the next begins when the one before was answered, not when it was only taken', async () => {
    const play = new Play(['a', 'b']);
    await play.told('a', 'requested');
    expect(play.pressed).toEqual(['a']);
    await play.told('a', 'accepted');
    expect(play.pressed).toEqual(['a', 'b']);
    expect(play.outcomes).toBe('a accepted, b now');
    await play.told('b', 'switched-off');
    expect(play.outcomes).toBe('a accepted, b accepted');
    expect(play.bulk.turn).toBeNull();
  });

  test('what is told of other orders changes nothing', async () => {
    const play = new Play(['a', 'b']);
    await play.told('b', 'accepted');
    await play.told('z', 'accepted', 'rejected');
    expect(play.outcomes).toBe('a now, b waiting');
  });

  test('looking again while one is under way presses nothing', async () => {
    const play = new Play(['a', 'b']);
    play.bulk.go();
    play.bulk.go();
    expect(play.pressed).toEqual(['a']);
  });
});

describe('what became of each', () => {
  test('is refused when TikTok, or the worker, says no, and the others go on', async () => {
    const no: PressResult = { status: 'refused', said: { key: 'x', values: {} } };
    const play = new Play(['a', 'b', 'c'], (id) => Promise.resolve(id === 'a' ? no : TAKEN(id)));
    await play.told('b', 'requested', 'rejected');
    await play.told('c', 'accepted');
    expect(play.outcomes).toBe('a refused, b refused, c accepted');
  });

  test('is unknown when nobody can say, never called paused', async () => {
    const lost: PressResult = { status: 'failed', failure: 'unreachable' };
    const play = new Play(['a', 'b', 'c'], (id) => Promise.resolve(id === 'a' ? lost : TAKEN(id)));
    await play.told('b', 'requested', 'outcome-unknown');
    await play.told('c', 'accepted', 'partly-applied');
    expect(play.outcomes).toBe('a unknown, b unknown, c unknown');
  });

  test('is "not on the screen" where the row could not be checked when its turn came', async () => {
    const play = new Play(['a', 'b', 'c'], (id) => (id === 'c' ? Promise.resolve(TAKEN(id)) : null));
    expect(play.pressed).toEqual(['c']);
    await play.told('c', 'accepted');
    expect(play.outcomes).toBe('a unseen, b unseen, c accepted');
  });

  test('waits for a list that is being read, and goes on with the same row', async () => {
    let loading = true;
    const play = new Play(['a'], (id) => (loading ? 'loading' : Promise.resolve(TAKEN(id))));
    expect(play.outcomes).toBe('a waiting');
    play.bulk.go();
    expect(play.pressed).toEqual([]);
    loading = false;
    play.bulk.go();
    expect(play.pressed).toEqual(['a']);
  });
});

test('stopping leaves what has not begun and finishes what has', async () => {
  const play = new Play(['a', 'b', 'c']);
  play.bulk.stop();
  expect(play.outcomes).toBe('a now, b left, c left');
  await play.told('a', 'accepted');
  expect(play.outcomes).toBe('a accepted, b left, c left');
  expect(play.pressed).toEqual(['a']);
});

test('a list that is gone takes the news of its rows along: what was under way is unknown', async () => {
  const play = new Play(['a', 'b']);
  play.bulk.leave();
  expect(play.outcomes).toBe('a unknown, b left');
  await play.told('a', 'accepted');
  expect(play.outcomes).toBe('a unknown, b left');
});
