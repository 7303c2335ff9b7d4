import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ArmFault } from '../simulator/faults';
import type { WorldCampaign } from '../simulator/world/types';
import type { AdsManagerTab } from '../support/ads-manager-tab';
import { inEnglish } from '../support/english';
import { ACCOUNT, card, Rig, verdict } from '../support/rig';

/**
 * Every kind of promotion, and what goes wrong at TikTok, ends in a true verdict. All stops are pressed one
 * after the other at first, so that their waits overlap.
 */
let rig: Rig;
let tab: AdsManagerTab;
let popup: Page;

const proved = inEnglish('common_stage_nothing_can_run');
const stillRunning = inEnglish('common_flag_still_running');
const refused = inEnglish('common_flag_rejected');
/** A minute of read-back, and what a slow machine adds. Milliseconds. */
const PATIENCE = 100_000;

const SMART_PLUS = 'Smart+ Web conversions';
const GMV_MAX = 'GMV Max – all products';
const LEGACY = 'Legacy Smart Performance 2025';
const OUT_OF_REACH = [
  ['Promote: new video views', 'refusal_kind_promote'],
  ['Reach & Frequency – brand week', 'refusal_kind_reach_frequency'],
  ['TopView launch day', 'refusal_kind_topview'],
] as const;

interface Mishap {
  fault: Omit<ArmFault, 'campaign'>;
  /** The verdict in the end, and what it says in the popup. */
  ends: string;
  says?: string | RegExp;
  /** Requests that reached TikTok. */
  writes: number;
  off: boolean;
}
const MISHAPS: Record<string, Mishap> = {
  'OK is said and nothing is changed': {
    fault: { name: 'write-ignored' },
    ends: stillRunning,
    says: inEnglish('verdict_still_on'),
    writes: 1,
    off: false,
  },
  'one ad group is left on': {
    fault: { name: 'child-left-on' },
    ends: stillRunning,
    says: /“[^”]+” below it can still deliver/,
    writes: 1,
    off: true,
  },
  'TikTok answers too late': {
    fault: { name: 'slow', seconds: 25, applies: true, endpoint: 'status/update' },
    ends: proved,
    writes: 1,
    off: true,
  },
  'the request is lost': {
    fault: { name: 'write-lost-before', times: 1 },
    ends: proved,
    writes: 2,
    off: true,
  },
  'the answer is lost': {
    fault: { name: 'write-lost-after', times: 1 },
    ends: proved,
    writes: 1,
    off: true,
  },
  'TikTok fails after doing it': {
    fault: { name: 'server-errors', applies: true, times: 1, endpoint: 'status/update' },
    ends: proved,
    writes: 1,
    off: true,
  },
  'TikTok is busy with it': {
    fault: { name: 'write-conflict', times: 1 },
    ends: proved,
    writes: 2,
    off: true,
  },
  'TikTok refuses': {
    fault: { name: 'write-rejected' },
    ends: refused,
    says: inEnglish('problem_refused', '40002'),
    writes: 1,
    off: false,
  },
};
const struck = new Map<string, WorldCampaign>();

beforeAll(async () => {
  rig = await Rig.start({ viewport: { width: 1440, height: 1500 } });
  await (await rig.connect()).close();
  for (const [name] of OUT_OF_REACH) rig.onTop(name);
  const names = Object.keys(MISHAPS);
  rig.ordinary(names.length).forEach((campaign, index) => struck.set(names[index] ?? '', campaign));
  for (const name of [SMART_PLUS, LEGACY, GMV_MAX]) rig.onTop(name);
  tab = await rig.openAdsManager();
  await tab.roots.waitFor('button', inEnglish('common_pause_named', GMV_MAX));
});
afterAll(() => rig?.stop());

const one = (name: string) => rig.campaigns(name)[0]?.id ?? '';
const pathsFor = (id: string) => rig.writesTo(id).map(({ path }) => path.replace('/open_api/v1.3/', ''));

