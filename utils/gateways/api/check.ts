import { isZone } from '@/utils/core/account-hours';
import type { Advertiser, Read } from '../gateway';
import { MOST_IDS } from '../reading/by-id';
import { ask } from './ask';
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
 * What TikTok says of these accounts. Where it refuses some of them, they are asked about one by one: access that
 * covers only a part must not lose the others. Those it does not cover are left out.
 */
export async function readAdvertisers(parts: ClientParts, ids: string[]): Promise<Read<Advertiser[]>> {
  const found: Advertiser[] = [];
  let stamp = { at: parts.clock.now(), tiktokAt: null as number | null, requestIds: [] as string[] };
  for (let from = 0; from < ids.length; from += MOST_IDS) {
    const some = ids.slice(from, from + MOST_IDS);
    let read = await readSome(parts, some);
    if (isNotOurs(read) && some.length > 1) read = await readEach(parts, some);
    stamp = read.stamp;
    if (read.ok) found.push(...read.value);
    else if (!isNotOurs(read)) return read;
  }
  return { ok: true, value: found, stamp };
}

async function readEach(parts: ClientParts, ids: string[]): Promise<Read<Advertiser[]>> {
  const found: Advertiser[] = [];
  let stamp = { at: parts.clock.now(), tiktokAt: null as number | null, requestIds: [] as string[] };
  for (const id of ids) {
    const read = await readSome(parts, [id]);
    stamp = read.stamp;
    if (read.ok) found.push(...read.value);
    else if (!isNotOurs(read)) return read;
  }
  return { ok: true, value: found, stamp };
}

async function readSome(parts: ClientParts, ids: string[]): Promise<Read<Advertiser[]>> {
  const query = { advertiser_ids: ids };
  const read = await ask(
    parts,
    { method: 'GET', path: '/advertiser/info/', query, priority: 'click' },
    advertiserListSchema,
  );
  if (!read.ok) return read;
  const value = read.value.list
    .filter(({ advertiser_id: id }) => ids.includes(id))
    .map(({ advertiser_id: id, name, currency, status, timezone, display_timezone }) => ({
      id,
      name,
      currency,
      timezone: [display_timezone, timezone].find((zone) => zone != null && isZone(zone)) ?? timezone,
      status,
    }));
  return { ...read, value };
}

function isNotOurs(read: Read<unknown>): boolean {
  return !read.ok && (read.problem.remedy === 'ask-permission' || read.problem.remedy === 'give-up');
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
