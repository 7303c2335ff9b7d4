import type { Context, Hono } from 'hono';
import type { z } from 'zod';
import { ConnectionDropped, type SimulatorContext } from '../context';
import type { FaultScope } from '../faults';
import type { FaultName } from '../faults/table';
import type { AccessToken } from '../tokens';
import type { Random } from '../world/random';
import type { ReadView } from '../world/read-view';
import type { WorldAdvertiser } from '../world/types';
import { authenticate, authorise, NO_TOKEN } from './access';
import { answerHeaders, gzip, newRequestId, toJson, unquoteIds } from './answer';
import { ApiError, CODE, invalid } from './errors';
import { check, parseJson, readQuery } from './params';
import type { RateLimits } from './rate-limits';

export const PREFIX = '/open_api/v1.3';

/** How much of a write a fault lets through; `partial-unsaid` answers code 0 all the same. */
export type WriteMode = 'whole' | 'ignored' | 'partial' | 'partial-unsaid';

/** One request that passed authentication and validation. */
export interface Call<P> {
  context: SimulatorContext;
  limits: RateLimits;
  params: P;
  token: AccessToken;
  scope: FaultScope;
  writeMode: WriteMode;
  /** What the endpoint adds to the headers of its answer. */
  headers: Record<string, string>;
  /** What this answer knows; made when first asked for, so that writes do not count as reads. */
  readonly view: ReadView;
  /** The advertiser of `params.advertiser_id`; throws when the endpoint has none. */
  readonly advertiser: WorldAdvertiser;
}

export interface Endpoint<S extends z.ZodType> {
  method: 'GET' | 'POST';
  /** Without version and slashes, such as 'campaign/get'. */
  path: string;
  /** The query of a GET, the JSON body of a POST. */
  params: S;
  /** Permission id the token needs. */
  permission?: string;
  /** False where no token is asked for (the token endpoint itself). */
  token?: false;
  /** True where the request changes the world. */
  writes?: true;
  handle(call: Call<z.output<S>>): unknown;
}

export interface ApiServices {
  context: SimulatorContext;
  limits: RateLimits;
  random: Random;
  /** Every endpoint by its path, for who wraps them. */
  endpoints: Map<string, Pick<Endpoint<z.ZodType>, 'method' | 'params'>>;
  /** Whose request it is, where the MCP server has found that out and asks for somebody. */
  callers: WeakMap<Request, AccessToken>;
}

/** Registers an endpoint: its method, and 405 for all others. */
export function register<S extends z.ZodType>(app: Hono, services: ApiServices, endpoint: Endpoint<S>): void {
  services.endpoints.set(endpoint.path, endpoint);
  for (const prefix of [PREFIX, `/elsewhere${PREFIX}`]) {
    const path = `${prefix}/${endpoint.path}/`;
    app.on(endpoint.method, path, (c) => answer(c, services, endpoint));
    app.all(path, (c) => c.text('405 method not allowed', 405));
  }
}

