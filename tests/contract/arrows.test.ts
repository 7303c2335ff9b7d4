import { describe, expect, it } from 'vitest';
import { cyclesIn, importsOf, reachableFrom, sources, withoutComments } from './sources';

/** The house: each part and the parts it may know. Anything that is not listed is an arrow that runs wrong. */
const MAY_KNOW = {
  entrypoints: [
    'components',
    'components/in-page',
    'engine',
    'gateways',
    'store',
    'bridge',
    'wire',
    'page',
    'core',
  ],
  'components/in-page': ['components', 'wire', 'page', 'core'],
  components: ['store', 'wire', 'core'],
  engine: ['gateways', 'store', 'wire', 'core'],
  gateways: ['wire', 'core'],
  store: ['core'],
  bridge: ['wire', 'page', 'core'],
  page: ['wire', 'core'],
  wire: ['core'],
  core: [],
} as const satisfies Record<string, readonly string[]>;
type Part = keyof typeof MAY_KNOW;

/** Packages each part may use; a type from a package counts too. */
const PACKAGES: Record<Part, readonly RegExp[]> = {
  entrypoints: [/^#imports$/, /^wxt\/browser$/, /^preact(\/|$)/],
  'components/in-page': [/^preact(\/|$)/],
  components: [
    /^preact(\/|$)/,
    /^wxt\/browser$/,
    /^@tanstack\/virtual-core$/,
    /^zod\/mini$/,
    /^lossless-json$/,
    /^uplot(\/|$)/,
  ],
  engine: [/^dexie$/],
  gateways: [/^zod\/mini$/, /^lossless-json$/],
  store: [/^#imports$/, /^dexie$/, /^preact\/hooks$/],
  bridge: [],
  page: [],
  wire: [/^wxt\/browser$/],
  core: [],
};

const all = sources('entrypoints', 'components', 'utils');

function partOf(path: string): Part {
  const [top = '', second = ''] = path.split('/');
  if (top === 'components') return second === 'in-page' ? 'components/in-page' : 'components';
  const part = top === 'utils' ? second : top;
  if (!Object.hasOwn(MAY_KNOW, part)) throw new Error(`${path} is in no part of the house that a rule names`);
  return part as Part;
}

function wrongArrows(): string[] {
  return all.flatMap(({ path, imports }) => {
    const from = partOf(path);
    return imports.flatMap(({ specifier, file }) => {
      if (file?.startsWith('public/')) return [];
      if (file === null) {
        const known = PACKAGES[from].some((one) => one.test(specifier));
        return known ? [] : [`${path}: ${from} must not use the package ${specifier}`];
      }
      const to = partOf(file);
      const allowed = to === from || (MAY_KNOW[from] as readonly string[]).includes(to);
      return allowed ? [] : [`${path} → ${file}: ${from} must not know ${to}`];
    });
  });
}

describe('the parts of the house know each other one way only', () => {
  it('reads imports of every form', () => {
    const code = withoutComments(
      [
        "import type { Order } from '@/utils/core/order';",
        "import {\n  judge,\n} from '@/utils/core/judge';",
        "export * from './x.y'; // import z from 'commented'",
        "/* import q from 'also-commented' */ const url = 'https://a//b';",
        "const late = await import('@/utils/core/plan');",
        "import 'effect';",
      ].join('\n'),
    ).replace("'./x.y'", "'@/utils/core/tree'");
    const found = importsOf('entrypoints/popup/main.tsx', code);
    expect(found.map(({ specifier, typeOnly }) => `${typeOnly ? 'type ' : ''}${specifier}`).sort()).toEqual([
      '@/utils/core/judge',
      '@/utils/core/plan',
      '@/utils/core/tree',
      'effect',
      'type @/utils/core/order',
    ]);
  });

  it('has no arrow that runs back', () => {
    expect(wrongArrows()).toEqual([]);
  });

  it('has no import cycle', () => {
    expect(cyclesIn(all).map((cycle) => cycle.join(' → '))).toEqual([]);
  });

  it('keeps core free of clocks, chance, networks, browsers and output', () => {
    const impure =
      /\b(Date\.now|Math\.random|fetch|setTimeout|setInterval|console|performance|crypto|globalThis|window|document|browser|chrome|indexedDB|process)\b\s*[.(]|\bnew Date\(\s*\)|\bDate\(\s*\)/;
    const found = all
      .filter(({ path }) => partOf(path) === 'core')
      .flatMap(({ path, code }) =>
        code
          .split('\n')
          .flatMap((line, at) => (impure.test(line) ? [`${path}:${at + 1} ${line.trim()}`] : [])),
      );
    expect(found).toEqual([]);
  });

  it('never reaches the store, the engine or a gateway from the script in Ads Manager', () => {
    const reached = [...reachableFrom('entrypoints/ads-manager.content/index.tsx', all)];
    expect(reached).toContain('utils/page/list.ts');
    expect(reached.filter((path) => /^utils\/(store|engine|gateways)\//.test(path))).toEqual([]);
  });

  it("takes nothing into the page's own world but the bridge and the words it shares", () => {
    const reached = [...reachableFrom('entrypoints/page-bridge.content.ts', all)];
    expect(reached).toContain('utils/bridge/channel.ts');
    expect(reached.filter((path) => !path.startsWith('utils/bridge/')).sort()).toEqual([
      'entrypoints/page-bridge.content.ts',
      'utils/page/list-request.ts',
      'utils/wire/bridge-greeting.ts',
      'utils/wire/limits.ts',
    ]);
  });
});
