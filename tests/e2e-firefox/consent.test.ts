import { afterAll, beforeAll, expect, test } from 'vitest';
import { inEnglish } from '../support/english';
import { until } from '../support/until';
import { FirefoxRig, inFirefox, untilVerdict } from './rig';
import type { FirefoxTab } from './tab';

inFirefox('TikTok’s own consent, in a window of Firefox', () => {
  let rig: FirefoxRig;
  let options: FirefoxTab;

  beforeAll(async () => {
    rig = await FirefoxRig.start();
    options = await rig.openOwn('options');
  });
  afterAll(() => rig?.stop());

  /** Presses a button that shows TikTok's page, and answers there. */
  const answer = async (shows: Parameters<typeof inEnglish>[0], button: 'Authorize' | 'Cancel') => {
    await options.click('button', inEnglish(shows));
    const page = await rig.firefox.tabAt('https://business-api.tiktok.com/');
    await page.click('button', button);
  };
  const sentBackTo = () =>
    rig.simulator.journal
      .entries()
      .filter(({ path }) => path.endsWith('/register'))
      .map(({ body }) => (JSON.parse(body) as { redirect_uris: string[] }).redirect_uris[0]);
  const disconnect = async () => {
    await options.click('button', inEnglish('connect_disconnect'));
    await options.untilText(inEnglish('common_cancel'));
    await options.click('button', inEnglish('connect_disconnect'));
    await options.untilText(inEnglish('mcp_title'));
    expect(await rig.stored('secrets')).toEqual([]);
  };

  test('no is taken for an answer', async () => {
    await answer('mcp_connect', 'Cancel');
    await options.untilText(inEnglish('mcp_refused_denied'));
    expect(await rig.stored('connections')).toEqual([]);
  });

  test('one press connects: TikTok sends the person back to Firefox’s address for the extension', async () => {
    await answer('mcp_connect_again', 'Authorize');
    await options.untilText(inEnglish('mcp_connection'));
    await options.untilText('Northwind Outfitters US');
    expect(sentBackTo().at(-1)).toMatch(/^https:\/\/[0-9a-f]{40}\.extensions\.allizom\.org\/$/);
    expect((await rig.firefox.tabs()).some(({ url }) => url.includes('allizom'))).toBe(false);
  });

  test('a pause goes through TikTok’s server and is proved by it', async () => {
    const popup = await rig.openOwn('popup');
    // Other accounts have campaigns of the same names, and only those in view are in the page.
    const campaigns = [...rig.simulator.world.campaigns.values()];
    const name = await until(async () => {
      for (const one of rig.everyOrdinary())
        if ((await popup.named('button', inEnglish('common_pause_named', one.name))) === 1) return one.name;
      return null;
    }, 'a campaign in view');
    await popup.click('button', inEnglish('common_pause_named', name));
    await untilVerdict(popup, name, inEnglish('common_stage_nothing_can_run'));
    const writes = rig.simulator.journal.entries().filter(({ writes: is }) => is === true);
    expect(writes.map(({ tool }) => tool)).toEqual(['campaign_status_update']);
    const paused = campaigns.filter(({ id }) => writes[0]?.body.includes(id));
    expect(paused.map((one) => [one.name, one.switch])).toEqual([[name, 'off']]);
    await popup.close();
  });

  test('where TikTok sends nobody back to an extension, the answer comes to this computer’s own address', async () => {
    await disconnect();
    rig.simulator.settings.mcp.redirectHosts = 'loopback';
    await options.click('button', inEnglish('mcp_connect'));
    await options.untilText(inEnglish('mcp_refused_redirect'));
    await answer('mcp_go_on_tab', 'Authorize');
    await options.untilText(inEnglish('mcp_connection'));
    expect(sentBackTo().at(-1)).toMatch(/^http:\/\/127\.0\.0\.1\/mozoauth2\/[0-9a-f]{40}$/);
  });
});
