import { readFileSync, statSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { filesIn } from './sources';

/** Bytes. The limits every build must keep (and `npm run bench` prints beside what it measured). */
export const LIMITS = { contentScript: 75_000, bridge: 12_000, zip: 600_000 } as const;

/** Local header, central directory entry and end record of the zip format, without extra fields. */
const ZIP_ENTRY = 30 + 46;
const ZIP_END = 22;

export interface BuildSize {
  contentScript: number;
  /** What runs in the page's own world. */
  bridge: number;
  /** The worker with everything it loads. */
  worker: number;
  zip: number;
}

/** Sizes of a build in bytes; the zip is computed, every file deflated at the strongest level. */
export function sizeOf(build: string): BuildSize {
  const zip = filesIn(build).reduce(
    (sum, path) =>
      sum +
      deflateRawSync(readFileSync(path), { level: 9 }).length +
      ZIP_ENTRY +
      2 * Buffer.byteLength(path.slice(build.length + 1)),
    ZIP_END,
  );
  return {
    contentScript: statSync(`${build}/content-scripts/ads-manager.js`).size,
    bridge: statSync(`${build}/content-scripts/page-bridge.js`).size,
    worker: scriptsOf(`${build}/background.js`).reduce((sum, path) => sum + statSync(path).size, 0),
    zip,
  };
}

/** A built script and the chunks it imports, each once. */
export function scriptsOf(entry: string): string[] {
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    const folder = path.slice(0, path.lastIndexOf('/'));
    const text = readFileSync(path, 'utf8');
    for (const [, specifier = ''] of text.matchAll(
      /(?:\bfrom|\bimport)\s*\(?["'](\.{1,2}\/[^"']+\.js)["']/g,
    )) {
      visit(new URL(specifier, `file:///${folder}/`).pathname.slice(1));
    }
  };
  visit(entry);
  return [...seen];
}
