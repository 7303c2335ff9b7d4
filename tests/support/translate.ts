import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import alike from '../contract/alike.json';
import { faultsOf, type Messages } from '../contract/locale-faults';

/**
 * For translators: `npm run translate -- pt_BR > sheet.tsv` writes a table of every sentence (key, English, what
 * it means, the translation so far), and `npm run translate -- pt_BR sheet.tsv` reads the filled table back
 * into the package and says what is wrong with it.
 */
const COLUMNS = ['key', 'English', 'what it means', 'translation'];

const [folder, sheet] = process.argv.slice(2);
if (folder === undefined || !/^[a-z]{2,3}(_[A-Z]{2})?$/.test(folder)) {
  console.error('Usage: npm run translate -- FOLDER [TABLE.tsv], with a folder such as de or pt_BR');
  process.exit(2);
}
const english = read('en');
if (sheet === undefined) {
  const before = readdirSync('public/_locales').includes(folder) ? read(folder) : {};
  const rows = Object.entries(english).map(([key, { message, description = '' }]) => {
    const known = key === 'common_locale' ? tag(folder) : (before[key]?.message ?? '');
    return [key, message, description, known];
  });
  for (const row of [COLUMNS, ...rows]) console.log(row.join('\t'));
} else {
  const table = new Map(
    readFileSync(sheet, 'utf8')
      .split(/\r?\n/)
      .map((line) => line.split('\t'))
      .map((row) => [row[0] ?? '', (row[COLUMNS.length - 1] ?? '').trim()]),
  );
  const messages = Object.fromEntries(
    Object.keys(english).flatMap((key) => {
      const message = table.get(key) ?? '';
      return message === '' ? [] : [[key, { message }]];
    }),
  );
  mkdirSync(`public/_locales/${folder}`, { recursive: true });
  writeFileSync(`public/_locales/${folder}/messages.json`, `${JSON.stringify(messages, null, 2)}\n`);
  const listed = (alike as Record<string, string[]>)[folder];
  const faults = faultsOf(tag(folder), english, messages, listed);
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
}

function read(name: string): Messages {
  return JSON.parse(readFileSync(`public/_locales/${name}/messages.json`, 'utf8')) as Messages;
}

function tag(name: string): string {
  return name.replace('_', '-');
}
