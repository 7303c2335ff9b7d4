import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FAULT_TABLE, type FaultDescription } from '../../simulator/faults/table';

const readme = readFileSync('tests/simulator/README.md', 'utf8');

/** The rows of the README's fault table: name, what it does, options. */
function documented(): string[][] {
  const [, section = ''] = readme.split(/<!-- (?:end of )?faults -->/);
  return section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
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
});
