import { describe, expect, it } from 'vitest';
import { bytesLiteral, csvRow, jsonDumps } from '../../simulator/api/python';

/** What Python itself prints for the same values. */
describe('values as Python writes them', () => {
  it.each([
    ['Paused', String.raw`b'Paused'`],
    ['', String.raw`b''`],
    ["it's", String.raw`b"it's"`],
    ['say "hi"', String.raw`b'say "hi"'`],
    ['Früh "an", 🌅\nnow\\ it\'s', String.raw`b'Fr\xc3\xbch "an", \xf0\x9f\x8c\x85\nnow\\ it\'s'`],
    ['\r\n\t\u0000\u007f~', String.raw`b'\r\n\t\x00\x7f~'`],
  ])('bytes of %j', (text, literal) => {
    expect(bytesLiteral(text)).toBe(literal);
  });

  it('JSON is ASCII with spaces', () => {
    expect(jsonDumps([{ action: 'Change ', name: 'Früh 🌅 "x" \\ \u007f' }])).toBe(
      String.raw`[{"action": "Change ", "name": "Fr\u00fch \ud83c\udf05 \"x\" \\ \u007f"}]`,
    );
  });

  it('CSV quotes only what needs it', () => {
    expect(csvRow(['a', 'b,c', 'say "hi"', 'two\nlines', 'plain \\ 🌅', "it's"])).toBe(
      'a,"b,c","say ""hi""","two\nlines",plain \\ 🌅,it\'s\r\n',
    );
  });
});
