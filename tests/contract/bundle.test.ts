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
    const { contentScript, bridge, zip } = sizeOf(build);
    expect(contentScript, 'bytes of the script in Ads Manager').toBeLessThanOrEqual(LIMITS.contentScript);
    expect(bridge, 'bytes of the bridge').toBeLessThanOrEqual(LIMITS.bridge);
    expect(zip, 'bytes of the zip').toBeLessThanOrEqual(LIMITS.zip);
  });

  it('gives Ads Manager no database, no API address and nothing that handles a token', () => {
    for (const word of [DEXIE, /indexedDB/, /business-api/, /open_api/, /access[-_]token/i]) {
      expect(page.match(word)?.[0] ?? null, String(word)).toBeNull();
    }
  });

  it("leaves no name and no word of ours in the page's own world", () => {
    const bridge = readFileSync(`${build}/content-scripts/page-bridge.js`, 'utf8').trim();
    expect(bridge).toMatch(/^\(function\(\)\{[\s\S]*\}\)\(\);?$/);
    for (const word of [
      /indexedDB/,
      /business-api/,
      /localStorage/,
      /sessionStorage/,
      /\bbrowser\b/,
      /\bchrome\./,
    ]) {
      expect(bridge.match(word)?.[0] ?? null, String(word)).toBeNull();
    }
  });

  it('has one copy of the database library for the worker', () => {
    const copies = scriptsOf(`${build}/background.js`).filter((path) =>
      DEXIE.test(readFileSync(path, 'utf8')),
    );
    expect(copies).toHaveLength(1);
  });

  it('opens each page with few files, the common style before its own, and the worker with none of theirs', () => {
    const pages = filesIn(build).filter((path) => path.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(3);
    for (const path of pages) {
      const text = readFileSync(path, 'utf8');
      const files = [...text.matchAll(/(?:src|href)="(\/[^"]*\.(?:js|css))"/g)].map(([, file = '']) => file);
      expect(files.length, path).toBeLessThanOrEqual(9);
      expect(
        files.find((file) => file.endsWith('.css')),
        path,
      ).toMatch(/\/pages-/);
    }
    expect(scriptsOf(`${build}/background.js`).filter((path) => /\/(desk|orders|pages)-/.test(path))).toEqual(
      [],
    );
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
