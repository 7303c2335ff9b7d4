import type { EntityRef } from '@/utils/core/entity';
import { rank } from '@/utils/core/verdict';
import { changed, settingsSchema } from '../simulator/settings';
import { act } from '../simulator/world/actors';
import type { WorldInput } from '../simulator/world/load';
import { eventName, type MachineEvent, type ScenarioEvent } from './scenario-events';
import { worldOf, type Claim, type Scenario, type ScenarioOrder } from './scenario-schema';
import { Story } from './story';
import { Verdicts } from './verdicts';

/** What came of playing one scenario. */
export interface Played {
  name: string;
  passed: boolean;
  /** What was expected and did not hold, in words. */
  mismatches: string[];
  stage: string;
  flags: string[];
  writes: number;
  calls: number;
}

/**
 * One thing that happens, is pressed or is looked at, at its time after the beginning. At the same instant what
 * happens comes before the presses, the end of the worker after them, and then what is looked at.
 */
type Beat =
  | { at: number; rank: 0 | 2; event: ScenarioEvent; name: string }
  | { at: number; rank: 1; order: ScenarioOrder; index: number }
  | { at: number; rank: 3; claim: Claim; text: string };

/** The ways to TikTok's API. */
export const API_GATEWAYS = ['marketing-api', 'mcp'] as const;
export type ApiGateway = (typeof API_GATEWAYS)[number];

/** A story that only says what must never be goes on for so long after the last thing that happens in it. */
const NEVER_MEANS = 7 * 24 * 60 * 60_000;

/**
 * Plays a story with the real engine, store and gateway on the virtual clock.
 *
 * @param api through what the API is reached instead of what the story says; orders through the page stay there
 */
export async function playScenario(scenario: Scenario, api?: ApiGateway): Promise<Played> {
  const orders = ordersOf(scenario).map((order) =>
    api === undefined || order.gateway === 'page-session' ? order : { ...order, gateway: api },
  );
  const story = new Story(worldOf(scenario) as WorldInput, { now: scenario.now });
  // Where everything is pressed in the page, nothing is connected.
  const byPage = orders.every(({ gateway }) => gateway === 'page-session');
  const byConsent = orders.some(({ gateway }) => gateway === 'mcp');
  // Who has a story that is longer than thirty days agrees again in time; here the consent lasts as long.
  if (byConsent) story.simulator.settings.mcp.grantDays = 365;
  await (byPage ? story.signedIn() : byConsent ? story.consented() : story.connected());
  const { simulator } = story;
  simulator.settings = settingsSchema.parse(changed(simulator.settings, scenario.settings));
  const start = story.clock.now();
  const orderIds = orders.map(() => story.newOrderId());
  const verdicts = new Verdicts(story, orderIds);
  const mismatches = new Set<string>();
  const nevers = new Set(scenario.expect.flatMap((one) => ('never' in one ? [one.never] : [])));

  const checkNevers = async () => {
    for (const claim of nevers) {
      if (!(await holds(story, verdicts, claim))) continue;
      mismatches.add(`never ${JSON.stringify(claim)}: held at +${(story.clock.now() - start) / 1000}s`);
      nevers.delete(claim);
    }
  };
  const beats = beatsOf(scenario, orders);
  for (const [index, beat] of beats.entries()) {
    // A worker that ends at the instant of a press has stored it, and done nothing more.
    const before = beats[index - 1];
    const atOnce = beat.rank === 2 && before?.rank === 1 && before.at === beat.at;
    if (!atOnce) await story.runUntil(start + beat.at, checkNevers);
    if (beat.rank === 0 || beat.rank === 2) await happen(story, beat.event, beat.name);
    if (beat.rank === 1) await press(story, beat.order, orderIds[beat.index] ?? '');
    await checkNevers();
    if (beat.rank === 3 && !(await holds(story, verdicts, beat.claim))) {
      mismatches.add(`${beat.text}: ${await describe(story, verdicts, beat.claim)}`);
    }
  }
  if (beats.every(({ rank }) => rank !== 3)) {
    await story.runUntil(start + (beats.at(-1)?.at ?? 0) + NEVER_MEANS, checkNevers);
  }
  for (const { what, error } of story.life.failures)
    mismatches.add(`the engine failed in ${what}: ${String(error)}`);
  const last = await verdicts.of(0);
  await story.over();
  return {
    name: scenario.name,
    passed: mismatches.size === 0,
    mismatches: [...mismatches],
    stage: last?.stage ?? 'none',
    flags: last?.flags.map((one) => one.flag) ?? [],
    writes: story.writes(),
    calls: story.calls(),
  };
}

export function ordersOf(scenario: Scenario): ScenarioOrder[] {
  return scenario.orders ?? (scenario.order ? [scenario.order] : []);
}

/**
 * Whether something in a story is ordered through the API, so that it can be played over either way to it. Sessions
 * cannot be deleted over a consent: nobody could order that.
 */
export function isOverTheApi(scenario: Scenario): boolean {
  const orders = ordersOf(scenario);
  return (
    orders.some(({ gateway }) => gateway !== 'page-session') &&
    orders.every(({ sessions }) => sessions.length === 0)
  );
}

function beatsOf(scenario: Scenario, orders: ScenarioOrder[]): Beat[] {
  const beats: Beat[] = [
    ...scenario.events.flatMap((event, index): Beat[] => {
      const beat: Beat = {
        at: event.at,
        rank: endsWorker(event) ? 2 : 0,
        event,
        name: eventName(event, index),
      };
      if (event.type !== 'machine' || event.fault !== 'clock-jump' || event.for === undefined) return [beat];
      const end = event.at + event.for;
      return [beat, { ...beat, at: end, event: { ...event, at: end, by: -event.by } }];
    }),
    ...orders.map((order, index): Beat => ({ at: order.at, rank: 1, order, index })),
    ...scenario.expect.flatMap((one): Beat[] => {
      if ('never' in one) return [];
      const { at, ...claim } = one;
      return [{ at, rank: 3, claim, text: `+${at / 1000}s ${JSON.stringify(claim)}` }];
    }),
  ];
  return beats.sort((a, b) => a.at - b.at || a.rank - b.rank);
}

