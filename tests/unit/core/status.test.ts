import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LEVELS, type Level } from '@/utils/core/entity';
import { classOf, type StatusClass } from '@/utils/core/status';
import { DOCUMENTED } from './documented-statuses';

const rows = Object.entries(DOCUMENTED).flatMap(([level, classes]) =>
  Object.entries(classes).flatMap(([means, values]) =>
    values.split(/\s+/).map((value) => [level as Level, value, means as StatusClass] as const),
  ),
);

test.each(rows)('%s %s means %s', (level, value, means) => {
  expect(classOf(level, value)).toBe(means);
});

test.each(rows)('%s %s means the same without its prefix', (level, value, means) => {
  expect(classOf(level, value.replace(/^(CAMPAIGN|ADGROUP|AD)_STATUS_/, ''))).toBe(means);
});

describe('what TikTok never told us about', () => {
  test.each<[Level, string]>([
    ['campaign', 'CAMPAIGN_STATUS_DISABLED'],
    ['campaign', 'CAMPAIGN_STATUS_disable'],
    ['campaign', ' CAMPAIGN_STATUS_DISABLE'],
    ['campaign', 'CAMPAIGN_STATUS_'],
    ['campaign', 'CAMPAIGN_STATUS_CAMPAIGN_STATUS_DISABLE'],
    ['campaign', 'CAMPAIGN_STATUS_NOT_DELETE'],
    ['campaign', 'STATUS_DISABLE'],
    ['adgroup', 'ADGROUP_STATUS_ALL'],
    ['ad', 'AD_STATUS_PAUSED_BY_PLATFORM'],
    ['ad', 'constructor'],
    ['ad', '__proto__'],
  ])('%s %j is unknown', (level, value) => {
    expect(classOf(level, value)).toBe('unknown');
  });

  test.each<[Level, string]>([
    ['campaign', 'ADGROUP_STATUS_DISABLE'],
    ['campaign', 'AD_STATUS_DISABLE'],
    ['adgroup', 'CAMPAIGN_STATUS_DISABLE'],
    ['ad', 'ADGROUP_STATUS_DISABLE'],
  ])('of a %s, another level’s %s proves nothing', (level, value) => {
    expect(classOf(level, value)).toBe('unknown');
  });

  test('no value outside the list is ever good news', () => {
    const known = new Set(rows.map(([, value]) => value.replace(/^(CAMPAIGN|ADGROUP|AD)_STA(T|)US_/, '')));
    const value = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.constantFrom(...known).chain((word) => fc.constantFrom(`${word}_V2`, `NOT_${word}`, `${word} `)),
    );
    fc.assert(
      fc.property(fc.constantFrom(...LEVELS), value, (level, word) => {
        fc.pre(!known.has(word));
        expect(classOf(level, word)).toBe('unknown');
      }),
    );
  });
});

test.each([null, ''])('the sandbox gives %j, which is neither off nor on', (nothing) => {
  for (const level of LEVELS) expect(classOf(level, nothing)).toBe('absent');
});
