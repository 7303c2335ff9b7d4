import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readChangeLogFile, type LogLine } from '@/utils/gateways/api/change-log-file';
import { changeIn } from '@/utils/gateways/api/change-log-line';
import { parseCsv } from '@/utils/gateways/api/csv';
import { decodePythonBytes } from '@/utils/gateways/api/python-bytes';
import { bytesLiteral, csvRow, jsonDumps } from '../../simulator/api/python';

const COUNTERS = 'Budget changes,0\r\nBid changes,0\r\nStatus changes,1\r\n\r\n';
const HEADER = 'Time,log_object_type,Object ID,Object,Operator,Source,App ID,Activity details\r\n';
const ID = '1846211451413538123';

const switched = (before: string, after: string) =>
  jsonDumps([{ action: 'Change ', name: 'Campaign', before_after: [{ before, after }] }]);
const row = (operator: string, details = switched("b'Paused'", "b'Enabled'")) =>
  csvRow(['2026-03-10 15:30', 'Campaign', ID, 'On/Off Status', operator, 'Automated rules', '--', details]);
const line = (over: Partial<LogLine>): LogLine => ({
  time: '2026-03-10 15:30',
  objectId: ID,
  part: 'On/Off Status',
  operator: 'a*******g@agency.example',
  source: 'TikTok Ads Manager',
  appId: '--',
  details: switched("b'Paused'", "b'Enabled'"),
  ...over,
});

/** The ways in which the file stands in the answer's string. */
const FORMS: [string, (csv: string) => string][] = [
  ['a Python dictionary', (csv) => `{'file_data': ${bytesLiteral(csv)}, 'file_name': '76021192.csv'}`],
  ['one in another order', (csv) => `{'file_name': '76021192.csv', 'file_data': ${bytesLiteral(csv)}}`],
  [
    'one that is laid out',
    (csv) => `{ 'file_data' : ${bytesLiteral(csv)}, \n    'file_name': '76021192.csv' }\n`,
  ],
  [
    'one broken into lines',
    (csv) => `{'file_data': ${bytesLiteral(csv).replaceAll(String.raw`\r\n`, '\n    \\r\\n')}}`,
  ],
  ['JSON around the text', (csv) => JSON.stringify({ file_data: `b'${csv}'`, file_name: '76021192.csv' })],
  ['JSON around the literal', (csv) => JSON.stringify({ file_data: bytesLiteral(csv) })],
  ['JSON without Python', (csv) => JSON.stringify({ file_data: csv, file_name: '76021192.csv' })],
];

describe('a change log file', () => {
  describe.each(FORMS)('in %s', (_form, wrap) => {
    it('gives the name of a rule as it was written', () => {
      const name = `Morning, "early" 🌅\nstart of Łódź's C:\\new`;
      expect(readChangeLogFile(wrap(COUNTERS + HEADER + row(name)))).toEqual([
        line({ operator: name, source: 'Automated rules' }),
      ]);
    });

    it('may have no lines', () => {
      expect(readChangeLogFile(wrap(COUNTERS + HEADER))).toEqual([]);
    });

    it('keeps a name that looks like the end of the file', () => {
      const name = `', 'file_name': 'x.csv'}`;
      expect(readChangeLogFile(wrap(COUNTERS + HEADER + row(name)))?.[0]?.operator).toBe(name);
    });
  });

  it('keeps what anybody may write, in Python', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const operator = `[${text}]`;
        const csv = bytesLiteral(COUNTERS + HEADER + row(operator));
        expect(readChangeLogFile(`{'file_data': ${csv}, 'file_name': '1.csv'}`)).toMatchObject([
          { operator },
        ]);
      }),
    );
  });

  it('is read by the names of its columns', () => {
    const csv = 'Activity details,Object ID,Time,Weather\r\nA,7,2026-03-10 15:30,fair\r\n';
    expect(readChangeLogFile(JSON.stringify({ file_data: csv }))).toEqual([
      {
        ...line({ time: '2026-03-10 15:30', objectId: '7', details: 'A' }),
        part: '',
        operator: '',
        source: '',
        appId: '',
      },
    ]);
  });

  it.each([
    ['nothing', ''],
    ['a page', '<html></html>'],
    ['another dictionary', "{'file': b'x'}"],
    ['a dictionary that breaks off', `{'file_data': b'${COUNTERS}`],
    ['a file without a header', `{'file_data': b'Status changes,0\\r\\n', 'file_name': '1.csv'}`],
    ['a file without ids', JSON.stringify({ file_data: 'Time,Activity details\r\n' })],
    ['JSON of something else', '{"file_data": 7}'],
  ])('that is %s is not understood', (_what, changelog) => {
    expect(readChangeLogFile(changelog)).toBeNull();
  });
});

