import { expect, it } from 'vitest';
import { isTheName } from '../../../components/typed-name';

it('takes the shown name, however it is spaced and composed', () => {
  expect(isTheName('Spring Sale', 'Spring Sale')).toBe(true);
  expect(isTheName('  Spring  Sale ', 'Spring Sale')).toBe(true);
  expect(isTheName('Café', 'Cafe\u0301')).toBe(true);
});

it('takes the name copied out of a sentence that keeps its order by invisible signs', () => {
  expect(isTheName('\u20682026_Spring\u2069', '2026_Spring')).toBe(true);
});

it('takes no other: not a part, not another case, not another sign', () => {
  for (const typed of ['Spring', 'spring sale', 'Spring-Sale', 'Spring Sale 2', 'Spring S\u0430le']) {
    expect(isTheName(typed, 'Spring Sale'), typed).toBe(false);
  }
});

it('never takes an empty field, not even for a name that shows as nothing', () => {
  for (const shown of ['', ' ', 'Spring Sale']) expect(isTheName(' ', shown)).toBe(false);
  expect(isTheName('\u2068\u2069', '')).toBe(false);
});
