/** What Python writes for bytes that have an escape of their own. */
const SIMPLE: Record<string, string> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};
const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|([0-7]{1,3})|([\\'"abfnrtv]))/g;

/**
 * The text in the body of a Python bytes literal (what is between its quotes), whose bytes are UTF-8. An
 * escape that Python does not know stays as it is, as in Python.
 */
export function decodePythonBytes(body: string): string {
  const utf8 = new TextEncoder();
  const bytes: number[] = [];
  const add = (text: string) => {
    for (const byte of utf8.encode(text)) bytes.push(byte);
  };
  let done = 0;
  for (const { index, 0: escape, 1: hex, 2: octal, 3: simple = '' } of body.matchAll(ESCAPE)) {
    add(body.slice(done, index));
    if (hex !== undefined) bytes.push(parseInt(hex, 16));
    else if (octal !== undefined) bytes.push(parseInt(octal, 8));
    else add(SIMPLE[simple] ?? '');
    done = index + escape.length;
  }
  add(body.slice(done));
  return new TextDecoder().decode(Uint8Array.from(bytes));
}
