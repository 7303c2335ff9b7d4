import type { Stamp } from '@/utils/core/evidence';
import type { Clock } from '../clock';
import type { Called } from './client';
import { stampOf } from './envelope';
import { problemOf } from './problems';

/**
 * How long an answer is waited for. Milliseconds. A read that is given up must be begun anew, and nothing is sent
 * before the first one: it gets as long as TikTok's own SDK gives it. What a given-up write did is unknown and is
 * looked at; the sooner, the better.
 */
export const ANSWER_WITHIN = { GET: 60_000, POST: 20_000 } as const;

/** An answer with its text, or what was in the way. */
export type Sent =
  { ok: true; response: Response; text: string; stamp: Stamp } | Extract<Called, { ok: false }>;

/**
 * One request to TikTok, given up after a while. Follows no redirect, sends no cookies, keeps nothing, and takes what
 * is secret out of whatever is answered: TikTok may tell it back to us, and nothing that is kept may hold it.
 *
 * @param within how long the answer is waited for. Milliseconds
 */
export async function send(
  parts: { fetch: typeof fetch; clock: Clock },
  address: string,
  init: { method: string; headers: Record<string, string>; body?: string },
  secrets: readonly string[],
  within: number,
): Promise<Sent> {
  const { clock } = parts;
  const deadline = new AbortController();
  const clockStopped = new AbortController();
  clock.sleep(within, clockStopped.signal).then(
    () => deadline.abort(),
    () => undefined,
  );
  const fail = (reason: 'redirected' | 'timed-out' | 'offline'): Sent => ({
    ok: false,
    problem: problemOf(reason),
    stamp: { at: clock.now(), tiktokAt: null, requestIds: [] },
  });
  try {
    const response = await parts.fetch(address, {
      ...init,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      signal: deadline.signal,
    });
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
      return fail('redirected');
    }
    const text = secrets.reduce((told, secret) => told.replaceAll(secret, '[token]'), await response.text());
    return { ok: true, response, text, stamp: stampOf(response, clock.now()) };
  } catch {
    return fail(deadline.signal.aborted ? 'timed-out' : 'offline');
  } finally {
    clockStopped.abort();
  }
}
