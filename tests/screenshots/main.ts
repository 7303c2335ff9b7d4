import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { buildForChromium } from '../support/build-once';
import { FastClock } from '../support/fast-clock';
import { Rig } from '../support/rig';
import { writeContactSheet } from './contact-sheet';
import type { Scene } from './scene';
import { inPage, inPageInTrouble } from './shots/in-page';
import { options, optionsInTrouble } from './shots/options';
import { panic } from './shots/panic';
import { popupInTrouble, popupThroughThePage, popupWithOrders, popupWithoutOrders } from './shots/popup';
import { report } from './shots/report';
import { welcome } from './shots/welcome';
import { Studio } from './studio';

/** Every page of ours; a new one gets a file beside these and a line here. */
const SCENES: Record<string, Scene> = {
  welcome,
  options,
  'options-trouble': optionsInTrouble,
  popup: popupWithoutOrders,
  'popup-trouble': popupInTrouble,
  'popup-page': popupThroughThePage,
  orders: popupWithOrders,
  panic,
  report,
  'in-page': inPage,
  'in-page-trouble': inPageInTrouble,
};
const FOLDER = '.output/screenshots';

/**
 * `npm run screenshots`: pictures of every page and state: in light and dark, in Arabic, in forced colours, at
 * 200 % zoom, and some in German and Thai, for which the machine needs fonts (Debian's `fonts-noto-core`); with names,
 * only those; with `--readme`, the README's pictures anew. Ends with 1 when axe-core objects to one of them, or one
 * scrolls sideways.
 */
const { values: flags, positionals: wanted } = parseArgs({
  options: { readme: { type: 'boolean' } },
  allowPositionals: true,
});
const unknown = wanted.filter((name) => !Object.hasOwn(SCENES, name));
if (unknown.length > 0)
  throw new Error(`No ${unknown.join(', ')}; there are ${Object.keys(SCENES).join(', ')}`);
if (wanted.length === 0) await rm(FOLDER, { recursive: true, force: true });

console.log('Building');
buildForChromium();
const studio = await Studio.open(FOLDER, flags.readme === true);
for (const [name, scene] of Object.entries(SCENES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  await play(name, scene);
}
console.log(`\nAll of them: ${await writeContactSheet(FOLDER, studio.taken)}`);
for (const problem of new Set(studio.problems)) console.log(`WRONG  ${problem}`);
process.exitCode = studio.problems.length === 0 ? 0 : 1;

/** A scene that breaks off takes nothing from the others. */
async function play(name: string, scene: Scene): Promise<void> {
  const stoppers: (() => Promise<void>)[] = [];
  try {
    await scene({
      studio,
      rig: async (options) => {
        const rig = await Rig.start(options);
        stoppers.push(() => rig.stop());
        return rig;
      },
      fast: async (options) => {
        const fast = await FastClock.start(options);
        stoppers.push(() => fast.rig.stop());
        return fast;
      },
    });
  } catch (error) {
    studio.problems.push(`${name}: broke off: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    for (const stop of stoppers) await stop();
  }
}
