import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LIMITS, scriptsOf, sizeOf } from './build-size';
import { filesIn } from './sources';

const BUILDS = ['.output/chrome-mv3', '.output/firefox-mv2'];
/** A sentence of Dexie's own that is in every copy of it. */
const DEXIE = /Dexie has been closed|DatabaseClosedError/;

describe.each(BUILDS)('what is built into %s', (build) => {
  const page = readFileSync(`${build}/content-scripts/ads-manager.js`, 'utf8');

  it('is small', () => {
    const { contentScript, zip } = sizeOf(build);
    expect(contentScript, 'bytes of the script in Ads Manager').toBeLessThanOrEqual(LIMITS.contentScript);
    expect(zip, 'bytes of the zip').toBeLessThanOrEqual(LIMITS.zip);
  });

  it('gives Ads Manager no database, no API address and nothing that handles a token', () => {
    for (const word of [DEXIE, /indexedDB/, /business-api/, /open_api/, /access[-_]token/i]) {
      expect(page.match(word)?.[0] ?? null, String(word)).toBeNull();
    }
  });

  it('has one copy of the database library for the worker', () => {
    const copies = scriptsOf(`${build}/background.js`).filter((path) =>
      DEXIE.test(readFileSync(path, 'utf8')),
    );
    expect(copies).toHaveLength(1);
  });

  it('loads nothing from elsewhere and makes no code from text', () => {
    const scripts = filesIn(build).filter((path) => path.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(2);
    for (const path of scripts) {
      const text = readFileSync(path, 'utf8');
      expect(text.match(/\beval\(|importScripts\(/)?.[0] ?? null, path).toBeNull();
    }
    for (const path of filesIn(build).filter((one) => one.endsWith('.html'))) {
      expect(readFileSync(path, 'utf8').match(/(?:src|href)="(?!\/|\.)[^"]*"/g) ?? [], path).toEqual([]);
    }
  });
});
