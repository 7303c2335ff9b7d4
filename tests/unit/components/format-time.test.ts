import { describe, expect, it } from 'vitest';
import { formatDay, formatExact, formatMoment, formatRelative } from '../../../components/format-time';

const NOW = Date.UTC(2026, 2, 10, 15, 20, 0);
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

describe('a relative time', () => {
  it.each([
    [-12 * SECOND, '12s ago'],
    [40 * SECOND, 'in 40s'],
    [-59_999, '59s ago'],
    [-MINUTE, '1m ago'],
    [-119 * SECOND, '1m ago'],
    [3 * HOUR + 59 * MINUTE, 'in 3h'],
    [0, 'now'],
    [-26 * HOUR, 'yesterday'],
  ])('is short and never runs ahead: %d ms', (away, said) => {
    expect(formatRelative(NOW + away, NOW, 'en').replace(/\u00a0/g, ' ')).toBe(said);
  });

  it('is written in the language of the sentence', () => {
    expect(formatRelative(NOW - 5 * MINUTE, NOW, 'fr')).toContain('min');
  });

  it('fits into a sentence where the shortest form of the language is but a sign', () => {
    expect(plain(formatRelative(NOW - 12 * SECOND, NOW, 'fr'))).toBe('il y a 12 s');
    expect(plain(formatRelative(NOW + 40 * SECOND, NOW, 'fr'))).toBe('dans 40 s');
  });

  it('counts in minutes, not in what is read as metres', () => {
    expect(plain(formatRelative(NOW - 12 * MINUTE, NOW, 'de'))).toBe('vor 12 Min.');
    expect(plain(formatRelative(NOW + 59 * MINUTE, NOW, 'de'))).toBe('in 59 Min.');
  });
});

describe('a moment', () => {
  it('is a time of day when it is today, and has the date when it is not', () => {
    expect(plain(formatMoment(NOW - HOUR, NOW, 'en-US', 'UTC'))).toBe('2:20:00 PM');
    expect(plain(formatMoment(NOW - 24 * HOUR, NOW, 'en-US', 'UTC'))).toBe('Mar 9, 2026, 3:20:00 PM');
  });

  it('counts the years as TikTok does', () => {
    expect(formatMoment(NOW - 24 * HOUR, NOW, 'th', 'UTC')).toContain('2026');
    expect(formatExact(NOW, 'th', 'UTC')).toContain('2026');
    expect(formatDay(NOW, 'th')).toContain('2026');
  });

  it('takes "today" from the zone it is written in', () => {
    const evening = Date.UTC(2026, 2, 9, 23, 30, 0);
    const morning = Date.UTC(2026, 2, 10, 10, 0, 0);
    expect(formatMoment(evening, morning, 'en-US', 'UTC')).toContain('2026');
    expect(formatMoment(evening, morning, 'en-US', 'Asia/Tokyo')).not.toContain('2026');
  });
});

function plain(text: string): string {
  return text.replace(/\s/g, ' ');
}