describe('a line of the change log', () => {
  it.each([
    ["b'Enabled'", 'on'],
    ['Enabled', 'on'],
    ['b"Active"', 'on'],
    ["b'Paused'", 'off'],
    ['disabled', 'off'],
    ["b'Inactive'", 'off'],
    ["b'Deleted'", 'deleted'],
  ])('with %s at the end tells that it is %s', (after, to) => {
    expect(changeIn(line({ details: switched("b'x'", after) }))).toMatchObject({ to });
  });

  it.each([
    ['Paused → Enabled', 'on'],
    ['Status: Enabled -> Paused', 'off'],
    ['Changed from Paused to Enabled.', 'on'],
    ['[{"action": "Delete", "name": "Campaign"}]', 'deleted'],
  ])('that says %s is understood', (details, to) => {
    expect(changeIn(line({ details }))).toMatchObject({ to });
  });

  it.each([
    ['of a budget', { part: 'Budget & Schedule' }],
    ['of delivery', { part: 'Delivery status', details: switched("b'Balance exceed'", "b'Active'") }],
    ['of a setting', { part: 'Targeting', details: switched("b'On'", "b'Off'") }],
    ['of a creation', { details: '[{"action": "Create", "name": "Campaign"}]' }],
    ['of an unknown state', { details: switched("b'Paused'", "b'Pondering'") }],
    ['without a time', { time: '--' }],
    ['with an impossible time', { time: '2026-13-40 15:30' }],
  ])('%s is left out', (_what, over) => {
    expect(changeIn(line(over))).toBeNull();
  });

  it.each([
    ['a person', {}, { kind: 'person', name: 'a*******g@agency.example' }],
    [
      'an app',
      { source: 'Marketing API', appId: '7301245678901234567' },
      { kind: 'app', name: '7301245678901234567' },
    ],
    [
      'a person by an unnamed app',
      { source: 'Marketing API' },
      { kind: 'person', name: 'a*******g@agency.example' },
    ],
    ['a rule', { source: 'Automated rules', operator: 'Morning' }, { kind: 'rule', name: 'Morning' }],
    ['an unnamed rule', { source: 'Automated rule' }, { kind: 'rule', name: '' }],
    ['TikTok itself', { source: 'System', operator: 'System' }, { kind: 'unknown', name: 'System' }],
    ['nobody', { source: '--', operator: '--' }, { kind: 'unknown', name: '' }],
  ])('names %s', (_who, over, by) => {
    expect(changeIn(line(over))?.by).toEqual(by);
  });

  it('is told in UTC to the minute', () => {
    expect(changeIn(line({}))?.at).toBe(Date.UTC(2026, 2, 10, 15, 30));
  });
});

describe('bytes as Python writes them', () => {
  it.each([
    [String.raw`a\r\nb\tc`, 'a\r\nb\tc'],
    [String.raw`it\'s \"so\"`, 'it\'s "so"'],
    [String.raw`C:\\new`, 'C:\\new'],
    [String.raw`\xc5\x81\xf0\x9f\x8c\x85`, 'Ł🌅'],
    [String.raw`\101\60\0`, 'A0\0'],
    [String.raw`\a\b\f\v`, '\u0007\b\f\v'],
    [String.raw`\u0026 \q \x4`, String.raw`\u0026 \q \x4`],
    ['Łódź', 'Łódź'],
  ])('%s', (body, text) => {
    expect(decodePythonBytes(body)).toBe(text);
  });
});

describe('CSV', () => {
  it.each<[string, string[][]]>([
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['"a,1","b ""2""","c\r\n3"\r\n', [['a,1', 'b "2"', 'c\r\n3']]],
    [
      'a,,\r\n\r\n  \r\n,\r\n',
      [
        ['a', '', ''],
        ['', ''],
      ],
    ],
    ['5" nail,b', [['5" nail', 'b']]],
    ['', []],
  ])('%j', (text, rows) => {
    expect(parseCsv(text)).toEqual(rows);
  });
});
