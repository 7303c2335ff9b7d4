import { afterAll, beforeAll, expect, test } from 'vitest';
import { alteredBuild } from '../support/altered-build';
import { inEnglish } from '../support/english';
import { until } from '../support/until';
import { ADD_ON_ID } from './firefox';
import { FIREFOX_BUILD, FirefoxRig, inFirefox, untilVerdict } from './rig';

/**
 * The background page of our manifest lives as long as Firefox does. In this build, and in this only, it is an event
 * page, which Firefox ends whenever it rests for some seconds: as it does with every background of manifest version 3.
 */
inFirefox('where Firefox suspends the background page', () => {
  let build: Awaited<ReturnType<typeof alteredBuild>> | null = null;
  let rig: FirefoxRig;

  beforeAll(async () => {
    build = await alteredBuild<{ background: { persistent?: boolean } }>(FIREFOX_BUILD, ({ background }) => {
      expect(background.persistent).toBeUndefined();
      background.persistent = false;
    });
    rig = await FirefoxRig.start({
      extension: build.path,
      preferences: { 'extensions.background.idle.timeout': 4000 },
    });
    await (await rig.connect()).close();
  });
  afterAll(async () => {
    await rig?.stop();
    await build?.remove();
  });

  const untilSuspended = () =>
    until(
      () =>
        rig.firefox.chrome<boolean>(
          `WebExtensionPolicy.getByID('${ADD_ON_ID}').extension.backgroundState === 'stopped'`,
        ),
      'the background page to be suspended',
    );

  test('a stop that was sent is proved all the same, by a page that its own alarm wakes', async () => {
    const [campaign] = rig.ordinary(1);
    if (!campaign) throw new Error('One campaign is needed');
    const list = await rig.firefox.open(rig.adsManager());
    await list.hover('button', inEnglish('common_pause_named', campaign.name));
    await list.click('button', inEnglish('common_pause_named', campaign.name));
    await rig.untilWrites(campaign.id, 1);
    await untilSuspended();

    await list.untilText(inEnglish('common_stage_nothing_can_run'), 90_000);
    expect(rig.writesTo(campaign.id)).toHaveLength(1);
    expect(campaign.switch).toBe('off');
    const popup = await rig.openOwn('popup');
    await untilVerdict(popup, campaign.name, inEnglish('common_stage_nothing_can_run'));
  });
});
