import * as z from 'zod/mini';
import type { Carry } from '../api/client';
import { problemOf } from '../api/problems';
import type { Clock } from '../clock';
import type { Read } from '../gateway';
import { idSchema } from '../reading/ids';

const listSchema = z.object({ list: z.array(z.object({ advertiser_id: idSchema })) });

/** The ids of all ad accounts that the login reaches, which may be thousands, or none (facts: mcp 3.2). */
export async function listAdvertisers({ carry }: { carry: Carry; clock: Clock }): Promise<Read<string[]>> {
  const called = await carry({
    method: 'GET',
    path: '/oauth2/advertiser/get/',
    query: {},
    priority: 'click',
  });
  if (!called.ok) return called;
  const parsed = listSchema.safeParse(called.data);
  if (!parsed.success || called.partial)
    return { ok: false, problem: problemOf('bad-answer'), stamp: called.stamp };
  return {
    ok: true,
    value: [...new Set(parsed.data.list.map(({ advertiser_id: id }) => id))],
    stamp: called.stamp,
  };
}
