import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const tracked = execFileSync('git', ['ls-files'], { encoding: 'utf8' })
  .split('\n')
  .filter((path) => path !== '' && existsSync(path));

interface Package {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  overrides: Record<string, string>;
}

describe('the repository', () => {
  it('has nothing at its top but the fixed layout', () => {
    const folders = ['entrypoints', 'components', 'utils', 'public', 'tests'];
    const files = ['package.json', 'package-lock.json', 'tsconfig.json', 'wxt.config.ts', 'README.md'];
    const known = new Set([...folders, ...files]);
    const top = new Set(tracked.map((path) => path.split('/')[0] ?? ''));
    expect([...top].filter((name) => !known.has(name) && !name.startsWith('.'))).toEqual([]);
  });

  it('has only small files', () => {
    const long = tracked
      .filter((path) => /\.(tsx?|mjs)$/.test(path))
      .map((path) => ({ path, lines: readFileSync(path, 'utf8').split('\n').length }))
      .filter(({ lines }) => lines > 350);
    expect(long).toEqual([]);
  });

  it('names its files in kebab-case', () => {
    const names = tracked
      .filter((path) => /\.(tsx?|css|html)$/.test(path))
      .map((path) => path.split('/').at(-1) ?? '');
    expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)+$/.test(name))).toEqual([]);
  });

  it('pins every package to one version', () => {
    const { dependencies, devDependencies, overrides } = JSON.parse(
      readFileSync('package.json', 'utf8'),
    ) as Package;
    const loose = Object.entries({ ...dependencies, ...devDependencies, ...overrides }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it('uses every runtime package it ships', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Package;
    const code = tracked
      .filter((path) => /^(entrypoints|components|utils)\/|^wxt\.config\.ts$/.test(path))
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n');
    const unused = Object.keys(dependencies).filter((name) => !code.includes(`'${name}`));
    expect(unused).toEqual([]);
  });
});
