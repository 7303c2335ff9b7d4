import { describe, expect, it } from 'vitest';
import { pauseIsRisky } from '@/utils/core/entity';
import { choicesOf } from '../../../components/campaigns/campaign-choices';
import type { Verdict } from '../../../utils/core/verdict';
import { someVerdict } from '../some-verdict';

const on = { kind: 'manual', switch: 'on' } as const;
const off = { kind: 'manual', switch: 'off' } as const;

describe('the buttons of a campaign', () => {
  it('are Pause and End while it is on, also when nobody knows', () => {
    expect(choicesOf(on, null, false)).toEqual(['pause', 'end']);
    expect(choicesOf({ kind: 'manual', switch: 'unknown' }, null, false)).toEqual(['pause', 'end']);
  });

  it('are Resume and End while it is off, and only Resume when it is held already', () => {
    expect(choicesOf(off, null, false)).toEqual(['resume', 'end']);
    expect(choicesOf(off, null, true)).toEqual(['resume']);
  });

  it('offer the way back while a stop is under way, although the list still says on', () => {
    expect(choicesOf(on, verdict({ action: 'pause' }), false)).toEqual(['resume', 'end']);
    expect(choicesOf(on, verdict({ action: 'end' }), true)).toEqual(['resume']);
  });

  it('offer stopping again once the stop is flagged', () => {
    const said = { key: 'x', values: {} };
    const flags = [{ flag: 'still-running', since: 0, said, next: 'stop-again' }] as const;
    expect(choicesOf(on, verdict({ action: 'pause', flags: [...flags] }), false)).toEqual(['pause', 'end']);
  });

  it('follow the list again when nothing more is done about the order', () => {
    expect(choicesOf(on, verdict({ action: 'pause', closed: true }), false)).toEqual(['pause', 'end']);
  });

  it('are none for what cannot be switched off from here or is gone', () => {
    expect(choicesOf({ kind: 'promote', switch: 'on' }, null, false)).toEqual([]);
    expect(choicesOf({ kind: 'reach-frequency', switch: 'on' }, null, false)).toEqual([]);
    expect(choicesOf({ kind: 'manual', switch: 'deleted' }, null, false)).toEqual([]);
  });
});

describe('a pause', () => {
  it('is asked about first where it costs more than a switch', () => {
    expect(pauseIsRisky({ kind: 'gmv-max', ios14: false })).toBe(true);
    expect(pauseIsRisky({ kind: 'manual', ios14: true })).toBe(true);
    expect(pauseIsRisky({ kind: 'smart-plus', ios14: false })).toBe(false);
  });
});

function verdict(part: Partial<Verdict>): Verdict {
  return someVerdict({ stage: 'accepted', ...part });
}
