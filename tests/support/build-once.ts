import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = ['entrypoints', 'components', 'utils', 'public', 'wxt.config.ts', 'package-lock.json'];
const BUILDS = [
  { flags: [], made: '.output/chrome-mv3/manifest.json' },
  { flags: ['-b', 'firefox'], made: '.output/firefox-mv2/manifest.json' },
];

/** Makes the production builds the tests run on, unless they are newer than every source. */
export default function buildAll(): void {
  build(BUILDS);
}

/** Only the build for Chromium. */
export function buildForChromium(): void {
  build(BUILDS.slice(0, 1));
}

function build(builds: typeof BUILDS): void {
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