/** Answers one request: faults of the network, then TikTok's checks, then the endpoint, then faults of the answer. */
async function answer<S extends z.ZodType>(
  c: Context,
  services: ApiServices,
  endpoint: Endpoint<S>,
): Promise<Response> {
  const { context, random } = services;
  const request = c.req.raw;
  const url = new URL(request.url);
  const body = await request.text();
  const entry = context.journal.of(request);
  if (entry && endpoint.writes) entry.writes = true;
  const scope: FaultScope = {
    ...context.scopeOf(endpoint.path, url.search + body),
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
  if (!url.pathname.startsWith('/elsewhere') && meet('redirect'))
    return c.redirect(`/elsewhere${url.pathname}${url.search}`, 302);
  if (meetWrite('write-lost-before')) drop('before');

  const requestId = newRequestId(context.clock, random);
  if (entry) entry.requestId = requestId;
  const headers: Record<string, string> = answerHeaders(context.clock, requestId);
  const serverError = meet('server-errors');
  const html = meet('html-answers');
  const broken = meet('invalid-json') ?? meet('empty-answers') ?? meet('malformed-shape');

  const suppressed =
    [serverError, html].some((fault) => fault && !fault.applies) || broken?.applies === false;
  const skip = suppressed && endpoint.writes;
  const envelope = { code: CODE.ok as number, message: 'OK', request_id: requestId, data: {} as unknown };
  try {
    if (!skip)
      envelope.data = run(services, endpoint, { request, url, body, headers, scope, meet, meetWrite });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    envelope.code = error.code;
    envelope.message = error.message;
    envelope.data = error.data;
  }
  if (slow?.applies) await delay();
  // What was refused, for whatever reason, did not happen: the fault waits for a write that does.
  const isDone = !skip && (envelope.code === CODE.ok || envelope.code === CODE.partial);
  if (isDone && meetWrite('write-lost-after')) drop('after');

  if (serverError) {
    const failure = { code: CODE.system, message: 'System error.', request_id: requestId, data: {} };
    if (entry) entry.code = failure.code;
    return jsonResponse(toJson(failure), serverError.status ?? 500, headers);
  }
  if (html)
    return new Response('<!doctype html><title>TikTok</title><h1>Please wait...</h1>', {
      status: html.status ?? 200,
      headers: { ...headers, 'content-type': 'text/html; charset=utf-8' },
    });

  if (entry) entry.code = envelope.code;
  let json = toJson(envelope);
  if (meet('unquoted-ids')) json = unquoteIds(json);
  if (broken?.name === 'invalid-json') json = json.slice(0, Math.floor(json.length * 0.6));
  if (broken?.name === 'empty-answers') json = '';
  if (broken?.name === 'malformed-shape')
    json = JSON.stringify({ code: '0', message: ['OK'], request_id: 1, data: [{ list: null }] });
  return jsonResponse(json, 200, headers, meet('gzip') !== undefined);
}

function jsonResponse(
  json: string,
  status: number,
  headers: Record<string, string>,
  compressed = false,
): Response {
  const all: Record<string, string> = { ...headers, 'content-type': 'application/json; charset=utf-8' };
  if (compressed) all['content-encoding'] = 'gzip';
  return new Response(compressed ? gzip(json) : json, { status, headers: all });
}

interface Arrival {
  request: Request;
  url: URL;
  body: string;
  headers: Record<string, string>;
  scope: FaultScope;
  meet(name: FaultName): { code?: number } | undefined;
  meetWrite(name: FaultName): { code?: number } | undefined;
}

/** TikTok's own part: who asks, may they, is it well-formed, then the endpoint. Throws ApiError. */
function run<S extends z.ZodType>(services: ApiServices, endpoint: Endpoint<S>, arrival: Arrival): unknown {
  const { context, limits } = services;
  const { request, scope } = arrival;
  const token =
    endpoint.token === false
      ? NO_TOKEN
      : authenticate(context, request.headers, scope, services.callers.get(request));
  const given = readParams(endpoint, arrival);
  limits.count(token.appId, endpoint.path, advertiserIdOf(given));
  const limited = arrival.meet('rate-limited');
  if (limited) throw new ApiError(limited.code ?? CODE.appLimit, 'App reaches the QPS limit.');
  const params = check(endpoint.params, given, context.settings.strict);
  const advertiserId = advertiserIdOf(params);
  if (endpoint.permission !== undefined && !token.scopes.includes(endpoint.permission))
    throw new ApiError(
      context.settings.missingScopeCode,
      `The developer has no permission for this endpoint (scope ${endpoint.permission}).`,
    );
  const advertiser =
    advertiserId === undefined ? undefined : authorise(context, token, advertiserId, arrival.scope);

  if (arrival.meetWrite('write-rejected')) throw invalid('The status of the object cannot be changed now.');
  if (arrival.meetWrite('write-conflict'))
    throw new ApiError(CODE.conflict, 'Write conflict. Please try again later.');
  const writeMode = writeModeOf(arrival);
  let view: ReadView | undefined;
  return endpoint.handle({
    context,
    limits,
    params,
    token,
    scope: arrival.scope,
    writeMode,
    headers: arrival.headers,
    get view(): ReadView {
      view ??= context.readView(arrival.scope);
      return view;
    },
    get advertiser(): WorldAdvertiser {
      if (!advertiser) throw new Error(`${endpoint.path} has no advertiser_id`);
      return advertiser;
    },
  });
}

function writeModeOf({ meetWrite }: Arrival): WriteMode {
  if (meetWrite('write-ignored')) return 'ignored';
  const partial = meetWrite('write-partial');
  if (!partial) return 'whole';
  return partial.code === CODE.ok ? 'partial-unsaid' : 'partial';
}

function advertiserIdOf(params: unknown): string | undefined {
  const id = (params as { advertiser_id?: unknown } | null)?.advertiser_id;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}

function readParams<S extends z.ZodType>(endpoint: Endpoint<S>, { request, url, body }: Arrival): unknown {
  if (endpoint.method === 'GET') return readQuery(url);
  if (url.search !== '') throw invalid('request: A POST takes no query parameters.');
  if (!(request.headers.get('content-type') ?? '').startsWith('application/json'))
    throw invalid('Content-Type must be application/json.');
  try {
    return parseJson(body);
  } catch {
    throw invalid('The request body is not valid JSON.');
  }
}
