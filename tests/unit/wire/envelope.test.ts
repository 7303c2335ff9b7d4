import { describe, expect, it } from 'vitest';
import { answerShape, messageShape, pushShape } from '@/utils/wire/envelope';
import { fit, type Shape } from '@/utils/wire/shape';

const ENVELOPES: [string, Shape<unknown>, Record<string, unknown>, Record<string, unknown>][] = [
  [
    'a message',
    messageShape,
    { standstill: 1, command: 'press', input: { a: [1] } },
    { standstill: true, command: 1 },
  ],
  [
    'a push',
    pushShape,
    { standstillPush: 1, push: 'rows', value: { a: [1] } },
    { standstillPush: '1', push: null },
  ],
  ['an answer', answerShape, { ok: true, value: { a: [1] } }, { ok: 'true' }],
  ['a refusal', answerShape, { ok: false, reason: 'failed' }, { ok: 0, reason: 'tired' }],
];

describe.each(ENVELOPES)('%s', (_what, shape, good, wrong) => {
  it('is recognised, and what it carries is not touched', () => {
    expect(fit(shape, good)).toEqual({ ok: true, value: good });
  });

  it.each(Object.entries(wrong))('is none with %s being %j', (field, value) => {
    expect(fit(shape, { ...good, [field]: value }).ok).toBe(false);
  });

  it.each(Object.keys(wrong))('is none without %s', (field) => {
    const { [field]: _left, ...rest } = good;
    expect(fit(shape, rest).ok).toBe(false);
  });

  it('drops what it does not name', () => {
    expect(fit(shape, { ...good, token: 'smuggled' })).toEqual({ ok: true, value: good });
  });
});
