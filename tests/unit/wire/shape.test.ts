import { describe, expect, it } from 'vitest';
import {
  anything,
  eitherOf,
  finite,
  fit,
  listOf,
  nothing,
  object,
  oneOf,
  optional,
  orNull,
  tableOf,
  text,
  truth,
  type Shape,
} from '@/utils/wire/shape';

const named = object({ name: text(5), age: optional(finite) });

/** A shape, values that fit it as they are, and values that do not. */
const SHAPES: [string, Shape<unknown>, unknown[], unknown[]][] = [
  ['anything', anything, [null, undefined, 0, '', [], {}], []],
  ['nothing', nothing, [null], [undefined, 0, '', false, {}, []]],
  ['truth', truth, [true, false], [0, 1, 'true', null, undefined]],
  ['finite', finite, [0, -1.5, 1e300], [NaN, Infinity, -Infinity, '1', null, undefined, 1n]],
  ['text', text(3), ['', 'abc'], ['abcd', 123, null, undefined, ['a'], new String('a')]],
  ['text with a pattern', text(3, /^\d+$/), ['1', '123'], ['', 'a', '12a', '1234', '1\n']],
  [
    'oneOf',
    oneOf<string | number | boolean>('a', 2, true),
    ['a', 2, true],
    ['b', '2', 1, 'true', null, undefined],
  ],
  [
    'listOf',
    listOf(finite, 2),
    [[], [1], [1, 2]],
    [[1, 2, 3], ['1'], [1, null], {}, 'ab', null, { length: 0 }],
  ],
  ['orNull', orNull(finite), [null, 1], [undefined, '1', NaN]],
  ['optional', optional(finite), [undefined, 1], [null, '1', NaN]],
  [
    'object',
    named,
    [{ name: 'a' }, { name: 'a', age: 1 }],
    [{}, { name: 'abcdef' }, { name: 'a', age: null }, { age: 1 }, [], ['a'], 'a', null, undefined],
  ],
  ['tableOf', tableOf(finite), [{}, { a: 1, b: 2 }], [{ a: '1' }, { a: 1, b: null }, [], [1], 'a', null]],
  [
    'eitherOf',
    eitherOf(object({ a: finite }), object({ b: truth })),
    [{ a: 1 }, { b: true }],
    [{}, { a: true }, { b: 1 }, null],
  ],
];

describe.each(SHAPES)('%s', (_name, shape, fitting, others) => {
  it('takes what fits, as it is', () => {
    for (const value of fitting) expect(fit(shape, value)).toEqual({ ok: true, value });
  });
  if (others.length > 0)
    it('refuses all else', () => {
      for (const value of others) expect([value, fit(shape, value)]).toEqual([value, { ok: false }]);
    });
});

describe('what a shape does not name', () => {
  it('is left behind, however deep', () => {
    const shape = object({ rows: listOf(object({ id: text(5) }), 5) });
    const given = { rows: [{ id: '1', token: 'secret' }], token: 'secret' };
    expect(fit(shape, given)).toEqual({ ok: true, value: { rows: [{ id: '1' }] } });
  });

  it('is left behind also in one of several shapes', () => {
    const shape = eitherOf(object({ ok: oneOf(true), value: finite }), object({ ok: oneOf(false) }));
    expect(fit(shape, { ok: false, value: 1 })).toEqual({ ok: true, value: { ok: false } });
  });

  it('does not come from a prototype', () => {
    expect(fit(named, Object.create({ name: 'a' }) as object).ok).toBe(false);
    expect(fit(object({ constructor: anything }), {})).toEqual({ ok: true, value: {} });
  });

  it('cannot change what an object is', () => {
    const given: unknown = JSON.parse('{"__proto__": {"name": "a"}, "name": "b"}');
    const fitted = fit(named, given);
    expect(fitted).toEqual({ ok: true, value: { name: 'b' } });
    const table = fit(tableOf(anything), JSON.parse('{"__proto__": {"polluted": 1}}'));
    expect(table.ok && Object.getPrototypeOf(table.value)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('a field that may be missing', () => {
  it('is not there afterwards', () => {
    const fitted = fit(named, { name: 'a', age: undefined });
    expect(fitted.ok && Object.keys(fitted.value)).toEqual(['name']);
  });
});

describe('a mistake of our own', () => {
  it('is thrown and not taken for a value that does not fit', () => {
    const broken: Shape<never> = () => {
      throw new RangeError('broken shape');
    };
    expect(() => fit(object({ a: broken }), { a: 1 })).toThrow(RangeError);
    expect(() => fit(eitherOf(broken, anything), 1)).toThrow(RangeError);
  });
});
