import type { Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { newRequestId } from '../api/answer';
import { ConnectionDropped, type SimulatorContext } from '../context';
import type { FaultScope } from '../faults';
import type { FaultName } from '../faults/table';
import { Random } from '../world/random';
import { json, type PageAnswer } from './answer';
import { CSRF, give } from './cookies';
import { disturbed } from './disturbed';
import { refusal, TO_LOGIN } from './session';
import { tracesOf } from './traces';

/** How much of a write a fault lets through. */
export type WriteMode = 'whole' | 'ignored' | 'partial';

/** One request that got past session, CSRF and signature. */
export interface PageCall {
  context: SimulatorContext;
  aadvid: string;
  query: URLSearchParams;
  headers: Headers;
  /** The part of the path that the route leaves open. */
  param(name: string): string;
  body: string;
  scope: FaultScope;
  writeMode: WriteMode;
}

export interface PageEndpoint {
  method: 'GET' | 'POST';
  path: string;
  /** What faults aim at, such as 'page/campaign/list'. */
  name: string;
  /** True where the request changes the world. */
  writes?: true;
  answer(call: PageCall): PageAnswer | Promise<PageAnswer>;
}

const random = new Random(2);

/** Registers an endpoint of the page's own. Only faults aimed at it with `endpoint: "page/..."` touch it. */
export function servePage(app: Hono, context: SimulatorContext, endpoint: PageEndpoint): void {
  app.on(endpoint.method, endpoint.path, (c) => respond(c, context, endpoint));
}

async function respond(c: Context, context: SimulatorContext, endpoint: PageEndpoint): Promise<Response> {
  const request = c.req.raw;
  const url = new URL(request.url);
  const body = await request.text();
  const entry = context.journal.of(request);
  if (entry && endpoint.writes) entry.writes = true;
  const { visits } = context;
  const traces = entry?.page ?? (await tracesOf(request, body, visits));
  const scope: FaultScope = {
    ...context.scopeOf(endpoint.name, url.search + body),
    aimedAtPage: true,
    met: (name) => void entry?.faults.push(name),
  };
  const meet = (name: FaultName) => context.faults.meet(name, scope);
  const meetWrite = (name: FaultName) => (endpoint.writes ? meet(name) : undefined);
  const drop = (when: 'before' | 'after'): never => {
    if (entry) entry.dropped = when;
    throw new ConnectionDropped(when);
  };

  if (meet('offline')) drop('before');
  const slow = meet('slow');
  const delay = () => context.clock.sleep((slow?.seconds ?? 5) * 1000);
  if (slow && !slow.applies) await delay();
  const stopped = refusal(context.settings, request.method, traces, visits);
  if (stopped === TO_LOGIN || meet('redirect')) return c.redirect('/i18n/login', 302);
  if (stopped) return send(c, context, stopped);
  const limited = meet('rate-limited');
  if (limited) return send(c, context, json({ code: 429, msg: 'Too many requests' }, limited.status ?? 429));
  if (meetWrite('write-lost-before')) drop('before');

  const trouble = disturbed(meet);
  const mode = meetWrite('write-ignored') ? 'ignored' : meetWrite('write-partial') ? 'partial' : 'whole';
  const call: PageCall = {
    context,
    aadvid: url.searchParams.get('aadvid') ?? '',
    query: url.searchParams,
    headers: request.headers,
    param: (name) => c.req.param(name) ?? '',
    body,
    scope,
    writeMode: mode,
  };
  const isDone = !endpoint.writes || trouble.applies;
  const said = isDone ? await endpoint.answer(call) : json({});
  if (slow?.applies) await delay();
  // What was refused did not happen: the fault waits for a write that does.
  if (isDone && said.code === 0 && meetWrite('write-lost-after')) drop('after');
  return send(c, context, trouble.change(said));
}

/** TikTok's own headers, and a new CSRF cookie where the session rotates it. */
function send(c: Context, context: SimulatorContext, { status, type, text, code }: PageAnswer): Response {
  const entry = context.journal.of(c.req.raw);
  const requestId = newRequestId(context.clock, random);
  if (entry) {
    entry.requestId = requestId;
    if (code !== undefined) entry.code = code;
  }
  rotateCsrf(c, context);
  c.header('x-tt-logid', requestId);
  c.header('content-type', type);
  return c.body(text, status as 200);
}

/** In the mode `csrf-rotated` the next answer brings another token, and the old one is refused. */
export function rotateCsrf(c: Context, { settings, visits }: SimulatorContext): void {
  const csrf = getCookie(c, CSRF);
  if (settings.session.mode !== 'csrf-rotated' || csrf === undefined) return;
  const next = visits.rotate(csrf);
  if (next !== undefined) give(c, CSRF, next);
}
