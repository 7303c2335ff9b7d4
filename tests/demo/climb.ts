import type { Page } from 'playwright-core';
import type { WorldAdGroup, WorldCampaign } from '../simulator/world/types';
import type { AdsManagerTab } from '../support/ads-manager-tab';
import { inEnglish } from '../support/english';
import { DAY, HOUR, type FastClock } from '../support/fast-clock';
import { card } from '../support/rig';
import { Follower } from './follower';
import type { Pictures } from './pictures';
import { say } from './play';

const QUIET = inEnglish('common_stage_quiet');
const CONFIRMED = inEnglish('common_stage_confirmed');
const STILL_SPENDING = inEnglish('common_flag_still_spending');
const TURNED_BACK_ON = inEnglish('common_flag_turned_back_on');
const RULE = 'Back on in the afternoon';
/** The longest that anything in it may take, on the simulated clock. */
const PATIENCE = 8 * HOUR;

interface Stage {
  holds: WorldCampaign;
  leaks: WorldCampaign;
  /** The part of it that goes on spending. */
  leak: WorldAdGroup;
  undone: WorldCampaign;
}

/**
 * Plays the third act on the demo build, from look to look: one stop is confirmed, one leaks and is stopped at
 * the ad group, one is turned on again by a rule, which is named.
 *
 * @returns what was not as expected, in sentences; empty when all is well
 */
export async function climb(fast: FastClock, tab: AdsManagerTab, pictures: Pictures): Promise<string[]> {
  const { rig } = fast;
  const stage = setStage(fast);
  await tab.page.reload();
  const popup = await rig.openOwn('popup');
  await popup.setViewportSize({ width: 420, height: 600 });
  const began = fast.now();
  const stops: [WorldCampaign, string][] = [
    [stage.holds, 'nothing goes wrong'],
    [stage.leaks, 'everything says off, and one ad group goes on spending'],
    [stage.undone, 'a rule of the account turns it on again after two hours'],
  ];
  const followers: Follower[] = [];
  for (const [{ name, id }, story] of stops) {
    say(`Pause “${name}” (${story})`);
    await tab.press('pause', name);
    await rig.untilWrites(id, 1);
    followers.push(new Follower(name, id, fast, popup, tab));
  }
  const [holds, leaks, undone] = followers as [Follower, Follower, Follower];
  const follow = (until: () => boolean, what: string) =>
    fast.until(
      async () => {
        const verdicts = await fast.verdicts();
        for (const one of followers) await one.hear(verdicts);
        return until();
      },
      what,
      PATIENCE,
    );

  await follow(() => leaks.word === STILL_SPENDING, 'the leak');
  await picture(popup, leaks.name, pictures, 'leak');
  const stop = inEnglish('common_stop_part', stage.leak.name);
  say(`${stop}, with one click in the popup (and this switch TikTok heeds)`);
  await card(popup, leaks.name).getByRole('button', { name: stop }).click();
  await rig.untilWrites(stage.leak.id, 1);
  rig.simulator.faults.clear('spends-although-off');
  const part = new Follower(stage.leak.name, stage.leak.id, fast, popup, null);
  followers.push(part);

  await follow(() => undone.word === TURNED_BACK_ON, 'what the rule did');
  await picture(popup, undone.name, pictures, 'turned-back-on');
  await follow(() => holds.word === CONFIRMED, 'the proof');
  await card(popup, holds.name).locator('summary').click();
  await picture(popup, holds.name, pictures, 'confirmed');
  await follow(() => part.word === CONFIRMED, 'the proof of the ad group');

  const named = await card(popup, undone.name).getByText(RULE).count();
  return [
    ...wrongWith(holds, CONFIRMED, QUIET),
    ...wrongWith(leaks, STILL_SPENDING),
    ...wrongWith(part, CONFIRMED),
    ...wrongWith(undone, TURNED_BACK_ON),
    ...(named === 0 ? [`“${undone.name}” does not name the rule.`] : []),
    ...notAtTikTok(fast, began, stage),
  ];
}

/** Puts three promotions on top: one that stops, one that leaks, and one that a rule switches on again. */
export function setStage(fast: FastClock): Stage {
  const { rig } = fast;
  const { world, faults } = rig.simulator;
  const undone = rig.onTop('Spring Sale – Retargeting');
  const leaks = rig.onTop('Always-on catalogue (many ad groups)');
  const holds = rig.onTop('Spring Sale – Prospecting');
  const leak = world.adGroupsOf(leaks.id).findLast((adGroup) => adGroup.switch === 'on');
  if (leak === undefined) throw new Error(`“${leaks.name}” has no ad group that could leak`);
  faults.arm({ name: 'spends-although-off', campaign: leaks.id, adGroup: leak.id });
  world.rules.add({
    id: '1846000003705865460',
    advertiserId: rig.account,
    name: RULE,
    action: 'TURN_ON',
    campaigns: [undone.id],
    status: 'ON',
    createTime: fast.now() - DAY,
    from: fast.now() + 2 * HOUR,
  });
  return { holds, leaks, leak, undone };
}

/** A card as a person sees it who scrolled to its group. */
async function picture(popup: Page, name: string, pictures: Pictures, as: string): Promise<void> {
  await card(popup, name).evaluate((one) => one.closest('.group')?.scrollIntoView({ block: 'start' }));
  await pictures.take(popup, as);
}

/** What was said of one stop, beside what must be said in the end and on the way there. */
function wrongWith({ name, heard, word }: Follower, end: string, onTheWay?: string): string[] {
  const wrong: string[] = [];
  if (word !== end) wrong.push(`“${name}” should say “${end}” and says “${word ?? 'nothing'}”.`);
  if (onTheWay !== undefined && !heard.includes(onTheWay))
    wrong.push(`“${name}” never said “${onTheWay}”; it said ${heard.join(', ')}.`);
  if (end !== CONFIRMED && heard.includes(CONFIRMED)) wrong.push(`“${name}” was called stopped.`);
  return wrong;
}

/** What TikTok really has, beside what was said of it. */
function notAtTikTok({ rig }: FastClock, pressedAt: number, stage: Stage): string[] {
  const { holds, leaks, leak, undone } = stage;
  const nextHour = Math.ceil(pressedAt / HOUR) * HOUR;
  const spent = (id: string) =>
    rig.simulator.world.spend.tally(id, nextHour, rig.simulator.clock.now()).filter(({ spend }) => spend > 0);
  const asked = rig.writesTo(leak.id).map(({ path }) => path.split('/').at(-4));
  const leakers = new Set(spent(leaks.id).map(({ owner }) => owner.adGroupId));
  return [
    ...(spent(holds.id).length > 0 ? [`“${holds.name}” spent money after it was stopped.`] : []),
    ...(leakers.size === 1 && leakers.has(leak.id) ? [] : [`“${leaks.name}” did not leak as it should.`]),
    ...(asked.join() === 'adgroup'
      ? []
      : [`“${leak.name}” was written as ${asked.join(', ') || 'nothing'}.`]),
    ...(undone.switch === 'on' ? [] : [`“${undone.name}” is not on at TikTok.`]),
  ];
}
