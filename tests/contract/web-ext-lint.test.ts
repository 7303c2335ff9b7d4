import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

interface Finding {
  code: string;
  message: string;
  file?: string;
  line?: number;
}
interface Report {
  errors: Finding[];
  warnings: Finding[];
  notices: Finding[];
}

it("passes Mozilla's own linter without a word", () => {
  const { stdout, stderr } = spawnSync(
    'npx',
    [
      '--no-install',
      'web-ext',
      'lint',
      '--source-dir=.output/firefox-mv2',
      '--self-hosted=false',
      '--output=json',
    ],
    { encoding: 'utf8', env: { ...process.env, NO_UPDATE_NOTIFIER: '1' } },
  );
  const from = stdout.indexOf('{');
  if (from < 0) throw new Error(`web-ext said nothing that can be read:\n${stdout}\n${stderr}`);
  const { errors, warnings, notices } = JSON.parse(stdout.slice(from)) as Report;
  const said = [...errors, ...warnings, ...notices].map(
    ({ code, message, file, line }) => `${code} ${file ?? ''}:${line ?? ''} ${message}`,
  );
  expect(said).toEqual([]);
});