test('GMV Max asks first: what a pause costs is said before anything is sent', async () => {
  await tab.press('pause', GMV_MAX);
  await tab.untilAsked('pause', GMV_MAX);
  await tab.roots.waitFor('StaticText', inEnglish('common_risk_gmv_max'));
  expect(rig.writesTo(one(GMV_MAX))).toEqual([]);
  await tab.confirm('pause');
  await rig.untilWrites(one(GMV_MAX), 1);
});

test('every other stop is sent with one click', async () => {
  for (const [name, campaign] of struck) {
    const mishap = MISHAPS[name];
    if (mishap) rig.simulator.faults.arm({ ...mishap.fault, campaign: campaign.id });
    await tab.press('pause', campaign.name);
    await rig.untilWrites(campaign.id, 1);
  }
  for (const name of [SMART_PLUS, LEGACY]) {
    await tab.press('pause', name);
    await rig.untilWrites(one(name), 1);
  }
});

describe('what no API can stop', () => {
  test.each(OUT_OF_REACH)('%s has no buttons, and a chip that says so', async (name) => {
    await tab.untilChip(one(name), inEnglish('page_cannot_stop'));
    const strip = await tab.roots.strip(one(name));
    expect(strip.map(({ action }) => action)).toEqual(['']);
  });

  test.each(OUT_OF_REACH)('%s is never sent, even when it is ordered', async (name, sentence) => {
    popup ??= await rig.openOwn('popup');
    const ref = { advertiserId: ACCOUNT, level: 'campaign', id: one(name) };
    const order = { orderId: crypto.randomUUID(), action: 'pause', ref, seenName: name };
    const message = { standstill: 1, command: 'press', input: order };
    await popup.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(message)})`);
    await card(popup, name).getByText(inEnglish(sentence)).waitFor();
    expect(rig.writesTo(one(name))).toEqual([]);
  });
});

test('upgraded Smart+ goes to its own endpoint and is proved off', async () => {
  await tab.untilChip(one(SMART_PLUS), proved);
  expect(pathsFor(one(SMART_PLUS))).toEqual(['smart_plus/campaign/status/update/']);
  expect(rig.campaigns(SMART_PLUS)[0]?.switch).toBe('off');
});

test('an older Smart+ campaign, which TikTok refuses to switch, is stopped through its ad groups', async () => {
  await tab.untilChip(one(LEGACY), proved, PATIENCE);
  expect(rig.campaigns(LEGACY)[0]?.switch).toBe('on');
  const adGroups = rig.simulator.world.adGroupsOf(one(LEGACY));
  expect(adGroups.map((adGroup) => adGroup.switch)).toEqual(adGroups.map(() => 'off'));
  for (const { id } of adGroups) expect(pathsFor(id)).toEqual(['adgroup/status/update/']);
});

test.each(Object.entries(MISHAPS).toReversed())('when %s, the verdict is true', async (name, mishap) => {
  const campaign = struck.get(name);
  if (campaign === undefined) throw new Error(`Nothing was pressed for ${name}`);
  await tab.untilChip(campaign.id, mishap.ends, PATIENCE);
  if (mishap.says) await card(popup, campaign.name).getByText(mishap.says).waitFor();
  expect(rig.writesTo(campaign.id)).toHaveLength(mishap.writes);
  expect(campaign.switch).toBe(mishap.off ? 'off' : 'on');
});

test('GMV Max sessions with budgets of their own keep the stop from being called one', async () => {
  await tab.untilChip(one(GMV_MAX), stillRunning, PATIENCE);
  expect(rig.campaigns(GMV_MAX)[0]?.switch).toBe('off');
  expect(pathsFor(one(GMV_MAX))).toEqual(['campaign/status/update/']);
});

test('the popup says the same, flags first', async () => {
  for (const [name, campaign] of struck) {
    const ends = MISHAPS[name]?.ends ?? '';
    // A minute after a refusal it is no lag any more that it still runs, and that is said first.
    const said = verdict(popup, campaign.name, ends);
    await (ends === refused ? said.or(verdict(popup, campaign.name, stillRunning)) : said).waitFor();
  }
  const groups = await popup.locator('.orders h2').allTextContents();
  expect(groups[0]).toContain(inEnglish('popup_group_flagged'));
});
