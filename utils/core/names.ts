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

/** What copying leaves at the end or the beginning of a name: "Spring_copy", "Spring (copy 2)", "Copy of Spring". */
const COPY_MARK = /[\s_-]+\(?copy(?:[\s_-]*\d+)?\)?$|^copy of\s+/giu;

/** Whether two things go by the same name, or one is named as a copy of the other. */
export function isTwinName(a: string, b: string): boolean {
  return original(a) === original(b);
}

function original(name: string): string {
  return fold(fold(name).replace(COPY_MARK, ''));
}
