/**
 * Makes a bare clone ready: the dependencies of the lock file and, with `--browser`, a Chromium and, where
 * it costs one command, a Firefox. Does nothing when everything is there. Plain JavaScript without dependencies, because it runs first.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { findChromium } from './find-chromium.mjs';
import { findFirefox } from './find-firefox.mjs';

const STAMP = 'node_modules/.standstill-lock';

checkNode();
installDependencies();
if (process.argv.includes('--browser')) {
  installChromium();
  installFirefox();
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    stop(`Standstill needs Node 20.19 or newer; this is ${process.versions.node}.`);
  }
}

function installDependencies() {
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  const ready = existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock && existsSync('.wxt/tsconfig.json');
  if (ready) return;
  console.log('Installing dependencies from package-lock.json …');
  if (!run('npm', ['ci', '--no-audit', '--no-fund'])) stop('npm ci failed; see above.');
  writeFileSync(STAMP, lock);
}

function installChromium() {
  if (find(findChromium) !== null) return;
  console.log('No Chromium found; installing one …');
  installByApt('chromium');
  if (find(findChromium) === null) run('npx', ['--no-install', 'playwright-core', 'install', 'chromium']);
  if (find(findChromium) === null) {
    stop(
      'No browser to test with. Install Chromium, Chrome for Testing or Edge, or set CHROME_PATH to one. ' +
        'Branded Chrome cannot load unpacked extensions from the command line any more.',
    );
  }
}

/** Firefox is tested where it can be had; a machine without it can still do everything else. */
function installFirefox() {
  if (find(findFirefox) !== null) return;
  installByApt('firefox-esr');
  if (find(findFirefox) === null) console.log('No Firefox found: what is tested in Firefox will be skipped.');
}

/** Only root on Debian and its relatives can; elsewhere nothing happens. */
function installByApt(name) {
  if (process.getuid?.() !== 0 || !run('apt-get', ['--version'], 'ignore')) return;
  run('apt-get', ['update', '-qq']);
  run('apt-get', ['install', '-y', '-qq', name]);
}

function find(search) {
  try {
    return search();
  } catch (error) {
    return stop(error.message);
  }
}

function run(program, args, stdio = 'inherit') {
  return (
    spawnSync(program, args, { stdio: ['ignore', stdio, stdio], shell: process.platform === 'win32' })
      .status === 0
  );
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
