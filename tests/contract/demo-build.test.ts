import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { filesIn } from './sources';

/** What the demo and its tests show must be true of what is shipped. */
const PRODUCTION = ['.output/chrome-mv3', '.output/firefox-mv2'];
const DEMO = '.output/chrome-mv3-demo';
const CLOCK = 'demo-clock.js';
const LOADS_CLOCK = `import"/${CLOCK}";\n`;
const LOADERS = [
  /^background\.js$/,
  /^chunks\/options-[^/]+\.js$/,
  /^chunks\/popup-[^/]+\.js$/,
  /^chunks\/report-[^/]+\.js$/,
  /^chunks\/sidepanel-[^/]+\.js$/,
  /^chunks\/welcome-[^/]+\.js$/,
];

const textsOf = (build: string) =>
  new Map(filesIn(build).map((path) => [path.slice(build.length + 1), readFileSync(path, 'latin1')]));
/** Laid out for reading in one build only. */
const plain = (path: string, text: string) =>
  path === 'manifest.json' ? JSON.stringify(JSON.parse(text)) : text;

describe('the demo build', () => {
  const demo = textsOf(DEMO);

  it('is the production build, byte by byte, but for a clock that is loaded first', () => {
    const withoutClock = [...demo]
      .filter(([path]) => path !== CLOCK)
      .map(([path, text]) => [path, plain(path, text.replace(LOADS_CLOCK, ''))] as const);
    const production = [...textsOf(PRODUCTION[0] ?? '')].map(
      ([path, text]) => [path, plain(path, text)] as const,
    );
    expect(withoutClock.map(([path]) => path)).toEqual(production.map(([path]) => path));
    const different = production.filter(([, text], index) => withoutClock[index]?.[1] !== text);
    expect(different.map(([path]) => path)).toEqual([]);
  });

  it('loads the clock before anything else in the worker and in each of its own pages, and nowhere else', () => {
    const loaders = [...demo].filter(([, text]) => text.includes(CLOCK)).map(([path]) => path);
    expect(loaders).toHaveLength(LOADERS.length);
    for (const loader of LOADERS) expect(loaders.filter((path) => loader.test(path))).toHaveLength(1);
    for (const path of loaders) expect(demo.get(path)?.startsWith(LOADS_CLOCK)).toBe(true);
  });
});

describe.each(PRODUCTION)('what is built into %s', (build) => {
  it('has no clock that can be moved', () => {
    const clock = [...textsOf(build)].filter(
      ([path, text]) => path === CLOCK || /standstillClock|demo-clock|standstill\.demo/.test(text),
    );
    expect(clock.map(([path]) => path)).toEqual([]);
  });
});
