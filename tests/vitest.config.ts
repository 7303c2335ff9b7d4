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
    test: { name, include: [`tests/${name}/**/*.test.{ts,tsx}`], testTimeout: 20_000 },
  };
}

/** Tests that start servers and browsers. Files run one after the other: the machine may be small. */
function withMachinery(name: string, more: { globalSetup?: string[] } = {}): TestProjectConfiguration {
  return {
    root,
    resolve: { alias },
    test: {
      name,
      include: [`tests/${name}/**/*.test.ts`],
      testTimeout: 120_000,
      hookTimeout: 120_000,
      fileParallelism: false,
      ...more,
    },
  };
}

export default defineConfig({
  test: {
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
