import * as z from 'zod/mini';
import { parseCsv } from './csv';
import { decodePythonBytes } from './python-bytes';

/** One line of TikTok's change log, its cells as they are; those it does not have are empty. */
export interface LogLine {
  time: string;
  objectId: string;
  /** Which part of the object was changed, such as `On/Off Status`. */
  part: string;
  operator: string;
  source: string;
  appId: string;
  details: string;
}

const jsonFileSchema = z.object({ file_data: z.string() });

/** A dictionary as Python writes it down; the file is a bytes literal in it. */
const IN_DICTIONARY =
  /['"]file_data['"]\s*:\s*b?(['"])([\s\S]*?)\1\s*(?:,\s*['"]file_name['"]\s*:\s*(['"])[^'"]*\3\s*)?\}\s*$/;
const LITERAL = /^\s*b(['"])([\s\S]*)\1\s*$/;

/** What makes a row the header. */
const NEEDED = ['time', 'object id', 'activity details'];

/**
 * The lines of a downloaded change log: counters, a header, lines. It comes as CSV in a Python dictionary, as
 * documented, or in JSON, as seen since (facts: marketing-api 5.1). Null when it cannot be understood.
 */
export function readChangeLogFile(changelog: string): LogLine[] | null {
  const csv = fileIn(changelog);
  if (csv === null) return null;
  const rows = parseCsv(csv);
  const top = rows.findIndex((row) => NEEDED.every((name) => row.map(nameOf).includes(name)));
  if (top === -1) return null;
  const header = (rows[top] ?? []).map(nameOf);
  return rows.slice(top + 1).map((row) => {
    const cell = (name: string) => (row[header.indexOf(name)] ?? '').trim();
    return {
      time: cell('time'),
      objectId: cell('object id'),
      part: cell('object'),
      operator: cell('operator'),
      source: cell('source'),
      appId: cell('app id'),
      details: cell('activity details'),
    };
  });
}

const nameOf = (cell: string) => cell.trim().toLowerCase();

function fileIn(changelog: string): string | null {
  const json = asJson(changelog);
  if (json === null) {
    const body = IN_DICTIONARY.exec(changelog)?.[2];
    return body === undefined ? null : decodePythonBytes(body);
  }
  const body = LITERAL.exec(json)?.[2];
  if (body === undefined) return json;
  // A literal has no line ends of its own: where there are some, it was never escaped.
  return /[\r\n]/.test(body) ? body : decodePythonBytes(body);
}

function asJson(changelog: string): string | null {
  try {
    const parsed = jsonFileSchema.safeParse(JSON.parse(changelog));
    return parsed.success ? parsed.data.file_data : null;
  } catch {
    return null;
  }
}
