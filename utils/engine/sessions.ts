import type { Problem } from '@/utils/core/evidence';
import type { Sessions } from '@/utils/gateways/page-session/session';
import type { StandstillDatabase } from '@/utils/store/database';
import type { Engine } from './engine';
import { accessAndWhy } from './accounts';
import type { EngineParts } from './parts';

/** Looks that went the same way are not written down more often than this. Milliseconds. */
const SAME_LOOK_FOR = 15_000;

/** Which sessions were stopped is in the store, so that a worker that starts anew does not go on as if nothing was. */
export function storedSessions(
  db: StandstillDatabase,
  now: () => number,
  told: (advertiserId: string) => void,
): Sessions {
  const newest = new Map<string, { at: number; reason: string | null }>();
  return {
    isStopped: async (advertiserId) => (await db.stoppedSessions.get(advertiserId)) !== undefined,
    stop: async (advertiserId, reason) => {
      const isNew = await db.transaction('rw', db.stoppedSessions, async () => {
        if ((await db.stoppedSessions.get(advertiserId)) !== undefined) return false;
        await db.stoppedSessions.add({ advertiserId, reason, at: now() });
        return true;
      });
      if (isNew) told(advertiserId);
    },
    looked: async (advertiserId, problem) => {
      const at = now();
      const reason = problem?.reason ?? null;
      const before = newest.get(advertiserId);
      if (before?.reason === reason && Math.abs(at - before.at) < SAME_LOOK_FOR) return;
      newest.set(advertiserId, { at, reason });
      await noteLook(db, advertiserId, at, problem);
    },
  };
}

async function noteLook(
  db: StandstillDatabase,
  advertiserId: string,
  at: number,
  problem: Problem | null,
): Promise<void> {
  const workedAt = problem === null ? at : ((await db.pageLooks.get(advertiserId))?.workedAt ?? null);
  const why = problem === null ? null : { reason: problem.reason, apiCode: problem.apiCode };
  await db.pageLooks.put({ advertiserId, at, problem: why, workedAt });
}

/** Open lists of an account hear what became of the access. */
export async function tellAccess(parts: EngineParts, advertiserId: string): Promise<void> {
  await parts.pushRows({ advertiserId, ...(await accessAndWhy(parts, advertiserId)), rows: [] });
}

/** The person wants us to work through the page again: whatever could not be read is looked at at once. */
export async function resumeSession(engine: Engine, advertiserId: string): Promise<void> {
  const { parts } = engine;
  await parts.db.stoppedSessions.delete(advertiserId);
  await tellAccess(parts, advertiserId);
  await engine.lookAgain(advertiserId);
}
