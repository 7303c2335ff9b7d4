/** How Python writes values down: TikTok's change log comes in these forms (facts: marketing-api 5.1). */

const ESCAPES: Record<number, string> = { 9: '\\t', 10: '\\n', 13: '\\r', 92: '\\\\' };

/** `repr(text.encode())`: b'…' of its UTF-8 bytes. Double quotes around it where only single ones are inside. */
export function bytesLiteral(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = [...new TextEncoder().encode(text)].map((byte) => {
    const character = String.fromCharCode(byte);
    if (character === quote) return `\\${character}`;
    if (byte >= 32 && byte < 127 && byte !== 92) return character;
    return ESCAPES[byte] ?? `\\x${byte.toString(16).padStart(2, '0')}`;
  });
  return `b${quote}${body.join('')}${quote}`;
}

type Json = string | Json[] | { [key: string]: Json };

/** `json.dumps(value)`: a space after each comma and colon, nothing but ASCII. */
export function jsonDumps(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(jsonDumps).join(', ')}]`;
  if (typeof value === 'object') {
    const pairs = Object.entries(value).map(([key, item]) => `${jsonDumps(key)}: ${jsonDumps(item)}`);
    return `{${pairs.join(', ')}}`;
  }
  return JSON.stringify(value).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** One row of `csv.writer`: quotes only where they are needed, CR LF at the end. */
export function csvRow(fields: readonly string[]): string {
  const cells = fields.map((field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field));
  return `${cells.join(',')}\r\n`;
}
