import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = [
  'entrypoints',
  'components',
  'utils',
  'public',
  'wxt.config.ts',
  'package-lock.json',
  'tests/support/demo-clock.ts',
];
const CHROMIUM = { flags: [], made: '.output/chrome-mv3/manifest.json' };
/** The one for Chromium with a clock that can be moved. */
const DEMO = { flags: ['--mode', 'demo'], made: '.output/chrome-mv3-demo/manifest.json' };
const FIREFOX = { flags: ['-b', 'firefox'], made: '.output/firefox-mv2/manifest.json' };

/** Makes the builds the tests run on, unless they are newer than every source. */
export default function buildAll(): void {
  build([CHROMIUM, DEMO, FIREFOX]);
}

/** The builds for Chromium: production and demo. */
export function buildForChromium(): void {
  build([CHROMIUM, DEMO]);
}

function build(builds: { flags: string[]; made: string }[]): void {
  const newest = Math.max(...SOURCES.map(newestIn));
  for (const { flags, made } of builds) {
    if (existsSync(made) && statSync(made).mtimeMs > newest) continue;
    const built = spawnSync('npx', ['--no-install', 'wxt', 'build', ...flags], {
      encoding: 'utf8',
      // The test runner says `test`, and libraries would be built with what they keep for tests.
      env: { ...process.env, NODE_ENV: 'production', VITEST: '' },
    });
    if (built.status !== 0)
      throw new Error(`wxt build ${flags.join(' ')} failed:\n${built.stdout}\n${built.stderr}`);
  }
}

function newestIn(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}
