import { parseArgs } from 'node:util';
import { runningClock } from '../simulator/clock';
import { buildForChromium } from '../support/build-once';
import { FastClock } from '../support/fast-clock';
import { Rig, type RigOptions } from '../support/rig';
import { climb } from './climb';
import { startGuide, instructions } from './guide';
import { playInPage } from './in-page';
import { Pictures } from './pictures';
import { pictureOwnPages, play, say } from './play';

/**
 * `npm run demo`: the extension on the simulated Ads Manager, to try by hand; without a display, or with
 * `--headless`, it plays by itself: the first minute with nothing connected and the main job, on the production build,
 * then the ladder of proof at high speed on the build with a clock that can be moved.
 */
const { values: flags } = parseArgs({
  options: { headless: { type: 'boolean' } },
});
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
const headless = flags.headless === true || !hasDisplay;
const stoppers: (() => Promise<void>)[] = [];

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(
    signal,
    () => void stopAll().finally(() => process.exit(signal === 'SIGINT' && !headless ? 0 : 130)),
  );
}
try {
  process.exitCode = headless ? await playAlone() : await letTry();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await stopAll();
}

async function playAlone(): Promise<number> {
  say('Building');
  buildForChromium();
  const pictures = await Pictures.start();
  const wrong: string[] = [];
  for (const act of [firstAct, secondAct, thirdAct]) wrong.push(...(await act(pictures)));
  for (const sentence of wrong) say(`WRONG  ${sentence}`);
  if (wrong.length === 0) say('All verdicts are as expected.');
  return wrong.length === 0 ? 0 : 1;
}

/** A fresh install, nothing connected: two presses through the signed-in page, on the production build, in real time. */
async function firstAct(pictures: Pictures): Promise<string[]> {
  say('Starting the simulator and Chromium: a fresh install, nothing connected');
  const rig = await startProduction();
  const wrong = await playInPage(rig, pictures);
  await stopAll();
  return wrong;
}

/** Four presses with a token, on the production build, in real time. */
async function secondAct(pictures: Pictures): Promise<string[]> {
  say('The same with an access token');
  const rig = await startProduction();
  const options = await rig.connect();
  say('Connected');
  const tab = await rig.openAdsManager();
  await tab.page.bringToFront();
  const wrong = await play(rig, tab, pictures);
  await pictureOwnPages(rig, options, pictures);
  await stopAll();
  return wrong;
}

/** Three presses on the demo build, and hours of watching in seconds. */
async function thirdAct(pictures: Pictures): Promise<string[]> {
  say('The same with a clock that can be moved');
  const fast = await startFast({ headless: true });
  await (await fast.rig.connect()).close();
  const wrong = await climb(fast, await fast.rig.openAdsManager(), pictures);
  await stopAll();
  return wrong;
}

async function startProduction(): Promise<Rig> {
  const rig = await Rig.start({ headless: true, ownSignals: true });
  stoppers.push(() => rig.stop());
  return rig;
}

async function letTry(): Promise<number> {
  buildForChromium();
  const fast = await startFast({ headless: false, clock: runningClock() });
  const { rig } = fast;
  const guide = await startGuide(fast);
  stoppers.push(guide.stop);
  console.log(instructions(rig));
  const tab = await rig.browser.context.newPage();
  await tab.goto(rig.adsManager());
  const [first] = rig.browser.context.pages();
  await first?.goto(guide.address);
  await tab.bringToFront();
  await new Promise<void>((resolve) => rig.browser.context.once('close', () => resolve()));
  return 0;
}

async function startFast(options: RigOptions): Promise<FastClock> {
  const fast = await FastClock.start({ ...options, ownSignals: true });
  stoppers.push(() => fast.rig.stop());
  return fast;
}

async function stopAll(): Promise<void> {
  for (const stop of stoppers.splice(0).reverse())
    await stop().catch((error: unknown) => console.error(error));
}
