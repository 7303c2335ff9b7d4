import { gunzipSync } from 'node:zlib';
import { NOTIFY_DEFAULTS, type NotifyChoices } from '@/utils/core/notify';
import type { WatchDays } from '@/utils/core/watch';
import { ConsentDesk } from '@/utils/engine/consent';
import { Engine } from '@/utils/engine/engine';
import { storedGrants, storedToken } from '@/utils/engine/secrets';
import { storedSessions } from '@/utils/engine/sessions';
import type { EngineParts } from '@/utils/engine/parts';
import type { Clock } from '@/utils/gateways/clock';
import { marketingApi } from '@/utils/gateways/marketing-api';
import { Pace } from '@/utils/gateways/api/pace';
import { mcp } from '@/utils/gateways/mcp';
import { Access, type GrantStore } from '@/utils/gateways/mcp/access';
import { pageSession } from '@/utils/gateways/page-session';
import type { StandstillDatabase } from '@/utils/store/database';
import type { PushOf } from '@/utils/wire/to-the-page';
import type { Simulator } from '../simulator/simulator';
import { Consenting } from './consenting';
import { mortalDatabase } from './mortal-database';
import { Mortality, type Death } from './mortality';
import { SignedInPage } from './signed-in-page';

/** One life of the worker, from its start to its death: the real engine, store and gateway. */
export interface WorkerLife {
  engine: Engine;
  /** Connects by consent. */
  desk: ConsentDesk;
  db: StandstillDatabase;
  /** The person's open Ads Manager. */
  page: SignedInPage;
  mortality: Mortality;
  /** When this life asked to be woken, in real time, and how long after; or null. */
  wakeAt: () => { asked: number; wait: number } | null;
  /** A wake-up happens once. */
  forgetWake: () => void;
  badge: () => number;
  notified: { id: string; key: string }[];
  /** Incidents by the notification that told of them. */
  told: string[][];
  /** Ends of an access that were told. */
  reminded: Parameters<EngineParts['remind']>[0][];
  pushed: PushOf<'rows'>[];
  failures: { what: string; error: unknown }[];
}

/** What the person chose; may be changed while the worker lives. */
export interface Choices {
  notify: NotifyChoices;
  watchDays: WatchDays;
}

export function firstChoices(): Choices {
  return { notify: NOTIFY_DEFAULTS, watchDays: 7 };
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
  choices: Choices = firstChoices(),
  consenting: Consenting = new Consenting(() => simulator),
): WorkerLife {
  const mortality = new Mortality(death);
  const db = mortalDatabase(databaseName, mortality);
  const queues = new Map<string, Promise<unknown>>();
  let wakeAt: { asked: number; wait: number } | null = null;
  let badge = 0;
  const page = new SignedInPage(simulator, (work) => mortality.point(work));
  const life: Omit<WorkerLife, 'engine' | 'desk'> = {
    db,
    page,
    mortality,
    wakeAt: () => wakeAt,
    forgetWake: () => {
      wakeAt = null;
    },
    badge: () => badge,
    notified: [],
    told: [],
    reminded: [],
    pushed: [],
    failures: [],
  };
  const mortalFetch: typeof fetch = (input, init) =>
    mortality.point(() => answerFrom(simulator, new Request(input, init), init?.signal ?? null));
  const pace = new Pace(clock);
  const gatewayWith = (token: () => Promise<string | null>) =>
    marketingApi({ fetch: mortalFetch, clock, token, pace });
  const locked: EngineParts['locked'] = (name, work) => {
    const mine = (queues.get(name) ?? Promise.resolve()).then(work, work);
    queues.set(name, mine);
    return mine;
  };
  const access = (grants: GrantStore) => new Access({ fetch: mortalFetch, clock, locked, grants });
  const parts: EngineParts = {
    db,
    clock,
    gateways: {
      'marketing-api': gatewayWith(() => storedToken(db)),
      mcp: mcp({ fetch: mortalFetch, clock, access: access(storedGrants(db)) }),
      'page-session': pageSession({ link: page, clock, sessions: storedSessions(db, clock.now, () => {}) }),
    },
    gatewayWith: (token) => gatewayWith(async () => token),
    locked,
    wakeAt: (at) => {
      if (!mortality.dead) wakeAt = at === null ? null : { asked: realTime.now(), wait: at - clock.now() };
    },
    pushRows: (value) => mortality.point(async () => void life.pushed.push(value)),
    showFlagged: (count) =>
      mortality.point(async () => {
        badge = count;
      }),
    notify: (flagged) =>
      mortality.point(async () => {
        life.told.push(flagged.map(({ id }) => id));
        life.notified.push(...flagged.map(({ id, flag }) => ({ id, key: flag.said.key })));
      }),
    notifyChoices: async () => choices.notify,
    watchDays: async () => choices.watchDays,
    remind: (what) => mortality.point(async () => void life.reminded.push(what)),
    asksBeforePause: async () => false,
    keepEvidenceDays: async () => 90,
    onFailure: (what, error) => {
      if (!mortality.dead) life.failures.push({ what, error });
    },
  };
  const engine = new Engine(parts);
  const desk = new ConsentDesk(engine, {
    net: { fetch: mortalFetch, clock },
    pages: consenting.pages((work) => mortality.point(work)),
    gatewayBy: (grants) => mcp({ fetch: mortalFetch, clock, access: access(grants) }),
    openAccounts: async () => [],
  });
  return { ...life, engine, desk };
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
