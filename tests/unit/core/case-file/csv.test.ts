import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf } from '@/utils/core/case-file/csv';

const lines = (...rows: string[][]) => csvOf(rows).slice(1).split('\r\n');

describe('a table for a spreadsheet', () => {
  it('begins so that it is taken for UTF-8, and ends each line', () => {
    expect(csvOf([['a', 'ü']])).toBe('\u{feff}a,ü\r\n');
  });

  it('quotes what would end a cell', () => {
    expect(lines(['a,b', 'say "no"', 'two\nlines'])[0]).toBe('"a,b","say ""no""","two\nlines"');
  });

  it.each(['=1+1', '+49 30', '-SUM(A1)', '@cmd', '\t=1', ' =1', '＝1', '-1-1', '|x', '%x'])(
    'lets “%s” be no formula',
    (text) => {
      expect(lines([text])[0]).toMatch(/^"?'/);
    },
  );

  it.each(['-1.20', '0', '12.50', 'Spring', 'campaign/1846211451413538123', ''])(
    'leaves “%s” as it is',
    (text) => {
      expect(lines([text])[0]).toBe(text);
    },
  );

  it('never begins a cell as a formula does, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const [line = ''] = csvOf([[text]])
          .slice(1)
          .split('\r\n', 1);
        expect(line.replace(/^"/, '')).not.toMatch(/^\s*[=@+]|^\s*-(?!\d+(\.\d+)?$)/);
      }),
    );
  });
});
