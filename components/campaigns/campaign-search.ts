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

/** A search over names and ids: every word typed must be found in one of the folded names or in an id. */
export function matcher(query: string): (folded: string, ...ids: string[]) => boolean {
  const wanted = fold(query).split(' ').filter(Boolean);
  return (folded, ...ids) =>
    wanted.every((word) => folded.includes(word) || ids.some((id) => id.includes(word)));
}