function endsWorker(event: ScenarioEvent): boolean {
  return event.type === 'machine' && (event.fault === 'asleep' || event.fault === 'worker-killed');
}

async function happen(story: Story, event: ScenarioEvent, name: string): Promise<void> {
  try {
    if (event.type === 'machine') return await befall(story, event);
    if (event.type === 'fault') return void story.simulator.faults.arm(event.options);
    act(story.simulator.world, event.act);
    if (event.act.does === 'reconnect') await story.atTheComputer(() => story.reconnect());
  } catch (error) {
    throw new Error(`${name}: ${(error as Error).message}`, { cause: error });
  }
}

async function befall(story: Story, event: MachineEvent): Promise<void> {
  switch (event.fault) {
    case 'worker-killed':
      // With a time it is a browser that was closed; else whatever comes next starts the worker again.
      return event.for === undefined ? story.restart() : story.fallAsleep(story.clock.now() + event.for);
    case 'asleep':
      return story.fallAsleep(story.clock.now() + (event.for ?? Infinity));
    case 'page-closed':
      return story.openPage(false);
    case 'page-opened':
      return story.openPage(true);
    case 'clock-jump':
      story.clockError += event.by;
      return;
  }
}

async function press(story: Story, order: ScenarioOrder, orderId: string): Promise<void> {
  const { name, ...ref } = targetOf(story, order);
  for (let time = 0; time < order.repeat; time++) {
    const { gateway } = order;
    const more = {
      orderId,
      gateway,
      ...(order.delete ? { deleteWhenProven: true } : {}),
      ...(order.sessions.length > 0 ? { sessions: sessionsOf(story, ref.id, order.sessions) } : {}),
      ...(order.materials.length > 0 ? { materials: materialsOf(story, ref.id, order.materials) } : {}),
    };
    const target = { ...ref, name: order.seenName ?? name };
    await story.atTheComputer(() => story.press(order.action, target, more));
  }
}

function sessionsOf(story: Story, campaignId: string, indexes: number[]): string[] {
  const sessions = story.simulator.world.campaigns.get(campaignId)?.sessions ?? [];
  return indexes.map((index) => {
    const session = sessions[index];
    if (session === undefined) throw new Error(`No session ${index}`);
    return session.id;
  });
}

function materialsOf(story: Story, adId: string, indexes: number[]): string[] {
  const materials = story.simulator.world.adBySmartPlusId(adId)?.materials ?? [];
  return indexes.map((index) => {
    const material = materials[index];
    if (material === undefined) throw new Error(`No material ${index}`);
    return material.id;
  });
}

function targetOf(story: Story, order: ScenarioOrder): EntityRef & { name: string } {
  const { world } = story.simulator;
  const index =
    typeof order.campaign === 'number' ? order.campaign : [...world.campaigns.keys()].indexOf(order.campaign);
  const campaign = story.campaign(index);
  if (order.adGroup === undefined) return campaign;
  const adGroup = world.adGroupsOf(campaign.id)[order.adGroup];
  if (adGroup === undefined) throw new Error(`No ad group ${order.adGroup}`);
  if (order.ad === undefined) return { ...campaign, level: 'adgroup', id: adGroup.id, name: adGroup.name };
  const ad = world.adsOfAdGroup(adGroup.id)[order.ad];
  if (ad === undefined) throw new Error(`No ad ${order.ad}`);
  return { ...campaign, level: 'ad', id: ad.smartPlusAdId ?? ad.id, name: ad.name };
}

/** Whether a claim holds now; every part of it has to. */
async function holds(story: Story, verdicts: Verdicts, claim: Claim): Promise<boolean> {
  const verdict = await verdicts.of(claim.order ?? 0);
  if (claim.writes !== undefined && story.writes() !== claim.writes) return false;
  if (claim.calls !== undefined && story.calls() > claim.calls) return false;
  const { stage, atLeast, atMost, flag, node, risk } = claim;
  if (verdict === null) return [stage, atLeast, atMost, flag, node, risk].every((one) => one === undefined);
  if (stage !== undefined && verdict.stage !== stage) return false;
  if (atLeast !== undefined && rank(verdict.stage) < rank(atLeast)) return false;
  if (atMost !== undefined && rank(verdict.stage) > rank(atMost)) return false;
  if (flag !== undefined && !verdict.flags.some((one) => one.flag === flag)) return false;
  if (node !== undefined && !verdict.flags.some((one) => one.node?.name === node)) return false;
  if (risk !== undefined && !verdict.risks.some(({ said }) => said.key === risk)) return false;
  return claim.noFlags !== true || verdict.flags.length === 0;
}

async function describe(story: Story, verdicts: Verdicts, claim: Claim): Promise<string> {
  const verdict = await verdicts.of(claim.order ?? 0);
  const flags =
    verdict?.flags
      .map((one) => `${one.flag} (${one.said.key}${one.node ? `, ${one.node.name}` : ''})`)
      .join(', ') || 'no flags';
  const risks = verdict?.risks.map(({ said }) => said.key).join(', ') || 'no risks';
  return `was ${verdict?.stage ?? 'no order'}, ${flags}, ${risks}, ${story.writes()} writes, ${story.calls()} calls`;
}
