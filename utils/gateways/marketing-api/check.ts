import type { Advertiser, Read } from '../gateway';
import { call, type ClientParts } from './client';
import { problemOf } from './problems';
import { advertiserListSchema, userSchema } from './schemas';

/** The reads a proof needs, each with the name of the permission it takes (facts: marketing-api 8.2). */
const PROBES: readonly { missing: string; path: string; query: Record<string, unknown> }[] = [
  { missing: 'read-campaigns', path: '/campaign/get/', query: { page_size: 1 } },
  { missing: 'read-adgroups', path: '/adgroup/get/', query: { page_size: 1 } },
  { missing: 'read-ads', path: '/ad/get/', query: { page_size: 1 } },
];

/** Whose token this is. */
export async function checkToken(parts: ClientParts): Promise<Read<{ person: string }>> {
  const called = await call(parts, { method: 'GET', path: '/user/info/', query: {}, priority: 'click' });
  if (!called.ok) return called;
  const user = userSchema.safeParse(called.data);
  if (!user.success) return { ok: false, problem: problemOf('bad-answer'), stamp: called.stamp };
  return { ok: true, value: { person: user.data.display_name ?? '' }, stamp: called.stamp };
}

/**
 * What the token says of these accounts, one by one: a token that covers only some of them must not lose
 * the others. Those it does not cover are left out.
 */
export async function readAdvertisers(parts: ClientParts, ids: string[]): Promise<Read<Advertiser[]>> {
  const found: Advertiser[] = [];
  let stamp = { at: parts.clock.now(), tiktokAt: null as number | null, requestIds: [] as string[] };
  for (const id of ids) {
    const called = await call(parts, {
      method: 'GET',
      path: '/advertiser/info/',
      query: { advertiser_ids: [id] },
      priority: 'click',
    });
    stamp = called.stamp;
    if (!called.ok) {
      if (called.problem.remedy === 'ask-permission' || called.problem.remedy === 'give-up') continue;
      return called;
    }
    const parsed = advertiserListSchema.safeParse(called.data);
    if (!parsed.success) return { ok: false, problem: problemOf('bad-answer'), stamp };
    for (const item of parsed.data.list) {
      if (item.advertiser_id !== id) continue;
      const timezone = item.display_timezone ?? item.timezone;
      found.push({ id, name: item.name, currency: item.currency, timezone, status: item.status });
    }
  }
  return { ok: true, value: found, stamp };
}

/** Which of the reads that a proof needs this token may not do; asked with one harmless read each. */
export async function missingReads(parts: ClientParts, advertiserId: string): Promise<Read<string[]>> {
  const missing: string[] = [];
  let stamp = { at: parts.clock.now(), tiktokAt: null as number | null, requestIds: [] as string[] };
  for (const probe of PROBES) {
    const called = await call(parts, {
      method: 'GET',
      path: probe.path,
      query: { advertiser_id: advertiserId, ...probe.query },
      priority: 'click',
    });
    stamp = called.stamp;
    if (called.ok) continue;
    if (called.problem.remedy !== 'ask-permission') return called;
    missing.push(probe.missing);
  }
  return { ok: true, value: missing, stamp };
}
