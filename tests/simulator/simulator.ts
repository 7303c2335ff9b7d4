import { Hono } from 'hono';
import { marketingApi } from './api';
import { RateLimits } from './api/rate-limits';
import type { ApiServices } from './api/transport';
import { runningClock, type SimClock } from './clock';
import { ConnectionDropped, type SimulatorContext } from './context';
import { controlApi } from './control';
import { Faults } from './faults';
import { distortionFor } from './faults/distortion';
import { Journal } from './journal';
import { mcpServer } from './mcp';
import { isMcpPath, withoutSecrets } from './mcp/addresses';
import { Clients } from './mcp/clients';
import { Grants } from './mcp/grants';
import { registerPage } from './page';
import { tracesOf } from './page/traces';
import { Visits } from './page/visits';
import { requestScope } from './request-scope';
import { defaultSettings } from './settings';
import { Tokens } from './tokens';
import { Random } from './world/random';
import { ReadView } from './world/read-view';
import { seedWorld } from './world/seed';
import type { World } from './world/world';

export const API_HOST = 'business-api.tiktok.com';
export const PAGE_HOST = 'ads.tiktok.com';
const LOCAL_HOSTS = new Set(['127.0.0.1', 'localhost', '[::1]']);

export interface SimulatorOptions {
  /** Defaults to the computer's time. */
  clock?: SimClock;
  /** A function, so that a reset can make it again; defaults to the seeded world. */
  world?: (clock: SimClock) => World;
  /** For request ids. */
  seed?: number;
}

export interface Simulator extends SimulatorContext {
  /** Answers a request as TikTok would; rejects with a TypeError when a fault drops the connection. */
  fetch(request: Request): Promise<Response>;
  readonly app: Hono;
  /** What people have let MCP clients do. */
  readonly grants: Grants;
  /** Makes the world anew (or takes the given one) and forgets faults, journal, tokens, settings, visitors and rate counts. */
  reset(world?: World): void;
}

/** TikTok in this process: no port, no timer. */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const clock = options.clock ?? runningClock();
  const makeWorld = options.world ?? ((simClock: SimClock) => seedWorld(simClock));
  let settings = defaultSettings();
  const adopt = (next: World): World => {
    next.spend.surroundings = {
      leaks: () => faults.leaks(),
      trailingMs: () => settings.spend.trailingSeconds * 1000,
    };
    return next;
  };
  const faults = new Faults(clock, () => world);
  let world = adopt(makeWorld(clock));
  const journal = new Journal();
  const tokens = new Tokens(firstAdvertiser(world));
  const limits = new RateLimits(clock, () => settings);
  const visits = new Visits(clock);
  const clients = new Clients();
  const grants = new Grants(
    clock,
    () => settings.mcp,
    clients,
    () => firstAdvertiser(world),
  );
  const app = new Hono();

  const simulator: Simulator = {
    clock,
    faults,
    journal,
    tokens,
    visits,
    grants,
    app,
    get world() {
      world.catchUp();
      return world;
    },
    set world(next) {
      world = adopt(next);
    },
    get settings() {
      return settings;
    },
    set settings(next) {
      settings = next;
    },
    readView: (scope) => new ReadView(world, distortionFor(faults, settings, clock, world, scope)),
    truth: () => new ReadView(world, { knowsUntil: () => clock.now() }),
    scopeOf: (endpoint, text) => requestScope(world, endpoint, text),
    fetch: (request) => untilAborted(request.signal, async () => app.fetch(request)),
    reset: (next) => {
      world = adopt(next ?? makeWorld(clock));
      settings = defaultSettings();
      faults.clear();
      journal.clear();
      tokens.reset(firstAdvertiser(world));
      limits.reset();
      visits.reset();
      grants.clear();
      clients.clear();
    },
  };

  const services: ApiServices = {
    context: simulator,
    limits,
    random: new Random(options.seed ?? 1),
    endpoints: new Map(),
    callers: new WeakMap(),
  };
  const api = marketingApi(services);
  const mcp = mcpServer({ ...services, api, clients, grants });
  const page = new Hono();
  registerPage(page, simulator);
  const control = controlApi(simulator);
  rethrowDrops(app, api, mcp, page);
  app.all('*', (c) => dispatch(c.req.raw, simulator, { api, mcp, page, control }));
  return simulator;
}

/** As over a network: a caller who gives up gets an error, and the server goes on with what it was doing. */
function untilAborted(signal: AbortSignal, answer: () => Promise<Response>): Promise<Response> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    void answer()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', abort));
  });
}

function firstAdvertiser(world: World): string | undefined {
  return world.advertisers.keys().next().value;
}

/** Hono turns errors into a 500 page; a dropped connection must get through to whoever called `fetch`. */
function rethrowDrops(...apps: Hono[]): void {
  for (const app of apps)
    app.onError((error) => {
      throw error;
    });
}

interface Parts {
  api: Hono;
  mcp: Hono;
  page: Hono;
  control: Hono;
}

async function dispatch(request: Request, simulator: Simulator, parts: Parts): Promise<Response> {
  const url = new URL(request.url);
  const local = LOCAL_HOSTS.has(url.hostname);
  if (url.pathname.startsWith('/__sim/'))
    return local ? parts.control.fetch(request) : new Response('404 page not found', { status: 404 });

  const forMcp = isMcpPath(url.pathname) && (local || url.hostname === API_HOST);
  const forApi = local
    ? forMcp || /^\/(elsewhere\/)?open_api\//.test(url.pathname)
    : url.hostname === API_HOST;
  const to = forMcp ? parts.mcp : forApi ? parts.api : parts.page;
  if (!local && !forApi && url.hostname !== PAGE_HOST) return new Response('unknown host', { status: 421 });

  const body = request.method === 'GET' || request.method === 'HEAD' ? '' : await request.text();
  const again = new Request(request.url, {
    method: request.method,
    headers: request.headers,
    ...(body === '' ? {} : { body }),
  });
  const entry = simulator.journal.open(again, {
    time: simulator.clock.now(),
    host: url.host,
    method: request.method,
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    body: forMcp ? withoutSecrets(url.pathname, body) : body,
    who: forApi ? tokenLabel(simulator, request) : 'page',
    ...optionalOrigin(request),
    ...(forApi ? {} : { page: await tracesOf(request, body, simulator.visits) }),
  });
  try {
    const response = await to.fetch(again);
    entry.status = response.status;
    // TikTok's time is this clock's, also on answers that no endpoint made.
    if (!response.headers.has('date'))
      response.headers.set('date', new Date(simulator.clock.now()).toUTCString());
    return response;
  } catch (error) {
    if (error instanceof ConnectionDropped) entry.dropped ??= error.when;
    throw error;
  }
}

function tokenLabel(simulator: Simulator, request: Request): string {
  const token = request.headers.get('access-token');
  const [, bearer] = /^Bearer (\S+)$/.exec(request.headers.get('authorization') ?? '') ?? [];
  if (bearer !== undefined) return simulator.grants.label(bearer) ?? 'unknown-token';
  if (!token) return 'no-token';
  return simulator.tokens.find(token)?.label ?? 'unknown-token';
}

function optionalOrigin(request: Request): { origin?: string } {
  const origin = request.headers.get('origin');
  return origin === null ? {} : { origin };
}
