import type { JournalEntry } from '../simulator/journal';
import type { WorldCampaign } from '../simulator/world/types';
import type { AdsManagerTab } from '../support/ads-manager-tab';
import { inEnglish } from '../support/english';
import { verdict, type Rig } from '../support/rig';
import { until } from '../support/until';
import type { Pictures } from './pictures';
import { listen, say } from './play';

const NO_PART_CAN_DELIVER = inEnglish('common_stage_nothing_can_run');
const CONFIRM_AT_TIKTOK = inEnglish('common_confirm_there');
/** Long enough for the read-back on a slow machine. Milliseconds. */
const PATIENCE = 150_000;

/** One pause through the page, and what its chip said. */
interface Paused {
  campaign: WorldCampaign;
  heard: string[];
}

/**
 * Plays the first act: a fresh install, nothing connected. One pause by TikTok's own switch is proved by what the
 * page's own lists say; another waits until a person has answered what TikTok asks.
 *
 * @returns what was not as expected, in sentences; empty when all is well
 */
export async function playInPage(rig: Rig, pictures: Pictures): Promise<string[]> {
  // Whoever asks or writes without TikTok's own scripts is refused.
  rig.simulator.settings.session.signature = 'strict';
  const first = rig.onTop('Spring Sale – Prospecting');
  const second = rig.onTop('Spring Sale – Retargeting');
  const tab = await rig.openAdsManager();
  await tab.page.bringToFront();

  say(`Pause “${first.name}” (nothing is connected: TikTok's own switch turns, signed by TikTok's own page)`);
  const plain = await pause(tab, first, NO_PART_CAN_DELIVER);
  await tab.page.mouse.move(5, 400);
  await pictures.take(tab.page, 'in-page');

  await tab.page.goto(rig.adsManager('campaign', 'dialog:ks'));
  say(`Pause “${second.name}” (TikTok asks first, and only a person may answer)`);
  const asking = await pause(tab, second, CONFIRM_AT_TIKTOK);
  await pictures.take(tab.page, 'tiktok-asks');
  const unasked = statusUpdates(rig, second).length;
  say('Confirm in TikTok’s own dialog');
  await tab.page.locator('.KsModal').getByRole('button', { name: 'Confirm' }).click();
  await follow(tab, asking, NO_PART_CAN_DELIVER);

  const popup = await rig.openOwn('popup');
  await popup.setViewportSize({ width: 420, height: 600 });
  for (const { name } of [first, second])
    await verdict(popup, name, NO_PART_CAN_DELIVER)
      .waitFor()
      .catch(() => undefined);
  await pictures.take(popup, 'in-page-popup');

  return [
    ...(unasked === 0 ? [] : [`“${second.name}” was switched before anybody confirmed it.`]),
    ...(asking.heard.includes(CONFIRM_AT_TIKTOK)
      ? []
      : [`“${second.name}” never said “${CONFIRM_AT_TIKTOK}”.`]),
    ...wrongWith(rig, plain),
    ...wrongWith(rig, asking),
    ...askedOfTheApi(rig),
  ];
}

/** Presses, and follows the chip until it says this or patience is over. */
async function pause(tab: AdsManagerTab, campaign: WorldCampaign, word: string): Promise<Paused> {
  const paused = { campaign, heard: [] };
  await tab.press('pause', campaign.name);
  await follow(tab, paused, word);
  return paused;
}

async function follow(tab: AdsManagerTab, { campaign, heard }: Paused, word: string): Promise<void> {
  await until(
    async () => {
      await listen(tab, new Map([[campaign.name, campaign.id]]), new Map([[campaign.name, heard]]));
      return heard.at(-1) === word;
    },
    word,
    PATIENCE,
  ).catch(() => undefined);
}

function wrongWith(rig: Rig, { campaign, heard }: Paused): string[] {
  const what = `“${campaign.name}”`;
  const wrong: string[] = [];
  if (heard.at(-1) !== NO_PART_CAN_DELIVER)
    wrong.push(`${what} should say “${NO_PART_CAN_DELIVER}” and says “${heard.at(-1) ?? 'nothing'}”.`);
  if (campaign.switch !== 'off') wrong.push(`${what} is on at TikTok.`);
  const updates = statusUpdates(rig, campaign);
  if (updates.length !== 1) wrong.push(`${what} was switched ${updates.length} times instead of once.`);
  for (const { page } of updates)
    if (page?.from !== 'page' || page.signature !== 'valid')
      wrong.push(`${what} was switched by ${page?.from ?? 'nobody known'}, not by the page's own request.`);
  return wrong;
}

/** The page's own requests that switched this campaign. */
function statusUpdates(rig: Rig, { id }: WorldCampaign): JournalEntry[] {
  return rig.simulator.journal
    .entries()
    .filter(({ path, body }) => path.endsWith('/campaign/update_status/') && body.includes(id));
}

/** Without a token there is nothing to ask TikTok's API with, and nobody may have tried. */
function askedOfTheApi(rig: Rig): string[] {
  const asked = rig.simulator.journal.entries().filter(({ path }) => path.includes('/open_api/'));
  return [...new Set(asked.map(({ path }) => `TikTok's API was asked for ${path}, with nothing connected.`))];
}
