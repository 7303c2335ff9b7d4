import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WorldCampaign } from '../simulator/world/types';
import type { AdsManagerTab } from '../support/ads-manager-tab';
import { inEnglish } from '../support/english';
import { DAY, FastClock, HOUR } from '../support/fast-clock';
import { card, verdict, type Rig } from '../support/rig';
import { until } from '../support/until';

/** From the press to the proof in real Chromium, and what comes between them. Simulated days pass in seconds. */
let fast: FastClock;
let rig: Rig;
let tab: AdsManagerTab;
let popup: Page;

const CLIMBS = 'Spring Sale – Prospecting';
const LEAKS = 'Always-on catalogue (many ad groups)';
const TURNED_ON = 'Spring Sale – Retargeting';
const PROMOTE = 'Promote: new video views';

beforeAll(async () => {
  fast = await FastClock.start({ campaigns: 30 });
  rig = fast.rig;
  await (await rig.connect()).close();
  for (const name of [PROMOTE, TURNED_ON, LEAKS, CLIMBS]) rig.onTop(name);
  popup = await rig.openOwn('popup');
  tab = await rig.openAdsManager();
});
afterAll(() => rig?.stop());

const campaign = (name: string): WorldCampaign => {
  const [found] = rig.campaigns(name);
  if (found === undefined) throw new Error(`No campaign ${name}`);
  return found;
};
const pressed = async (name: string): Promise<WorldCampaign> => {
  const one = campaign(name);
  await tab.press('pause', name);
  await rig.untilWrites(one.id, 1);
  return one;
};
/** Both faces say the same of a campaign. */
const bothSay = async (name: string, word: string) => {
  await tab.untilChip(campaign(name).id, word);
  await verdict(popup, name, word).waitFor();
};

describe('a stop that holds', () => {
  test('climbs to “Stopped: confirmed” in the page and in the popup, rung by rung', async () => {
    const { id } = await pressed(CLIMBS);
    await fast.untilStage(id, 'nothing-can-run', HOUR);
    await bothSay(CLIMBS, inEnglish('common_stage_nothing_can_run'));
    await fast.untilStage(id, 'quiet', 3 * HOUR);
    await bothSay(CLIMBS, inEnglish('common_stage_quiet'));
    await fast.untilStage(id, 'confirmed', 6 * HOUR);
    await bothSay(CLIMBS, inEnglish('common_stage_confirmed'));
    expect(rig.writesTo(id)).toHaveLength(1);
  });

  test('shows the money before, in the hour of the stop and after it, as TikTok really has it', async () => {
    const { id } = campaign(CLIMBS);
    await card(popup, CLIMBS).locator('summary').click();
    const lines = await card(popup, CLIMBS).locator('.order-money dl > div').allInnerTexts();
    const hour = Date.parse('2026-03-10T15:00:00Z');
    const spent = (from: number, to: number) => {
      const cents = rig.simulator.world.spend.tally(id, from, to).reduce((sum, { spend }) => sum + spend, 0);
      return `$${(cents / 100).toFixed(2)}`;
    };
    const before = spent(hour - 11 * HOUR, hour);
    const inTheHour = spent(hour, hour + HOUR);
    expect(lines.map((line) => line.split('\n'))).toEqual([
      [inEnglish('popup_money_before'), before],
      [inEnglish('popup_money_stop_hour'), inTheHour],
      [inEnglish('popup_money_after'), '$0.00'],
    ]);
    expect([before, inTheHour]).not.toContain('$0.00');
  });

  test('is final a day later', async () => {
    await fast.untilStage(campaign(CLIMBS).id, 'final', DAY);
    await bothSay(CLIMBS, inEnglish('common_stage_final'));
    expect(await rig.badge()).toBe('');
  });
});

