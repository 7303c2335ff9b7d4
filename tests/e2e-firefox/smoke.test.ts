import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type RunningServer } from '../simulator/server';
import { createSimulator, type Simulator } from '../simulator/simulator';
import { SEED_ADVERTISERS, seedWorld } from '../simulator/world/seed';
import { inEnglish } from '../support/english';
import { findFirefox } from '../support/find-firefox.mjs';
import { Firefox, type FirefoxTab } from './firefox';
import { Tunnel } from './tunnel';

const BUILD = '.output/firefox-mv2';
const ACCOUNT = SEED_ADVERTISERS.newYork;
const NAME = 'Spring Sale – Prospecting';

const found = findFirefox();
if (found === null)
  console.warn('No Firefox on this machine: the Firefox story is skipped (FIREFOX_PATH names one).');

/** One person's first stop in Firefox, from a fresh install to the proof. */
describe.skipIf(found === null)('in Firefox', () => {
  let simulator: Simulator;
  let server: RunningServer;
  let tunnel: Tunnel;
  let firefox: Firefox;
  let list: FirefoxTab;

  beforeAll(async () => {
    simulator = createSimulator({ world: (clock) => seedWorld(clock, { campaigns: 20 }) });
    server = await startServer(simulator);
    tunnel = await Tunnel.to(server.httpsPort);
    firefox = await Firefox.start(resolve(BUILD), tunnel.port);
  });
  afterAll(async () => {
    await firefox?.close();
    await tunnel?.close();
    await server?.close();
  });

  const campaign = () => {
    const one = simulator.world.campaignsOf(ACCOUNT).find(({ name }) => name === NAME);
    if (one === undefined) throw new Error(`The seed has no campaign ${NAME}`);
    return one;
  };
  const writes = () =>
    simulator.journal
      .entries()
      .filter(({ method, path }) => method === 'POST' && path.includes('/open_api/'));

  test('Ads Manager leads to the connect page, and a pasted answer of TikTok connects', async () => {
    campaign().createTime = Date.now() + 1000;
    list = await firefox.open(`https://ads.tiktok.com/i18n/manage/campaign?aadvid=${ACCOUNT}`);
    await list.click('button', inEnglish('common_connect'));
    const options = await firefox.tabAt(firefox.own('options'));
    await options.click('input', 'token');
    await options.type(JSON.stringify({ access_token: 'sim-token-full', advertiser_ids: [ACCOUNT] }));
    await options.click('button', inEnglish('connect_check'));
    await options.untilText(inEnglish('connect_accounts'));
    expect(writes()).toEqual([]);
  });

  test('a click beside a campaign pauses it, once, and the popup says that no part can deliver', async () => {
    await list.goto(`https://ads.tiktok.com/i18n/manage/campaign?aadvid=${ACCOUNT}`);
    await list.hover('button', inEnglish('common_pause_named', NAME));
    await list.click('button', inEnglish('common_pause_named', NAME));
    await list.untilText(inEnglish('common_stage_nothing_can_run'), 60_000);
    expect(campaign().switch).toBe('off');
    expect(writes().map(({ path, body }) => [path, JSON.parse(body)])).toEqual([
      [
        '/open_api/v1.3/campaign/status/update/',
        expect.objectContaining({ campaign_ids: [campaign().id], operation_status: 'DISABLE' }),
      ],
    ]);

    const popup = await firefox.tabAt(firefox.own('options'));
    await popup.goto(firefox.own('popup'));
    await popup.untilText(NAME);
    await popup.untilText(inEnglish('common_stage_nothing_can_run'));
  });
});
