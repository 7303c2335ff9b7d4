/**
 * Whether a name read from a page and a name read from TikTok are the same. Pages fold white space and
 * may use another Unicode composition; nothing else is forgiven, because a wrong row is the worst mistake.
 */
export function sameName(a: string, b: string): boolean {
  return fold(a) === fold(b);
}

function fold(name: string): string {
  return name.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
