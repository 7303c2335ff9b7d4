/**
 * Finds a Firefox that takes temporary extensions. Plain JavaScript without dependencies: it runs before
 * anything is installed.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['firefox-esr', 'firefox', 'firefox-developer-edition'];
const FIXED = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

/** @returns {string | null} the path of a browser, or null when there is none */
export function findFirefox() {
  const asked = process.env.FIREFOX_PATH;
  if (asked) {
    if (isProgram(asked)) return asked;
    throw new Error(`FIREFOX_PATH is ${asked}, but that is no program that can be run.`);
  }
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...onPath, ...FIXED].find(isProgram) ?? null;
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
