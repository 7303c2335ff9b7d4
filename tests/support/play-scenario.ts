import type { EntityRef } from '@/utils/core/entity';
import { rank } from '@/utils/core/verdict';
import type { ArmFault } from '../simulator/faults';
import { act, actSchema } from '../simulator/world/actors';
import type { WorldInput } from '../simulator/world/load';
import {
  signedDuration,
  type Claim,
  type Scenario,
  type ScenarioEvent,
  type ScenarioOrder,
} from './scenario-schema';
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

/** One thing that happens, is pressed or is looked at, at its time after the beginning. */
type Beat =
  | { at: number; rank: 0; event: ScenarioEvent }
  | { at: number; rank: 1; order: ScenarioOrder; index: number }
  | { at: number; rank: 2; claim: Claim; text: string };

/** Plays a story with the real engine, store and gateway on the virtual clock. */
export async function playScenario(scenario: Scenario): Promise<Played> {
  const { advertiser, campaigns, otherActiveCampaigns, rules } = scenario;
  const world = {
    ...(advertiser === undefined ? {} : { advertiser }),
    campaigns,
    ...(otherActiveCampaigns === undefined ? {} : { otherActiveCampaigns }),
    ...(rules === undefined ? {} : { rules }),
  } as WorldInput;
  const story = await new Story(world, { now: scenario.now }).connected();
  const start = story.clock.now();
  const orders = scenario.orders ?? (scenario.order ? [scenario.order] : []);
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
  for (const beat of beatsOf(scenario, orders)) {
    await story.runUntil(start + beat.at, checkNevers);
    if (beat.rank === 0) await happen(story, beat.event);
    if (beat.rank === 1) await press(story, beat.order, orderIds[beat.index] ?? '');
    await checkNevers();
    if (beat.rank === 2 && !(await holds(story, verdicts, beat.claim))) {
      mismatches.add(`${beat.text}: ${await describe(story, verdicts, beat.claim)}`);
    }
  }
  for (const { what, error } of story.life.failures)
    mismatches.add(`the engine failed in ${what}: ${String(error)}`);
  const last = await verdicts.of(0);
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

function beatsOf(scenario: Scenario, orders: ScenarioOrder[]): Beat[] {
  const beats: Beat[] = [
    ...scenario.events.map((event): Beat => ({ at: event.at, rank: 0, event })),
    ...orders.map((order, index): Beat => ({ at: order.at, rank: 1, order, index })),
    ...scenario.expect.flatMap((one): Beat[] => {
      if ('never' in one) return [];
      const { at, ...claim } = one;
      return [{ at, rank: 2, claim, text: `+${at / 1000}s ${JSON.stringify(claim)}` }];
    }),
  ];
  return beats.sort((a, b) => a.at - b.at || a.rank - b.rank);
}

async function happen(story: Story, event: ScenarioEvent): Promise<void> {
  if ('act' in event) {
    const deed = actSchema.parse(event.act);
    act(story.simulator.world, deed);
    if (deed.does === 'reconnect') await story.reconnect();
    return;
  }
  if ('options' in event) {
    story.simulator.faults.arm({ name: event.fault, ...event.options } as ArmFault);
    return;
  }
  switch (event.fault) {
    case 'worker-killed':
      return story.restart();
    case 'asleep':
      return story.fallAsleep(story.clock.now() + event.for);
    case 'clock-jump':
      story.clockError += signedDuration(event.by);
      return;
  }
}

async function press(story: Story, order: ScenarioOrder, orderId: string): Promise<void> {
  const { name, ...ref } = targetOf(story, order);
  for (let time = 0; time < order.repeat; time++) {
    const more = { orderId, ...(order.delete ? { deleteWhenProven: true } : {}) };
    await story.press(order.action, { ...ref, name: order.seenName ?? name }, more);
  }
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
  const { stage, atLeast, atMost, flag } = claim;
  if (verdict === null) return [stage, atLeast, atMost, flag].every((one) => one === undefined);
  if (stage !== undefined && verdict.stage !== stage) return false;
  if (atLeast !== undefined && rank(verdict.stage) < rank(atLeast)) return false;
  if (atMost !== undefined && rank(verdict.stage) > rank(atMost)) return false;
  if (flag !== undefined && !verdict.flags.some((one) => one.flag === flag)) return false;
  return claim.noFlags !== true || verdict.flags.length === 0;
}

async function describe(story: Story, verdicts: Verdicts, claim: Claim): Promise<string> {
  const verdict = await verdicts.of(claim.order ?? 0);
  const flags = verdict?.flags.map((one) => `${one.flag} (${one.said.key})`).join(', ') || 'no flags';
  return `was ${verdict?.stage ?? 'no order'}, ${flags}, ${story.writes()} writes, ${story.calls()} calls`;
}
