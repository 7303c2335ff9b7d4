import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

const root = fileURLToPath(new URL('..', import.meta.url));
const alias = { '@': root.replace(/\/$/, '') };

/** Tests of our own code with the browser's API faked in memory. */
function inNode(name: string): TestProjectConfiguration {
  return {
    root,
    plugins: [WxtVitest()],
    define: { LOCALE_FOLDERS: JSON.stringify(readdirSync(`${root}public/_locales`)) },
    test: {
      name,
      include: [`tests/${name}/**/*.test.{ts,tsx}`],
      testTimeout: 20_000,
      // Else it draws with a Preact of its own, and hooks know nothing of each other.
      server: { deps: { inline: ['@testing-library/preact'] } },
    },
  };
}

/**
 * Tests that start servers and browsers, each file with its own. Two files at a time: they wait more than they work,
 * and the machine may be small.
 */
function withMachinery(name: string, more: { globalSetup?: string[] } = {}): TestProjectConfiguration {
  return {
    root,
    resolve: { alias },
    test: {
      name,
      include: [`tests/${name}/**/*.test.ts`],
      testTimeout: 120_000,
      hookTimeout: 120_000,
      sequence: { groupOrder: 1 },
      ...more,
    },
  };
}

export default defineConfig({
  test: {
    // By itself Vitest leaves one of two cores idle.
    maxWorkers: 2,
    projects: [
      inNode('unit'),
      inNode('worker'),
      withMachinery('contract', { globalSetup: ['tests/support/build-once.ts'] }),
      withMachinery('conformance'),
      withMachinery('page'),
      withMachinery('e2e', { globalSetup: ['tests/support/build-once.ts'] }),
      withMachinery('e2e-firefox', { globalSetup: ['tests/support/build-once.ts'] }),
    ],
  },
});
