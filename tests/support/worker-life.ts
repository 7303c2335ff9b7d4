import { gunzipSync } from 'node:zlib';
import { Engine } from '@/utils/engine/engine';
import type { EngineParts } from '@/utils/engine/parts';
import type { Clock } from '@/utils/gateways/clock';
import { marketingApi } from '@/utils/gateways/marketing-api';
import { Pace } from '@/utils/gateways/marketing-api/pace';
import type { StandstillDatabase } from '@/utils/store/database';
import type { PushOf } from '@/utils/wire/commands';
import type { Simulator } from '../simulator/simulator';
import { mortalDatabase } from './mortal-database';
import { Mortality, type Death } from './mortality';

/** One life of the worker, from its start to its death: the real engine, store and gateway. */
export interface WorkerLife {
  engine: Engine;
  db: StandstillDatabase;
  mortality: Mortality;
  /** When this life asked to be woken, in real time, and how long after; or null. */
  wakeAt: () => { asked: number; wait: number } | null;
  /** A wake-up happens once. */
  forgetWake: () => void;
  badge: () => number;
  notified: { id: string; key: string }[];
  pushed: PushOf<'rows'>[];
  failures: { what: string; error: unknown }[];
}

/**
 * @param clock this computer's clock as the engine sees it; may run apart from the simulator's
 */
export function startLife(
  simulator: Simulator,
  clock: Clock,
  realTime: Clock,
  databaseName: string,
  death: Death | null = null,
): WorkerLife {
  const mortality = new Mortality(death);
  const db = mortalDatabase(databaseName, mortality);
  const queues = new Map<string, Promise<unknown>>();
  let wakeAt: { asked: number; wait: number } | null = null;
  let badge = 0;
  const life: Omit<WorkerLife, 'engine'> = {
    db,
    mortality,
    wakeAt: () => wakeAt,
    forgetWake: () => {
      wakeAt = null;
    },
    badge: () => badge,
    notified: [],
    pushed: [],
    failures: [],
  };
  const mortalFetch: typeof fetch = (input, init) =>
    mortality.point(() => answerFrom(simulator, new Request(input, init), init?.signal ?? null));
  const pace = new Pace(clock);
  const gatewayWith = (token: () => Promise<string | null>) =>
    marketingApi({ fetch: mortalFetch, clock, token, pace });
  const parts: EngineParts = {
    db,
    clock,
    gateways: {
      'marketing-api': gatewayWith(async () => (await db.secrets.get('marketing-api'))?.token ?? null),
    },
    gatewayWith: (token) => gatewayWith(async () => token),
    locked: (name, work) => {
      const mine = (queues.get(name) ?? Promise.resolve()).then(work, work);
      queues.set(name, mine);
      return mine;
    },
    wakeAt: (at) => {
      if (!mortality.dead) wakeAt = at === null ? null : { asked: realTime.now(), wait: at - clock.now() };
    },
    pushRows: (value) => mortality.point(async () => void life.pushed.push(value)),
    showFlagged: (count) =>
      mortality.point(async () => {
        badge = count;
      }),
    notify: ({ id, flag }) =>
      mortality.point(async () => void life.notified.push({ id, key: flag.said.key })),
    asksBeforePause: async () => false,
    keepEvidenceDays: async () => 90,
    onFailure: (what, error) => {
      if (!mortality.dead) life.failures.push({ what, error });
    },
  };
  return { ...life, engine: new Engine(parts) };
}

/** What `fetch` does and a simulator in the same process does not. */
async function unpacked(response: Response): Promise<Response> {
  if (response.headers.get('content-encoding') !== 'gzip') return response;
  const { status, headers } = response;
  return new Response(gunzipSync(await response.arrayBuffer()), { status, headers });
}

/** The simulator does not see that a caller hung up; the caller does. */
function answerFrom(simulator: Simulator, request: Request, signal: AbortSignal | null): Promise<Response> {
  return new Promise((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    simulator.fetch(request).then(unpacked).then(resolve, reject);
  });
}
