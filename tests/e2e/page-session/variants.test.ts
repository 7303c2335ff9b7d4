import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WorldCampaign } from '../../simulator/world/types';
import { inEnglish } from '../../support/english';
import { Rig, verdict } from '../../support/rig';
import { operationsOf, switchesOf } from './page-writes';

/** Every way in which Ads Manager is built: the press works, or nothing is pressed and the person is told. */
let rig: Rig;
const proved = inEnglish('common_stage_nothing_can_run');
let unused: WorldCampaign[] = [];
const pressed: WorldCampaign[] = [];

beforeAll(async () => {
  rig = await Rig.start({ campaigns: 120 });
  unused = rig.ordinary(40);
});
afterAll(() => rig?.stop());

function next(): WorldCampaign {
  const campaign = unused.pop();
  if (campaign === undefined) throw new Error('No campaign is left');
  return rig.onTop(campaign);
}

describe.each(['ks', 'vi'])('the %s switch', (widget) => {
  test.each([
    'virtual:a',
    'virtual:b',
    'virtual:d',
    'virtual:off',
    'scroll:translate',
    'harsh:1,rerender:400',
    'copies:dead',
    'idColumn:1,nonNumeric:1,zeros:1',
    'duplicateSlots:1',
    'net:xhr',
    'lists:flat',
    'lists:flat,net:xhr,sdk:800',
    'wrap:clean',
  ])('is pressed once with %s, and proved', async (flags) => {
    const campaign = next();
    const tab = await rig.openAdsManager('campaign', `switch:${widget},${flags}`);
    await tab.press('pause', campaign.name);
    await tab.untilTaken(campaign.id, 60_000);
    expect(operationsOf(rig, campaign.id)).toEqual(['disable']);
    expect(campaign.switch).toBe('off');
    pressed.push(campaign);
  });

  test.each(['ks', 'vi'])('waits for the person’s answer to TikTok’s own %s question', async (dialog) => {
    const campaign = next();
    const tab = await rig.openAdsManager('campaign', `switch:${widget},dialog:${dialog}`);
    await tab.press('pause', campaign.name);
    await tab.untilChip(campaign.id, inEnglish('common_confirm_there'), 60_000);
    expect(switchesOf(rig, campaign.id)).toEqual([]);
    await tab.page.getByRole('button', { name: 'Confirm', exact: true }).click();
    await tab.untilTaken(campaign.id, 60_000);
    expect(operationsOf(rig, campaign.id)).toEqual(['disable']);
    pressed.push(campaign);
  });
});

test('and all of them are proved in the end', async () => {
  const popup = await rig.openOwn('popup');
  for (const { name } of pressed) await verdict(popup, name, proved).waitFor({ timeout: 90_000 });
});

test.each(['locked:none', 'locked:disabled'])(
  'with %s a row without a working switch says so',
  async (flags) => {
    const [promote] = rig.campaigns('Promote: new video views');
    if (!promote) throw new Error('The seeded world has a Promote');
    rig.onTop(promote);
    const tab = await rig.openAdsManager('campaign', flags);
    await tab.roots.strip(promote.id);
    await tab.press('pause', promote.name).catch(() => undefined);
    expect(switchesOf(rig, promote.id)).toEqual([]);
  },
);
