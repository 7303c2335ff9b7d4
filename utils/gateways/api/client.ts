import type { Problem, Stamp } from '@/utils/core/evidence';
import type { Clock } from '../clock';
import type { Priority, Read } from '../gateway';
import type { ReadsById } from '../reading/by-id';
import type { Gather } from '../reading/gather';
import type { TikTokTime } from '../tiktok-time';

/**
 * One answered call: TikTok's `code` 0 or 20001 with data, or a problem. `cutOff` is TikTok's sign that a
 * report leaves rows out (facts: marketing-api 7.3).
 */
export type Called =
  | { ok: true; partial: boolean; cutOff: boolean; data: unknown; stamp: Stamp }
  | { ok: false; problem: Problem; stamp: Stamp };

export type Call =
  | { method: 'GET'; path: string; query: Record<string, unknown>; priority: Priority }
  | { method: 'POST'; path: string; body: Record<string, unknown>; priority: Priority };

/**
 * How one call gets to TikTok's API and its answer back: the only thing in which the ways to the API differ. Never
 * throws for what TikTok or the network does, never follows a redirect, never repeats a write.
 */
export type Carry = (call: Call) => Promise<Called>;

export interface ClientParts {
  clock: Clock;
  carry: Carry;
  gather: Gather;
  byId: ReadsById;
  tiktokTime: TikTokTime;
  /** The shops of GMV Max campaigns as far as they are known; a cache, forgotten with the worker. */
  stores: Map<string, Extract<Read<string>, { ok: true }>>;
}

/** One request to TikTok's API v1.3, whatever carries it. */
export async function call({ carry, tiktokTime }: ClientParts, request: Call): Promise<Called> {
  const called = await carry(request);
  tiktokTime.heard(called.stamp);
  return called;
}

/** Nothing was asked, because there is no access to ask with. */
export function notConnected(clock: Clock): Called {
  const problem: Problem = { remedy: 'sign-in', reason: 'not-connected', apiCode: null, apiMessage: null };
  return { ok: false, problem, stamp: { at: clock.now(), tiktokAt: null, requestIds: [] } };
}
