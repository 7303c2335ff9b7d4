import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const readme = readFileSync('README.md', 'utf8');
const own = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
};
const manifest = JSON.parse(readFileSync('.output/chrome-mv3/manifest.json', 'utf8')) as {
  permissions: string[];
  optional_permissions: string[];
  host_permissions: string[];
};

describe('the README', () => {
  it.each(Object.keys(own.scripts).filter((name) => name !== 'postinstall'))(
    'tells of the script %s',
    (name) => {
      expect(readme).toMatch(new RegExp(`npm (run )?${name}(?![\\w:-])`));
    },
  );

  it.each([...manifest.permissions, ...manifest.optional_permissions])(
    'gives the reason for the permission %s',
    (permission) => {
      expect(readme).toContain(`\`${permission}\``);
    },
  );

  it.each(manifest.host_permissions)('gives the reason for reaching %s', (pattern) => {
    expect(readme).toContain(new URL(pattern).hostname);
  });

  it.each(Object.keys(own.dependencies))('says what the package %s is for', (name) => {
    expect(readme).toContain(`\`${name}\``);
  });
});
