import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { askedOf, OPTIONAL_PERMISSIONS, PERMISSIONS, type AskedFor } from '@/components/welcome/permissions';

const BUILDS = ['.output/chrome-mv3', '.output/firefox-mv2'];
const manifestOf = (build: string) => JSON.parse(readFileSync(`${build}/manifest.json`, 'utf8')) as AskedFor;
const names = (permissions: readonly { name: string }[]) => permissions.map(({ name }) => name).sort();

/** The welcome page tells of every permission that is asked for, and of no other. */
describe('the permissions the welcome page tells of', () => {
  it.each(BUILDS)('are those of %s', (build) => {
    const manifest = manifestOf(build);
    const { permissions = [], host_permissions = [] } = manifest;
    const { optional_permissions = [], optional_host_permissions = [] } = manifest;
    const { atOnce, later } = askedOf(manifest);
    expect(names(atOnce)).toEqual([...permissions, ...host_permissions].sort());
    expect(names(later)).toEqual([...optional_permissions, ...optional_host_permissions].sort());
  });

  it('are all asked for by some build', () => {
    const told = BUILDS.map((build) => askedOf(manifestOf(build)));
    for (const one of PERMISSIONS)
      expect(
        told.some(({ atOnce }) => atOnce.includes(one)),
        one.name,
      ).toBe(true);
    for (const one of OPTIONAL_PERMISSIONS)
      expect(
        told.some(({ later }) => later.includes(one)),
        one.name,
      ).toBe(true);
  });
});
