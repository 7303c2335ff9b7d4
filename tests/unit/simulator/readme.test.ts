import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHOICES, DEFAULT_FLAGS } from '../../simulator/page/flags';
import { defaultSettings } from '../../simulator/settings';
import { FAULT_TABLE, type FaultDescription } from '../../simulator/faults/table';

const readme = readFileSync('tests/simulator/README.md', 'utf8');

const pageReadme = readFileSync('tests/simulator/page/README.md', 'utf8');

/** The cells of the first table of a text, without its head. */
function table(text: string): string[][] {
  const rows = text.split('\n').filter((line) => line.startsWith('| `'));
  return rows.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
const quoted = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '');
const section = (text: string, from: string, to: string) => text.split(from)[1]?.split(to)[0] ?? '';

/** The rows of the README's fault table: name, what it does, options. */
const documented = () => table(readme.split(/<!-- (?:end of )?faults -->/)[1] ?? '');

/** `group.name` of every setting. */
function paths(settings: object, prefix = ''): string[] {
  return Object.entries(settings).flatMap(([name, value]) =>
    typeof value === 'object' && Object.keys(value as object).length > 0
      ? paths(value as object, `${name}.`)
      : [prefix + name],
  );
}

describe('the README', () => {
  it('describes every fault as the code does, in the same order', () => {
    const table = Object.entries<FaultDescription>(FAULT_TABLE).map(([name, { does, options = '' }]) => [
      `\`${name}\``,
      does,
      options,
    ]);
    expect(documented()).toEqual(table);
  });

  it('describes every setting', () => {
    const names = table(section(readme, '## Settings', '\n## ')).flatMap(([cell]) => {
      const [first = '', ...more] = quoted(cell);
      const group = first.split('.')[0] ?? '';
      return [first, ...more.map((name) => (name.startsWith('.') ? group + name : name))];
    });
    expect(names.toSorted()).toEqual(paths(defaultSettings()).toSorted());
  });

  it('of the page describes every flag with its values, the default first', () => {
    const rows = table(section(pageReadme, '## Variants', '\nVirtualization:'));
    expect(rows.map(([name]) => quoted(name)[0]).toSorted()).toEqual(Object.keys(DEFAULT_FLAGS).toSorted());
    for (const [cell, values] of rows) {
      const [name = ''] = quoted(cell);
      const standard = Object.entries(DEFAULT_FLAGS).find(([flag]) => flag === name)?.[1];
      const choices = Object.entries(CHOICES).find(([flag]) => flag === name)?.[1];
      const first = typeof standard === 'boolean' ? String(Number(standard)) : String(standard);
      expect(quoted(values)[0], name).toBe(first);
      if (choices) expect(quoted(values).toSorted(), name).toEqual([...choices].toSorted());
    }
  });
});
