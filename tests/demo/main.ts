import { parseArgs } from 'node:util';
import { buildForChromium } from '../support/build-once';
import { Rig } from '../support/rig';
import { startGuide, instructions } from './guide';
import { Pictures } from './pictures';
import { pictureOwnPages, play, say } from './play';

/**
 * `npm run demo`: the extension on the simulated Ads Manager, to try by hand; without a display, or with
 * `--headless`, the main job plays by itself. `--pictures` puts the pictures where the README shows them.
 */
const { values: flags } = parseArgs({
  options: { headless: { type: 'boolean' }, pictures: { type: 'boolean' } },
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
  say('Starting the simulator and Chromium');
  const rig = await start(true);
  const pictures = await Pictures.start(flags.pictures === true);
  const options = await rig.connect();
  say('Connected with an access token');
  const tab = await rig.openAdsManager();
  await tab.page.bringToFront();
  const wrong = await play(rig, tab, pictures);
  await pictureOwnPages(rig, options, pictures);
  for (const sentence of wrong) say(`WRONG  ${sentence}`);
  if (wrong.length === 0) say('All four verdicts are as expected.');
  return wrong.length === 0 ? 0 : 1;
}

async function letTry(): Promise<number> {
  buildForChromium();
  const rig = await start(false);
  const guide = await startGuide(rig);
  stoppers.push(guide.stop);
  console.log(instructions(rig));
  const options = await rig.connect();
  await options.close();
  const tab = await rig.browser.context.newPage();
  await tab.goto(rig.adsManager());
  const [first] = rig.browser.context.pages();
  await first?.goto(guide.address);
  await tab.bringToFront();
  await new Promise<void>((resolve) => rig.browser.context.once('close', () => resolve()));
  return 0;
}

async function start(isHeadless: boolean): Promise<Rig> {
  const rig = await Rig.start({ headless: isHeadless, ownSignals: true });
  stoppers.push(() => rig.stop());
  return rig;
}

async function stopAll(): Promise<void> {
  for (const stop of stoppers.splice(0).reverse())
    await stop().catch((error: unknown) => console.error(error));
}
