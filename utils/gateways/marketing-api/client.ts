import * as z from 'zod/mini';
import type { Problem, Stamp } from '@/utils/core/evidence';
import type { Clock } from '../clock';
import type { Priority, Read } from '../gateway';
import type { ReadsById } from './by-id';
import type { Gather } from './gather';
import { parseLossless } from './lossless';
import type { Pace } from './pace';
import { problemOf, problemOfCode } from './problems';

/** The only origin and path a token is ever sent to (facts: marketing-api 1). */
export const API_BASE = 'https://business-api.tiktok.com/open_api/v1.3';

/** Reads and writes give up after this long; what a given-up write did is unknown. Milliseconds. */
export const ANSWER_WITHIN = 20_000;

/** How long everything waits after a rate refusal; the next one waits again. Milliseconds. */
const AFTER_RATE_REFUSAL = 1_000;

const envelopeSchema = z.object({
  code: z.number(),
  message: z.optional(z.string()),
  request_id: z.optional(z.string()),
  data: z.optional(z.unknown()),
});

/**
 * One answered call: TikTok's `code` 0 or 20001 with data, or a problem. `cutOff` is TikTok's sign that a
 * report leaves rows out (facts: marketing-api 7.3).
 */
export type Called =
  | { ok: true; partial: boolean; cutOff: boolean; data: unknown; stamp: Stamp }
  | { ok: false; problem: Problem; stamp: Stamp };

export interface ClientParts {
  fetch: typeof fetch;
  clock: Clock;
  pace: Pace;
  gather: Gather;
  byId: ReadsById;
  /** The shops of GMV Max campaigns as far as they are known; a cache, forgotten with the worker. */
  stores: Map<string, Extract<Read<string>, { ok: true }>>;
  /** Read anew for every call, so a disconnect takes effect at once. */
  token: () => Promise<string | null>;
}

export type Call =
  | { method: 'GET'; path: string; query: Record<string, unknown>; priority: Priority }
  | { method: 'POST'; path: string; body: Record<string, unknown>; priority: Priority };

/** TikTok's code for "some items worked, some did not" (facts: marketing-api 12). */
const PARTIAL = 20001;

/**
 * One request to the Marketing API. Never throws for what TikTok or the network does, never follows a
 * redirect, never repeats itself.
 */
export async function call(parts: ClientParts, request: Call): Promise<Called> {
  if ((await parts.token()) === null) return notConnected(parts);
  await parts.pace.turn(request.priority);
  // A disconnect while waiting takes effect for what waits, too.
  const token = await parts.token();
  if (token === null) return notConnected(parts);
  const sent = await send(parts, request, token);
  if (!sent.ok && sent.problem.reason === 'rate-limited') parts.pace.holdFor(AFTER_RATE_REFUSAL);
  return sent;
}

function notConnected(parts: ClientParts): Called {
  const problem: Problem = { remedy: 'sign-in', reason: 'not-connected', apiCode: null, apiMessage: null };
  return { ok: false, problem, stamp: { at: parts.clock.now(), tiktokAt: null, requestIds: [] } };
}

async function send(parts: ClientParts, request: Call, token: string): Promise<Called> {
  const deadline = new AbortController();
  const clockStopped = new AbortController();
  parts.clock.sleep(ANSWER_WITHIN, clockStopped.signal).then(
    () => deadline.abort(),
    () => undefined,
  );
  const fail = (problem: Problem, tiktokAt: number | null = null): Called => ({
    ok: false,
    problem,
    stamp: { at: parts.clock.now(), tiktokAt, requestIds: [] },
  });
  try {
    const response = await parts.fetch(urlOf(request), {
      method: request.method,
      headers: {
        'Access-Token': token,
        ...(request.method === 'POST' ? { 'Content-Type': 'application/json' } : {}),
      },
      ...(request.method === 'POST' ? { body: JSON.stringify(request.body) } : {}),
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      signal: deadline.signal,
    });
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
      return fail(problemOf('redirected'));
    }
    const text = await response.text();
    // TikTok may tell our token back to us; nothing that is kept may hold it.
    return understand(response, text.replaceAll(token, '[token]'), parts.clock.now());
  } catch {
    return fail(problemOf(deadline.signal.aborted ? 'timed-out' : 'offline'));
  } finally {
    clockStopped.abort();
  }
}

function understand(response: Response, text: string, at: number): Called {
  const date = Date.parse(response.headers.get('Date') ?? '');
  const stamp: Stamp = { at, tiktokAt: Number.isNaN(date) ? null : date, requestIds: [] };
  const envelope = envelopeOf(text);
  if (envelope === null) {
    // Below the API a 4xx is a wrong path or method that was never carried out (facts: marketing-api 1).
    if (response.status >= 500) return { ok: false, problem: problemOf('tiktok-error'), stamp };
    if (response.status >= 400) return { ok: false, problem: problemOf('api-changed'), stamp };
    return { ok: false, problem: problemOf('bad-answer'), stamp };
  }
  if (envelope.request_id !== undefined) stamp.requestIds.push(envelope.request_id.slice(0, 64));
  if (envelope.code !== 0 && envelope.code !== PARTIAL) {
    return { ok: false, problem: problemOfCode(envelope.code, envelope.message ?? ''), stamp };
  }
  if (response.status >= 400) return { ok: false, problem: problemOf('tiktok-error'), stamp };
  const cutOff = response.headers.has('X-Tt-Ads-Throttle');
  return { ok: true, partial: envelope.code === PARTIAL, cutOff, data: envelope.data ?? {}, stamp };
}

function envelopeOf(text: string): z.infer<typeof envelopeSchema> | null {
  try {
    const parsed = envelopeSchema.safeParse(parseLossless(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Arrays and objects travel as one JSON document in one query value (facts: marketing-api 1). */
function urlOf(request: Call): string {
  const url = new URL(`${API_BASE}${request.path}`);
  if (request.method === 'GET') {
    for (const [key, value] of Object.entries(request.query)) {
      url.searchParams.set(key, typeof value === 'object' ? JSON.stringify(value) : String(value));
    }
  }
  return url.href;
}