describe('a stop through which money leaks', () => {
  let leaking: { id: string; name: string };
  const notified = async () =>
    Object.keys(await (await rig.worker()).evaluate<object>('chrome.notifications.getAll()'));

  test('is “Still spending” in the page, in the popup, on the badge, and in one notification', async () => {
    const { id } = campaign(LEAKS);
    const adGroup = rig.simulator.world.adGroupsOf(id).filter((one) => one.switch === 'on')[4];
    if (adGroup === undefined) throw new Error('The campaign has too few ad groups');
    leaking = adGroup;
    rig.simulator.faults.arm({ name: 'spends-although-off', campaign: id, adGroup: adGroup.id });
    await pressed(LEAKS);
    await fast.untilFlag(id, 'still-spending', 4 * HOUR);
    await bothSay(LEAKS, inEnglish('common_flag_still_spending'));
    expect(await rig.badge()).toBe('1');
    await until(async () => (await notified()).length === 1, 'one notification');
    await fast.pass(2 * HOUR);
    await bothSay(LEAKS, inEnglish('common_flag_still_spending'));
    expect(await rig.stored('incidents')).toHaveLength(1);
  });

  test('is stopped at the ad group that leaks, and only there, with one click', async () => {
    const stop = inEnglish('common_stop_part', leaking.name);
    await card(popup, LEAKS).getByRole('button', { name: stop }).click();
    await rig.untilWrites(leaking.id, 1);
    const asked = rig.writes().slice(2);
    expect(asked.map(({ path }) => path)).toEqual(['/open_api/v1.3/adgroup/status/update/']);
    expect(JSON.parse(asked[0]?.body ?? '')).toMatchObject({
      adgroup_ids: [leaking.id],
      operation_status: 'DISABLE',
    });
    rig.simulator.faults.clear();
    await fast.untilStage(leaking.id, 'nothing-can-run', HOUR);
    await verdict(popup, leaking.name, inEnglish('common_stage_nothing_can_run')).waitFor();
  });
});

describe('a stop that a rule of the account undoes', () => {
  const RULE = 'Morning, 🌅 start';
  const switchRule = (status: 'ON' | 'OFF') => {
    for (const rule of rig.simulator.world.rules.list) rule.status = status;
  };

  test('is “Turned back on”, and the rule is named', async () => {
    const { id, advertiserId } = campaign(TURNED_ON);
    const now = fast.now();
    rig.simulator.world.rules.add({
      id: '1846000003705865460',
      advertiserId,
      name: RULE,
      action: 'TURN_ON',
      campaigns: [id],
      status: 'ON',
      createTime: now - DAY,
      from: now + HOUR,
    });
    await pressed(TURNED_ON);
    await fast.untilFlag(id, 'can-resume-by-itself', HOUR);
    await bothSay(TURNED_ON, inEnglish('common_flag_can_resume_by_itself'));
    await fast.untilFlag(id, 'turned-back-on', 4 * HOUR);
    await bothSay(TURNED_ON, inEnglish('common_flag_turned_back_on'));
    await card(popup, TURNED_ON).getByText(`the automated rule “${RULE}” turned it on again`).waitFor();
  });

  test('is stopped again with one click', async () => {
    const { id } = campaign(TURNED_ON);
    switchRule('OFF');
    await card(popup, TURNED_ON)
      .getByRole('button', { name: inEnglish('common_stop_again') })
      .click();
    await rig.untilWrites(id, 2);
    await tab.untilTaken(id);
    expect(campaign(TURNED_ON).switch).toBe('off');
  });
});

describe('a promotion made in the TikTok app', () => {
  test('is out of reach: whatever was pressed and however long it is watched, it is never called stopped', async () => {
    const { id, advertiserId } = campaign(PROMOTE);
    await tab.untilChip(id, inEnglish('page_cannot_stop'));
    expect((await tab.roots.strip(id)).map(({ action }) => action)).toEqual(['']);

    const order = {
      orderId: crypto.randomUUID(),
      action: 'pause',
      ref: { advertiserId, level: 'campaign', id },
      seenName: PROMOTE,
    };
    const message = { standstill: 1, command: 'press', input: order };
    await popup.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(message)})`);
    await card(popup, PROMOTE).getByText(inEnglish('refusal_kind_promote')).waitFor();
    await fast.pass(DAY);
    await bothSay(PROMOTE, inEnglish('common_not_sent'));
    expect((await fast.verdictOn(id))?.stage).toBe('requested');
    expect(rig.writesTo(id)).toEqual([]);
    expect(campaign(PROMOTE).switch).toBe('on');
  });
});
