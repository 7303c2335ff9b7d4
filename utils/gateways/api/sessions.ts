import type { Entity } from '@/utils/core/entity';
import type { Stamp, WriteOutcome } from '@/utils/core/evidence';
import type { Session } from '@/utils/core/surroundings';
import type { Priority, Read } from '../gateway';
import { ask } from './ask';
import { call, type ClientParts } from './client';
import { problemOf } from './problems';
import { sessionListSchema } from './schemas';

/** The sessions of a GMV Max campaign that are still there: each has a budget of its own (facts: marketing-api 4.3). */
export async function readSessions(
  parts: ClientParts,
  campaign: Entity,
  priority: Priority,
): Promise<Read<Session[]>> {
  const read = await ask(
    parts,
    {
      method: 'GET',
      path: '/campaign/gmv_max/session/list/',
      query: { advertiser_id: campaign.ref.advertiserId, campaign_id: campaign.ref.id },
      priority,
    },
    sessionListSchema,
  );
  if (!read.ok) return read;
  const sessions = read.value.session_list.map(({ session_id: id, budget }) => ({
    id,
    budget: budget ?? null,
  }));
  return { ...read, value: sessions };
}

/**
 * Deletes one session. TikTok's answer names nothing, so code 0 is all that accepted can mean here: that it is gone
 * the list tells (facts: marketing-api 4.3).
 */
export async function deleteSession(
  parts: ClientParts,
  campaign: Entity,
  id: string,
): Promise<WriteOutcome & { stamp: Stamp }> {
  const called = await call(parts, {
    method: 'POST',
    path: '/campaign/gmv_max/session/delete/',
    body: { advertiser_id: campaign.ref.advertiserId, session_id: id },
    priority: 'click',
  });
  const { stamp } = called;
  if (!called.ok) {
    const outcome = called.problem.remedy === 'read-first' ? 'unknown' : 'rejected';
    return { outcome, problem: called.problem, stamp };
  }
  if (called.partial) return { outcome: 'unknown', problem: problemOf('bad-answer'), stamp };
  return { outcome: 'accepted', stamp };
}
