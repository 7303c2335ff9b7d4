import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { LIMITS, sizeOf } from '../contract/build-size';
import buildOnce from '../support/build-once';
import { CHROME_BUILD } from '../support/rig';
import { measureClicks } from './clicks';
import { ratio, table, type Figure } from './figures';
import { measureIdle } from './idle';
import { measureScrolling } from './scrolling';
import { measureDuringSweep, measureSweep } from './sweep';

/**
 * npm run bench -- [--quick] [--json FILE]
 *
 * Measures the production build on this machine. Every figure stands beside one from the same run, so that a
 * slow machine is seen as such; nothing here passes or fails.
 */
const { values } = parseArgs({ options: { quick: { type: 'boolean' }, json: { type: 'string' } } });

/** What Standstill is made for, and a tenth of it. */
const LARGE = { advertisers: 50, campaigns: 200 };
const SMALL = { advertisers: 5, campaigns: 200 };

function sizes(): Figure[] {
  const { contentScript, worker, zip } = sizeOf(CHROME_BUILD);
  return [
    {
      name: 'script in Ads Manager',
      value: contentScript,
      unit: 'bytes',
      against: 'its limit',
      limit: LIMITS.contentScript,
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

buildOnce();
const figures: Figure[] = [];
for (const [what, measure] of [
  ['sizes', async () => sizes()],
  ['scrolling', () => measureScrolling(values.quick ? 5 : 20)],
  ['an idle list', () => measureIdle(values.quick ? 3 : 10)],
  ['clicks', () => measureClicks(values.quick ? 3 : 10)],
  ['a sweep', () => measureSweep(values.quick ? SMALL : LARGE)],
  ['what happens amid a sweep', () => measureDuringSweep(SMALL)],
] as const) {
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
