import { compareMoney } from '../format-money';
import type { KnownEntity } from '@/utils/store/database';

const LETTERS: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ħ: 'h',
};

/** Text as a hurried person types it: no accents, no capitals, no width variants, single spaces. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßøłđðþæœıħ]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/\s+/g, ' ')
    .trim();
}

/** A search over names and ids: every word typed must be found in the name or the id. */
export function matcher(query: string): (name: string, id: string) => boolean {
  const wanted = fold(query).split(' ').filter(Boolean);
  return (name, id) => {
    if (wanted.length === 0) return true;
    const folded = fold(name);
    return wanted.every((word) => folded.includes(word) || id.includes(word));
  };
}

/**
 * Where the money goes first: most spent today, then by name; deleted ones last. The switch does not
 * count, so that a row stays where it is when it is paused.
 */
export function byTodaysSpend(a: KnownEntity, b: KnownEntity): number {
  const gone = Number(a.switch === 'deleted') - Number(b.switch === 'deleted');
  return (
    gone ||
    compareMoney(b.spentToday, a.spentToday) ||
    a.name.localeCompare(b.name) ||
    (a.key < b.key ? -1 : 1)
  );
}
