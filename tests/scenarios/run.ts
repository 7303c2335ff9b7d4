import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { playScenario, type Played } from '../support/play-scenario';
import { findScenarios, readScenario } from '../support/scenario-files';

const USAGE = `Usage: npm run scenarios -- [files or folders] [--json FILE]
Plays stories on the virtual clock (all of tests/scenarios without arguments); exits non-zero on a mismatch.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, help: { type: 'boolean', default: false } },
});

/** A file that is no scenario is a mismatch of its own; the others are still played. */
async function play(file: string): Promise<Played> {
  try {
    return await playScenario(readScenario(file));
  } catch (error) {
    const mismatches = [(error as Error).message];
    return { name: file, passed: false, mismatches, stage: 'none', flags: [], writes: 0, calls: 0 };
  }
}

if (values.help) {
  console.log(USAGE);
} else {
  const files = findScenarios(positionals.length > 0 ? positionals : ['tests/scenarios']);
  const played: (Played & { file: string })[] = [];
  for (const file of files) {
    const one = await play(file);
    played.push({ file, ...one });
    const verdict = `${one.stage}${one.flags.length > 0 ? ` [${one.flags.join(', ')}]` : ''}`;
    console.log(
      `${one.passed ? 'ok  ' : 'FAIL'} ${one.name}: ${verdict}, ${one.writes} writes, ${one.calls} calls`,
    );
    for (const mismatch of one.mismatches) console.log(`     ${mismatch}`);
  }
  const failed = played.filter((one) => !one.passed).length;
  console.log(`${played.length - failed} passed, ${failed} failed`);
  if (values.json !== undefined)
    writeFileSync(values.json, `${JSON.stringify({ scenarios: played }, null, 2)}\n`);
  if (failed > 0 || played.length === 0) process.exitCode = 1;
}
