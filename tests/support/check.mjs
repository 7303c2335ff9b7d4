/** Types, lint and format: everything that can be known without running the code. */
import { spawnSync } from 'node:child_process';

const STEPS = [
  ['prepare', 'wxt', ['prepare']],
  ['types', 'tsc', ['--noEmit']],
  ['lint', 'oxlint', ['--deny-warnings', 'entrypoints', 'components', 'utils', 'tests', 'wxt.config.ts']],
  ['format', 'prettier', ['--check', '--log-level', 'warn', '.']],
];

for (const [name, program, args] of STEPS) {
  const { status } = spawnSync(program, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name}`);
  if (status !== 0) process.exit(1);
}
