import { createHash } from 'node:crypto';
import { pressConsent, type ConsentButton } from '../../support/press-consent';
import type { Simulator } from '../../simulator/simulator';
import type { WorldInput } from '../../simulator/world/load';
import { simulate } from './simulated';

export const BASE = 'https://business-api.tiktok.com';
export const FLAT = `${BASE}/open_mcp/tt-ads-mcp-flat`;
export const LAYER = `${BASE}/open_mcp/tt-ads-mcp-layer`;
export const REDIRECT = 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/';
export const VERIFIER = 'a-verifier-of-enough-letters-for-the-tests-0123';
export const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

/** A simulator that stands still and lets every tool be called at any pace. */
export function simulateMcp(world?: WorldInput): Simulator {
  const simulator = simulate(world);
  simulator.settings.mcp.toolPerSecond = 0;
  return simulator;
}

export interface Said {
  status: number;
  headers: Headers;
  text: string;
  json: Record<string, unknown>;
}

async function said(response: Response): Promise<Said> {
  const text = await response.text();
  let json: Record<string, unknown> = {};
  try {
    json = JSON.parse(text) as Record<string, unknown>;
  } catch {
    // Plain text has no JSON.
  }
  return { status: response.status, headers: response.headers, text, json };
}

export const ask = async (simulator: Simulator, url: string, init: RequestInit = {}): Promise<Said> =>
  said(await simulator.fetch(new Request(url, { redirect: 'manual', ...init })));

export const metadata = (more: object = {}): object => ({
  client_name: 'A test',
  redirect_uris: [REDIRECT],
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  token_endpoint_auth_method: 'none',
  ...more,
});

export const register = (simulator: Simulator, body: object = metadata(), server = FLAT): Promise<Said> =>
  ask(simulator, `${server}/oauth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

export async function registered(simulator: Simulator, server = FLAT): Promise<string> {
  return String((await register(simulator, metadata(), server)).json.client_id);
}

/** The authorization address of a well-behaved client, with some of it changed or (null) left out. */
export function authorizeUrl(clientId: string, change: Record<string, string | null> = {}): URL {
  const url = new URL(`${BASE}/portal/mcp-tt4b-authorize`);
  const query: Record<string, string | null> = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: REDIRECT,
    scope: 'mcp:tt4b',
    state: 'st4te',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    resource: FLAT,
    ...change,
  };
  for (const [name, value] of Object.entries(query)) if (value !== null) url.searchParams.set(name, value);
  return url;
}

export const consent = (simulator: Simulator, url: URL, ...buttons: ConsentButton[]): Promise<URL> =>
  pressConsent(simulator.fetch, url, ...buttons);

export const form = (
  simulator: Simulator,
  endpoint: string,
  fields: Record<string, string>,
  server = FLAT,
): Promise<Said> =>
  ask(simulator, `${server}/oauth/${endpoint}`, { method: 'POST', body: new URLSearchParams(fields) });

export async function codeFor(simulator: Simulator, clientId: string): Promise<string> {
  const back = await consent(simulator, authorizeUrl(clientId), 'Authorize');
  return back.searchParams.get('code') ?? '';
}

export const exchange = (
  simulator: Simulator,
  code: string,
  change: Record<string, string> = {},
  server = FLAT,
): Promise<Said> =>
  form(
    simulator,
    'token',
    { grant_type: 'authorization_code', code, code_verifier: VERIFIER, redirect_uri: REDIRECT, ...change },
    server,
  );

export const refresh = (simulator: Simulator, refreshToken: string, change = {}): Promise<Said> =>
  form(simulator, 'token', { grant_type: 'refresh_token', refresh_token: refreshToken, ...change });

export const rpc = (
  simulator: Simulator,
  token: string | undefined,
  message: unknown,
  { server = FLAT, headers = {} }: { server?: string; headers?: Record<string, string> } = {},
): Promise<Said> =>
  ask(simulator, server, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: typeof message === 'string' ? message : JSON.stringify(message),
  });

export interface Called extends Said {
  /** The envelope in the result's text. */
  envelope: { code?: number; message?: string; data?: Record<string, unknown> };
  /** The JSON-RPC error. */
  error?: { code: number; message: string };
  result?: { content: { type: string; text: string }[]; structuredContent?: unknown; isError?: boolean };
}

export async function call(
  simulator: Simulator,
  token: string | undefined,
  name: string,
  given: unknown = {},
  server = FLAT,
): Promise<Called> {
  const message = { jsonrpc: '2.0', id: 7, method: 'tools/call', params: { name, arguments: given } };
  const answer = await rpc(simulator, token, message, { server });
  const { result, error } = answer.json as Pick<Called, 'result' | 'error'>;
  let envelope: Called['envelope'] = {};
  try {
    envelope = JSON.parse(result?.content[0]?.text ?? '{}') as Called['envelope'];
  } catch {
    // A broken envelope is for the test to look at.
  }
  return { ...answer, envelope, ...(result ? { result } : {}), ...(error ? { error } : {}) };
}
