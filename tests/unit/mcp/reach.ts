import type { Grant } from '@/utils/core/grant';
import type { Gateway } from '@/utils/gateways/gateway';
import { mcp } from '@/utils/gateways/mcp';
import { Access, type GrantStore } from '@/utils/gateways/mcp/access';
import { createSimulator, type Simulator } from '../../simulator/simulator';
import { loadWorld, type WorldInput } from '../../simulator/world/load';
import { VirtualClock } from '../../support/virtual-clock';
import { CAMPAIGN, NOW, type Sent } from '../gateways/reach';

const DAY = 24 * 60 * 60_000;

/** A grant that is kept in memory, and everything that was ever in its place. */
export function kept(grant: Grant | null): GrantStore & { grant: Grant | null; was: Grant[] } {
  const store = {
    grant,
    was: [] as Grant[],
    read: async () => store.grant,
    replace: async (before: Grant, after: Grant) => {
      if (store.grant?.accessToken !== before.accessToken) return false;
      store.was.push(before);
      store.grant = after;
      return true;
    },
  };
  return store;
}

/** A grant as a consent a while ago gave it. */
export function someGrant(now: number, change: Partial<Grant> = {}): Grant {
  return {
    clientId: '0123456789abcdef0123456789abcdef',
    accessToken: 'mcp-at-of-no-worth',
    refreshToken: 'mcp-rt-of-no-worth',
    renewedAt: now - 2 * 60 * 60_000,
    accessUntil: now + 22 * 60 * 60_000,
    endsAt: now + 29 * DAY,
    curedAt: null,
    endedAt: null,
    ...change,
  };
}

/** One after the other, as a browser's locks do it. */
export function locks(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const queues = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const mine = (queues.get(name) ?? Promise.resolve()).then(work, work);
    queues.set(name, mine);
    return mine;
  };
}

export interface Reached {
  gateway: Gateway;
  access: Access;
  grants: ReturnType<typeof kept>;
  clock: VirtualClock;
}

/** The real gateway before the simulated server, which stands still and lets every tool be called at any pace. */
export function reachServer(
  world: WorldInput = { campaigns: [{ id: CAMPAIGN, name: 'Spring' }] },
  options: { fresh?: boolean } = {},
): Reached & { simulator: Simulator; refreshes: () => number } {
  const clock = new VirtualClock(NOW);
  const simulator = createSimulator({ clock, world: (own) => loadWorld(world, own) });
  simulator.settings.limits.appPerSecond = 0;
  simulator.settings.mcp.toolPerSecond = 0;
  const issued = simulator.grants.issue();
  const renewedAt = options.fresh === true ? NOW : NOW - 2 * 60 * 60_000;
  const reached = reach(clock, someGrant(NOW, { ...issued, renewedAt }), (_sent, request) =>
    simulator.fetch(request),
  );
  const refreshes = () => simulator.journal.entries().filter(({ path }) => path.endsWith('/token')).length;
  return { ...reached, simulator, refreshes };
}

/** The real gateway before answers made by hand, for what the simulator does not do. */
export function reachAnswers(
  answer: (sent: Sent) => Response | Promise<Response>,
  change: Partial<Grant> = {},
): Reached & { sent: Sent[] } {
  const clock = new VirtualClock(NOW);
  const sent: Sent[] = [];
  const reached = reach(clock, someGrant(NOW, change), (one) => {
    sent.push(one);
    return answer(one);
  });
  return { ...reached, sent };
}

function reach(
  clock: VirtualClock,
  grant: Grant,
  answer: (sent: Sent, request: Request) => Response | Promise<Response>,
): Reached {
  const grants = kept(grant);
  const fetch: typeof globalThis.fetch = async (input, init) =>
    answer({ at: clock.now(), url: new URL(String(input)), init: init ?? {} }, new Request(input, init));
  const access = new Access({ fetch, clock, grants, locked: locks() });
  return { gateway: mcp({ fetch, clock, access }), access, grants, clock };
}

/** The id of a JSON-RPC request. */
export function idOf({ init }: Sent): number {
  return (JSON.parse(String(init.body)) as { id: number }).id;
}

/** A tool's answer: the API's envelope as text in a JSON-RPC result. */
export function told(sent: Sent, envelope: object, more: { result?: object; sse?: boolean } = {}): Response {
  const result = { content: [{ type: 'text', text: JSON.stringify(envelope) }], ...more.result };
  const message = JSON.stringify({ jsonrpc: '2.0', id: idOf(sent), result });
  return more.sse === true
    ? new Response(`event: message\ndata: ${message}\n\n`, {
        headers: { 'content-type': 'text/event-stream' },
      })
    : new Response(message, { headers: { 'content-type': 'application/json' } });
}

export const OK = { code: 0, message: 'OK', request_id: '2026031015200000' };
