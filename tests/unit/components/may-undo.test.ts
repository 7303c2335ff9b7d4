import { describe, expect, it } from 'vitest';
import { mayUndo } from '../../../components/orders/may-undo';
import { ORDERED, someJudged, type SomeJudged } from './some-judged';

const MINUTE = 60_000;
const undo = (about: SomeJudged, { after = 1, held = false } = {}) =>
  mayUndo(someJudged('Spring', about), held, ORDERED + after * MINUTE);

describe('one press takes a pause back', () => {
  it('for ten minutes; later the money is told before anything is resumed', () => {
    expect(undo({}, { after: 0 })).toBe(true);
    expect(undo({}, { after: 9 })).toBe(true);
    expect(undo({}, { after: 10 })).toBe(false);
  });

  it('only where it was on before: what was off already must not be turned on by an undo', () => {
    expect(undo({ judged: { wasOn: false } })).toBe(false);
  });

  it('never an end, nor what an end holds off, nor what was deleted with it', () => {
    expect(undo({ order: { action: 'end' } })).toBe(false);
    expect(undo({}, { held: true })).toBe(false);
    expect(undo({ order: { sessions: ['1'] } })).toBe(false);
  });

  it('not where something is wrong, or a later order took over', () => {
    const said = { key: 'x', values: {} };
    expect(undo({ verdict: { flags: [{ flag: 'still-running', since: 1, said, next: 'wait' }] } })).toBe(
      false,
    );
    expect(undo({ verdict: { closed: true } })).toBe(false);
  });
});
