import { describe, expect, it } from 'vitest';
import { sources, type Source } from './sources';

const product = sources('entrypoints', 'components', 'utils');
const inAdsManager = product.filter(({ path }) => /^(utils\/page|components\/in-page)\//.test(path));

function found(files: readonly Source[], pattern: RegExp): string[] {
  return files.flatMap(({ path, code }) =>
    code.split('\n').flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1} ${line.trim()}`] : [])),
  );
}

describe('in Ads Manager', () => {
  it('asks for no layout, which would make the page compute it while it scrolls', () => {
    const layout =
      /\b(getBoundingClientRect|getClientRects|getComputedStyle|(offset|client|scroll)(Width|Height|Top|Left|Parent)|innerText|scrollX|scrollY|elementFromPoint|scrollIntoView)\b/;
    expect(found(inAdsManager, layout)).toEqual([]);
  });

  it('never polls', () => {
    expect(found(inAdsManager, /\b(setInterval|setTimeout|requestIdleCallback)\b/)).toEqual([]);
  });

  it('asks for a frame in one place only, which asks for one only when something changed', () => {
    const places = found(inAdsManager, /\brequestAnimationFrame\b/).map((place) => place.split(':')[0]);
    expect(places).toEqual(['utils/page/once-per-frame.ts']);
  });
});

describe('everywhere', () => {
  it('makes no markup from text', () => {
    const markup =
      /\b(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|DOMParser)\b/;
    expect(found(product, markup)).toEqual([]);
  });

  it("writes to the console only the worker's one line about its own failures", () => {
    const lines = found(product, /\bconsole\b/);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^entrypoints\/background\/index\.ts:\d+ console\.error\(/);
  });

  it('has no switched-off checks', () => {
    const files = [...product, ...sources('tests')].filter(({ path }) => !path.endsWith('manners.test.ts'));
    const comments = files.map((file) => ({ ...file, code: file.text }));
    expect(found(comments, /@ts-(ignore|expect-error|nocheck)|(eslint|oxlint)-disable/)).toEqual([]);
    expect(found(files, /\bas any\b|: any\b|<any>/)).toEqual([]);
  });
});
