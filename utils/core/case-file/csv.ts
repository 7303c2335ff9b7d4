/** What a spreadsheet would take for a formula (OWASP, "CSV injection"); a plain number is none. */
const FORMULA = /^[\s]*[=+\-@\t\r＝＋－＠|%]/;
const NUMBER = /^-?\d{1,15}(\.\d+)?$/;
const NEEDS_QUOTES = /[",\r\n]/;
/** Spreadsheets take a file for UTF-8 when it begins with this. */
const BYTE_ORDER_MARK = '\u{feff}';

/** Comma-separated text (RFC 4180) in which no cell can act as a formula. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
