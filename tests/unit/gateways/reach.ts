import type { Entity, Kind, Level } from '@/utils/core/entity';
import type { Gateway } from '@/utils/gateways/gateway';
import { marketingApi } from '@/utils/gateways/marketing-api';
import { createSimulator, type Simulator } from '../../simulator/simulator';
import { loadWorld, type WorldInput } from '../../simulator/world/load';
import { VirtualClock } from '../../support/virtual-clock';

export const ADVERTISER = '7011223344556677889';
export const CAMPAIGN = '1846211451413538123';
export const NOW = Date.UTC(2026, 2, 10, 15, 20);
export const FULL_TOKEN = 'sim-token-full';

/**
 * The real gateway before the simulated TikTok, which stands still and allows any number of requests.
 *
 * @param ahead how far this computer's clock is ahead of TikTok's. Milliseconds
 */
export function reachSimulated(
  world: WorldInput = { campaigns: [{ id: CAMPAIGN, name: 'Spring' }] },
  token: string | null = FULL_TOKEN,
  ahead: () => number = () => 0,
): { gateway: Gateway; simulator: Simulator; clock: VirtualClock } {
  const clock = new VirtualClock(NOW);
  const simulator = createSimulator({ clock, world: (own) => loadWorld(world, own) });
  simulator.settings.limits.appPerSecond = 0;
  const gateway = marketingApi({
    fetch: async (input, init) => simulator.fetch(new Request(input, init)),
    clock: { now: () => clock.now() + ahead(), sleep: clock.sleep },
    token: async () => token,
  });
  return { gateway, simulator, clock };
}

export interface Sent {
  at: number;
  url: URL;
  init: RequestInit;
}
type Answer = (sent: Sent) => Response | Promise<Response>;

/** The real gateway before answers made by hand, for what the simulator does not do. */
export function reachAnswering(answer: Answer, token: () => Promise<string | null> = async () => FULL_TOKEN) {
  const clock = new VirtualClock(NOW);
  const sent: Sent[] = [];
  const gateway = marketingApi({
    fetch: async (input, init) => {
      const request: Sent = { at: clock.now(), url: new URL(String(input)), init: init ?? {} };
      sent.push(request);
      return answer(request);
    },
    clock,
    token,
  });
  return { gateway, clock, sent };
}

/** TikTok's envelope around an answer, always with HTTP 200. */
export function enveloped(data: unknown, code = 0, message = 'OK'): Response {
  return new Response(JSON.stringify({ code, message, request_id: '2026031015200000', data }));
}

/** One page of a list that is all there is. */
export function wholeList(list: unknown[]): Response {
  const page_info = { page: 1, page_size: 1000, total_number: list.length, total_page: 1 };
  return enveloped({ list, page_info });
}

/** What the engine hands to a write: an entity it has read before. */
export function entity(kind: Kind = 'manual', level: Level = 'campaign', id = CAMPAIGN): Entity {
  return {
    ref: { advertiserId: ADVERTISER, level, id },
    name: 'Spring',
    kind,
    switch: 'on',
    status: null,
    campaignId: CAMPAIGN,
    adGroupId: null,
    budget: null,
    budgetMode: null,
    ios14: false,
  };
}

/** Moves the clock from one sleeper to the next until the work is done. Only for answers that come at once. */
export async function played<T>(clock: VirtualClock, work: Promise<T>): Promise<T> {
  let done = false;
  const end = () => {
    done = true;
  };
  void work.then(end, end);
  for (;;) {
    await new Promise((resolve) => setImmediate(resolve));
    if (done) return work;
    const due = clock.nextDue();
    if (due === null) throw new Error('Nobody waits for the clock, and still the work is not done');
    clock.set(Math.max(due, clock.now()));
  }
}
