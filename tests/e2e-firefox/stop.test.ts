import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TabVerb } from '@/utils/wire/tab-verbs';
import { inEnglish } from '../support/english';
import { until } from '../support/until';
import { FirefoxRig, inFirefox } from './rig';
import type { FirefoxTab } from './tab';

const NAME = 'Spring Sale – Prospecting';

/** One person's first stop in Firefox, from a fresh install to the proof. */
inFirefox('in Firefox', () => {
  let rig: FirefoxRig;
  let list: FirefoxTab;

  beforeAll(async () => {
    rig = await FirefoxRig.start();
  });
  afterAll(() => rig?.stop());

  test('a pasted answer of TikTok connects', async () => {
    list = await rig.firefox.open(rig.adsManager());
    await rig.connect();
    expect(rig.writes()).toEqual([]);
  });

  test('a click beside a campaign pauses it, once, and the popup says that no part can deliver', async () => {
    const campaign = rig.onTop(NAME);
    await list.goto(rig.adsManager());
    await list.hover('button', inEnglish('common_pause_named', NAME));
    await list.click('button', inEnglish('common_pause_named', NAME));
    await list.untilText(inEnglish('common_stage_nothing_can_run'), 60_000);
    expect(campaign.switch).toBe('off');
    expect(rig.writes().map(({ path, body }) => [path, JSON.parse(body)])).toEqual([
      [
        '/open_api/v1.3/campaign/status/update/',
        expect.objectContaining({ campaign_ids: [campaign.id], operation_status: 'DISABLE' }),
      ],
    ]);

    const popup = await rig.openOwn('popup');
    await popup.untilText(NAME);
    await popup.untilText(inEnglish('common_stage_nothing_can_run'));
  });

  test("the page's own world answers, and the page's own switch is pressed there", async () => {
    const twin = rig.onTop('Spring Sale – Retargeting');
    await list.goto(rig.adsManager());
    const own = await rig.openOwn('options');
    /** Asks the tab as the worker does. */
    const ask = async (verb: TabVerb, input: unknown) => {
      const message = JSON.stringify({ standstillTab: 1, verb, input });
      const answer = await own.evaluate<{ value: unknown } | null>(`(async () => {
        const [tab] = await browser.tabs.query({ url: 'https://ads.tiktok.com/i18n/*' });
        return await browser.tabs.sendMessage(tab.id, ${message}, { frameId: 0 }) ?? null;
      })().catch(() => null)`);
      return answer?.value;
    };
    const ref = { advertiserId: rig.account, level: 'campaign', id: twin.id };
    await until(
      async () => JSON.stringify(await ask('find-row', { ref })) === '{"row":"there","bridge":"working"}',
      'the row and the bridge',
    );
    expect(await ask('ask-page', { ask: 'account', advertiserId: rig.account })).toMatchObject({
      outcome: 'answered',
      status: 200,
    });
    expect(await ask('press-switch', { ref, name: twin.name, to: 'off' })).toMatchObject({
      result: 'sent',
      answer: { outcome: 'answered', status: 200 },
    });
    expect(twin.switch).toBe('off');
  });
});
