import { notConnected, type Call, type Called, type Carry } from '../api/client';
import { envelopeIn, opened, unopened } from '../api/envelope';
import type { Pace } from '../api/pace';
import { problemOf } from '../api/problems';
import { ANSWER_WITHIN, send, type Sent } from '../api/send';
import type { Clock } from '../clock';

/** The only origin and path a token is ever sent to (facts: marketing-api 1). */
export const API_BASE = 'https://business-api.tiktok.com/open_api/v1.3';

/** How long everything waits after a rate refusal; the next one waits again. Milliseconds. */
const AFTER_RATE_REFUSAL = 1_000;

export interface CarrierParts {
  fetch: typeof fetch;
  clock: Clock;
  pace: Pace;
  /** Read anew for every call, so a disconnect takes effect at once. */
  token: () => Promise<string | null>;
}

/** Carries a call as one HTTP request of the Marketing API. */
export function byToken(parts: CarrierParts): Carry {
  return async (request) => {
    if ((await parts.token()) === null) return notConnected(parts.clock);
    await parts.pace.turn(request.priority);
    // A disconnect while waiting takes effect for what waits, too.
    const token = await parts.token();
    if (token === null) return notConnected(parts.clock);
    const called = understand(
      await send(parts, urlOf(request), initOf(request, token), [token], ANSWER_WITHIN[request.method]),
    );
    if (!called.ok && called.problem.reason === 'rate-limited') parts.pace.holdFor(AFTER_RATE_REFUSAL);
    return called;
  };
}

function understand(sent: Sent): Called {
  if (!sent.ok) return sent;
  const { response, text, stamp } = sent;
  const envelope = envelopeIn(text);
  if (envelope === null) return unopened(response.status, stamp);
  const called = opened(envelope, stamp, response.headers.has('X-Tt-Ads-Throttle'));
  if (called.ok && response.status >= 400)
    return { ok: false, problem: problemOf('tiktok-error'), stamp: called.stamp };
  return called;
}

function initOf(
  request: Call,
  token: string,
): { method: string; headers: Record<string, string>; body?: string } {
  const headers = { 'Access-Token': token };
  if (request.method === 'GET') return { method: 'GET', headers };
  return {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(request.body),
  };
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
