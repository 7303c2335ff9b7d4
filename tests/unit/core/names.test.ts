import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTwinName, sameName } from '@/utils/core/names';

test.each([
  ['the same', 'Spring', 'Spring'],
  ['white space that a page folds', '  Spring\n\t sale ', 'Spring sale'],
  ['a no-break space', 'Spring\u00a0sale', 'Spring sale'],
  ['an ideographic space', '春\u3000セール', '春 セール'],
  ['another composition of one letter', 'Caf\u00e9', 'Cafe\u0301'],
  ['an emoji', 'Spring 🌱', 'Spring 🌱'],
])('%s is the same campaign', (_what, seen, read) => {
  expect(sameName(seen, read)).toBe(true);
});

test.each([
  ['another letter case', 'Spring', 'spring'],
  ['a cut name', 'Spring sale', 'Spring sal…'],
  ['a number more', 'Spring 1', 'Spring 11'],
  ['white space in the middle of a word', 'Spring', 'Spr ing'],
  ['a letter that only looks the same', 'Spring', 'Sрring'],
  ['a full-width digit', 'Spring 1', 'Spring １'],
  ['an invisible joiner', 'Spring', 'Spr\u200bing'],
  ['an empty name', 'Spring', ''],
])('%s is another campaign', (_what, seen, read) => {
  expect(sameName(seen, read)).toBe(false);
});

test('it does not matter which of the two was seen and which was read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
      expect(sameName(a, b)).toBe(sameName(b, a));
      expect(sameName(a, ` ${a.replaceAll(' ', '\n ')}\t`)).toBe(true);
    }),
  );
});

test.each([
  ['Spring', 'Spring'],
  ['Spring', ' Spring_copy'],
  ['Spring', 'Spring copy 2'],
  ['Spring', 'Spring (copy)'],
  ['Spring', 'Spring-Copy_3'],
  ['Spring_copy', 'Copy of Spring'],
])('“%s” and “%s” are twins', (a, b) => {
  expect([isTwinName(a, b), isTwinName(b, a)]).toEqual([true, true]);
});

test.each([
  ['Spring', 'Spring 2'],
  ['Spring', 'spring'],
  ['Spring', 'Spring sale'],
  ['Spring', 'Springcopy'],
  ['Spring', 'Spring copywriting'],
  ['Spring', 'copy'],
])('“%s” and “%s” are not', (a, b) => {
  expect([isTwinName(a, b), isTwinName(b, a)]).toEqual([false, false]);
});
