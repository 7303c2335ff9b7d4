import { Hono } from 'hono';
import { z } from 'zod';
import { clockSchema, clockState, moveClock } from './clock-control';
import { armSchema } from './faults';
import { FAULT_TABLE, type FaultName } from './faults/table';
import { COOKIE_NAMES } from './page/cookies';
import { changed, settingsSchema } from './settings';
import type { Simulator } from './simulator';
import { act, actSchema } from './world/actors';
import { total } from './world/ledger';
import { loadWorld } from './world/load';
import { amountOf } from './world/money';
import { seedWorld } from './world/seed';
import type { Level } from './world/types';
import { dayOf, hoursOfDay, startOfDay } from './world/zone';

const resetSchema = z.strictObject({
  /** A world in the scenario shape, instead of the seeded one. */
  world: z.unknown().optional(),
  seed: z.strictObject({ campaigns: z.int().min(1).optional(), seed: z.int().optional() }).optional(),
});
const tokenSchema = z.strictObject({
  token: z.string().min(1),
  label: z.string().optional(),
  appId: z.string().optional(),
  advertiserIds: z.union([z.array(z.string()), z.literal('all')]).optional(),
  bcIds: z.union([z.array(z.string()), z.literal('all')]).optional(),
  scopes: z.array(z.string()).optional(),
  revoked: z.boolean().optional(),
});
const authCodeSchema = z.strictObject({
  code: z.string().min(1),
  advertiserIds: z.array(z.string()).optional(),
});

const mcpSchema = z.strictObject({
  does: z.enum(['grant', 'refresh-elsewhere', 'end-grants', 'spoil-permission']),
  server: z.enum(['flat', 'layer']).optional(),
});
const cookiesSchema = z.partialRecord(z.enum(COOKIE_NAMES), z.string().regex(/^[\w.|~-]+$/));

/**
 * `/__sim/`: what a test or a person tells the simulator. Reachable under 127.0.0.1 and localhost only. A request it
 * cannot follow gets HTTP 400 with `{ error }`.
 */
export function controlApi(simulator: Simulator): Hono {
  const app = new Hono().basePath('/__sim');
  const { faults, journal, clock, tokens, visits, grants } = simulator;

  app.post('/reset', async (c) => {
    const { world, seed } = resetSchema.parse(await json(c.req.raw));
    if (world !== undefined) simulator.reset(loadWorld(world, clock));
    else simulator.reset(seed && seedWorld(clock, compact(seed)));
    return c.json({ advertisers: [...simulator.world.advertisers.values()] });
  });

  app.get('/faults', (c) => c.json({ armed: faults.list(), known: FAULT_TABLE }));
  app.post('/faults', async (c) => {
    const input = z.union([armSchema, z.array(armSchema)]).parse(await json(c.req.raw));
    return c.json({ armed: [input].flat().map((fault) => faults.arm(fault)) });
  });
  app.delete('/faults', (c) => {
    const name = c.req.query('name');
    if (name !== undefined && !(name in FAULT_TABLE)) throw new Error(`no fault ${name}`);
    faults.clear(name as FaultName | undefined);
    return c.json({ armed: faults.list() });
  });

  app.get('/journal', (c) => c.json({ entries: journal.entries() }));
  app.delete('/journal', (c) => {
    journal.clear();
    return c.json({ entries: [] });
  });

  app.get('/clock', (c) => c.json(clockState(clock)));
  app.post('/clock', async (c) => {
    moveClock(clock, clockSchema.parse(await json(c.req.raw)));
    return c.json(clockState(clock));
  });

  app.get('/world', (c) => c.json(describe(simulator, c.req.query('level'), c.req.query('id'))));
  app.post('/act', async (c) => {
    const deed = actSchema.parse(await json(c.req.raw));
    if (deed.does === 'reconnect') return c.json({ token: tokens.issue(clock.now()).token });
    act(simulator.world, deed);
    return c.json({ change: simulator.world.changes.at(-1) ?? null });
  });

  app.get('/settings', (c) => c.json(simulator.settings));
  app.post('/settings', async (c) => {
    const change = z.record(z.string(), z.unknown()).parse(await json(c.req.raw));
    simulator.settings = settingsSchema.parse(changed(simulator.settings, change));
    return c.json(simulator.settings);
  });

  app.get('/tokens', (c) => c.json({ tokens: tokens.list() }));
  app.post('/tokens', async (c) => c.json(tokens.add(compact(tokenSchema.parse(await json(c.req.raw))))));
  app.post('/auth-codes', async (c) => {
    const { code, advertiserIds } = authCodeSchema.parse(await json(c.req.raw));
    tokens.addAuthCode(code, clock.now(), advertiserIds);
    return c.json({ code });
  });

  app.post('/mcp', async (c) => {
    const { does, ...more } = mcpSchema.parse(await json(c.req.raw));
    if (does === 'grant') return c.json(grants.issue(compact(more)));
    if (does === 'refresh-elsewhere') grants.refreshElsewhere();
    if (does === 'end-grants') grants.endAll();
    if (does === 'spoil-permission') grants.spoilPermission();
    return c.json({});
  });

  app.get('/cookies', (c) => c.json({ names: COOKIE_NAMES, planted: Object.fromEntries(visits.planted) }));
  app.post('/cookies', async (c) => {
    for (const [name, value] of Object.entries(cookiesSchema.parse(await json(c.req.raw))))
      if (value !== undefined) visits.planted.set(name, value);
    return c.json({ planted: Object.fromEntries(visits.planted) });
  });

  app.onError((error, c) => c.json({ error: error.message }, 400));
  return app;
}

