import type { Page } from 'playwright-core';
import type { AdsManagerTab } from '../support/ads-manager-tab';
import { inEnglish } from '../support/english';
import type { Rig } from '../support/rig';
import { until } from '../support/until';
import { PARTS, prepare, type Part } from './cast';
import type { Pictures } from './pictures';

/** Long enough for a minute of read-back on a slow machine. Milliseconds. */
const PATIENCE = 150_000;
const FIRST_WORDS = 20_000;

/**
 * Plays the second act, the main job with a real mouse: presses four times, follows what the chips say, and compares.
 *
 * @returns what was not as expected, in sentences; empty when all is well
 */
export async function play(rig: Rig, tab: AdsManagerTab, pictures: Pictures): Promise<string[]> {
  const ids = prepare(rig);
  await tab.page.reload();
  await pictureOfPage(tab, pictures);

  const said = new Map<string, string[]>(PARTS.map(({ name }) => [name, []]));
  for (const part of PARTS) {
    say(`${part.action === 'end' ? 'End' : 'Pause'} “${part.name}” (${part.story})`);
    await tab.press(part.action, part.name);
    if (part.action === 'end') await confirmEnd(tab, part.name, pictures);
    // What is said only on the way is waited for before the next press, or it would be missed.
    const heard = () => said.get(part.name) ?? [];
    await until(
      async () => {
        await listen(tab, ids, said);
        return part.onTheWay ? heard().includes(part.onTheWay) : heard().length > 0;
      },
      'the first words',
      FIRST_WORDS,
    ).catch(() => undefined);
  }
  await until(
    async () => {
      await listen(tab, ids, said);
      return PARTS.every((part) => said.get(part.name)?.at(-1) === part.verdict);
    },
    'all verdicts',
    PATIENCE,
  ).catch(() => undefined);
  await tab.page.locator('[data-action=refresh] .KsIconButton').click();
  await tab.page.mouse.move(5, 400);
  await pictures.take(tab.page, 'verdicts');
  return PARTS.flatMap((part) => wrongWith(rig, part, ids.get(part.name) ?? '', said.get(part.name) ?? []));
}

/** The popup with its flags, in light and in dark, and the options page. */
export async function pictureOwnPages(rig: Rig, options: Page, pictures: Pictures): Promise<void> {
  await options.setViewportSize({ width: 900, height: 620 });
  await pictures.take(options, 'connected');
  const popup = await rig.openOwn('popup');
  await popup.setViewportSize({ width: 420, height: 600 });
  await popup.getByRole('heading', { name: inEnglish('popup_group_flagged') }).waitFor();
  await pictures.take(popup, 'popup');
  await popup.emulateMedia({ colorScheme: 'dark' });
  await pictures.take(popup, 'popup-dark');
}

async function confirmEnd(tab: AdsManagerTab, name: string, pictures: Pictures): Promise<void> {
  await tab.untilAsked('end', name);
  await tab.roots.waitFor('StaticText', /\$[\d,.]+/);
  await pictures.take(tab.page, 'dialog');
  await tab.confirm('end');
}

async function pictureOfPage(tab: AdsManagerTab, pictures: Pictures): Promise<void> {
  const [first] = PARTS.toReversed();
  if (first === undefined) return;
  const control = await tab.roots.waitFor('button', inEnglish('common_pause_named', first.name));
  await tab.page.mouse.move(...(await tab.roots.middleOf(control)));
  await pictures.take(tab.page, 'page');
}

/** Notes and prints each new word beside a row; ids and words by the promotion's name. */
export async function listen(
  tab: AdsManagerTab,
  ids: Map<string, string>,
  said: Map<string, string[]>,
): Promise<void> {
  const chips = await tab.chips();
  for (const [name, id] of ids) {
    const word = chips.get(id);
    const heard = said.get(name) ?? [];
    if (word === undefined || word === heard.at(-1)) continue;
    heard.push(word);
    say(`${name}: ${word}`);
  }
}

function wrongWith(rig: Rig, part: Part, id: string, heard: string[]): string[] {
  const wrong: string[] = [];
  const what = `“${part.name}”`;
  if (heard.at(-1) !== part.verdict)
    wrong.push(`${what} should say “${part.verdict}” and says “${heard.at(-1) ?? 'nothing'}”.`);
  if (part.onTheWay !== undefined && !heard.includes(part.onTheWay))
    wrong.push(`${what} never said “${part.onTheWay}”; it said ${heard.join(', ')}.`);
  const writes = rig.writesTo(id).length;
  if (writes !== 1) wrong.push(`${what} was written ${writes} times instead of once.`);
  const isOff = rig.simulator.world.campaigns.get(id)?.switch === 'off';
  if (isOff === (part.verdict === inEnglish('common_flag_still_running')))
    wrong.push(`${what} is ${isOff ? 'off' : 'on'} at TikTok, which is not what was said of it.`);
  return wrong;
}

const started = Date.now();

/** One line of the story, with the seconds since the start. */
export function say(line: string): void {
  console.log(`${((Date.now() - started) / 1000).toFixed(1).padStart(6)} ${line}`);
}
