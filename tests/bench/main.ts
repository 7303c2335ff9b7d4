import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { LIMITS, sizeOf } from '../contract/build-size';
import buildOnce from '../support/build-once';
import { CHROME_BUILD } from '../support/rig';
import { measureBridge } from './bridge';
import { measureClicks } from './clicks';
import { ratio, table, type Figure } from './figures';
import { measureIdle } from './idle';
import { measureOpening } from './opening';
import { measurePagePresses } from './page-presses';
import { measureScrolling } from './scrolling';
import { measureDuringSweep, measureSweep } from './sweep';

/**
 * npm run bench -- [--quick] [--json FILE] [WORD…]
 *
 * Measures the production build on this machine: everything, or what is named with one of these words. Every figure
 * stands beside one from the same run, so that a slow machine is seen as such; nothing here passes or fails.
 */
const { values, positionals: wanted } = parseArgs({
  options: { quick: { type: 'boolean' }, json: { type: 'string' } },
  allowPositionals: true,
});

/** What Standstill is made for, and a tenth of it. */
const LARGE = { advertisers: 50, campaigns: 200 };
const SMALL = { advertisers: 5, campaigns: 200 };

function sizes(): Figure[] {
  const { contentScript, bridge, worker, zip } = sizeOf(CHROME_BUILD);
  return [
    {
      name: 'script in Ads Manager',
      value: contentScript,
      unit: 'bytes',
      against: 'its limit',
      limit: LIMITS.contentScript,
    },
    {
      name: "bridge in the page's own world",
      value: bridge,
      unit: 'bytes',
      against: 'its limit',
      limit: LIMITS.bridge,
    },
    { name: 'zip', value: zip, unit: 'bytes', against: 'its limit', limit: LIMITS.zip },
    {
      name: 'worker with all it loads',
      value: worker,
      unit: 'bytes',
      against: 'the limit of the whole zip',
      limit: LIMITS.zip,
    },
  ];
}

const PARTS: [what: string, measure: () => Promise<Figure[]>][] = [
  ['sizes', async () => sizes()],
  ['opening the popup', () => measureOpening(values.quick ? 3 : 10)],
  ['scrolling', () => measureScrolling(values.quick ? 5 : 20)],
  ['an idle list', () => measureIdle(values.quick ? 3 : 10)],
  ['the bridge', () => measureBridge(values.quick ? 3 : 10)],
  ['presses in the page', () => measurePagePresses(values.quick ? 3 : 10)],
  ['clicks', () => measureClicks(values.quick ? 3 : 10)],
  ['a sweep', () => measureSweep(values.quick ? SMALL : LARGE)],
  ['what happens amid a sweep', () => measureDuringSweep(SMALL)],
];
const parts = PARTS.filter(([what]) => wanted.length === 0 || wanted.some((word) => what.includes(word)));
if (parts.length === 0) {
  console.error(`Nothing is named so. There is: ${PARTS.map(([what]) => what).join(', ')}.`);
  process.exit(2);
}

buildOnce();
const figures: Figure[] = [];
for (const [what, measure] of parts) {
  console.log(`Measuring ${what} …`);
  figures.push(...(await measure()));
}
console.log(`\n${table(figures)}`);
if (values.json !== undefined) {
  const result = {
    at: new Date().toISOString(),
    node: process.version,
    figures: figures.map((one) => ({ ...one, ratio: ratio(one) })),
  };
  writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
}