async function json(request: Request): Promise<unknown> {
  const text = await request.text();
  return text === '' ? {} : (JSON.parse(text) as unknown);
}

/** Without keys that are undefined, so that they do not overwrite defaults. */
function compact<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as never;
}

/** What a campaign really spent in the hours of yesterday and today, whatever reports know. */
function spendByHour({ world, clock }: Simulator, id: string): object[] {
  const account = world.advertisers.get(world.campaigns.get(id)?.advertiserId ?? '');
  if (!account) return [];
  const { timezone, currency } = account;
  const today = dayOf(clock.now(), timezone);
  const yesterday = dayOf(startOfDay(today, timezone) - 1, timezone);
  return [yesterday, today].flatMap((day) =>
    hoursOfDay(day, timezone).flatMap(({ label, from, to }) => {
      const { spend, impressions } = total(world.spend.tally(id, from, to));
      if (spend === 0 && impressions === 0) return [];
      return [{ hour: label, spend: amountOf(spend, currency), impressions }];
    }),
  );
}

/** The truth about one entity (no lag, no faults), or an overview of everything. */
function describe(simulator: Simulator, level: string | undefined, id: string | undefined): object {
  const { world, clock } = simulator;
  if (level === undefined || id === undefined)
    return { advertisers: [...world.advertisers.values()], campaigns: [...world.campaigns.values()] };
  if (!['campaign', 'adgroup', 'ad'].includes(level)) throw new Error(`no level ${level}`);
  const entity = world.entity(level as Level, id);
  if (!entity) throw new Error(`no ${level} ${id}`);
  const truth = simulator.truth();
  return {
    entity,
    now: clock.now(),
    operationStatus: truth.operationStatus(level as Level, entity),
    secondaryStatus: truth.secondaryStatus(level as Level, entity),
    changes: world.changes.filter((change) => change.level === level && change.id === id),
    ...(level === 'campaign' ? { adGroups: world.adGroupsOf(id), spend: spendByHour(simulator, id) } : {}),
    ...(level === 'adgroup' ? { ads: world.adsOfAdGroup(id) } : {}),
  };
}
