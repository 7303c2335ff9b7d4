import type { PanicAccount, PanicRun } from '@/utils/store/database';
import type { EngineParts } from '../parts';

/**
 * Stores the wish to stop everything in these accounts, before TikTok is asked for anything. Asked twice it is one
 * run. An undo that is still under way in them ends: it would resume again what is stopped.
 */
export async function beginStop(parts: EngineParts, runId: string, advertiserIds: string[]): Promise<void> {
  const { db } = parts;
  await db.transaction('rw', db.panics, db.panicAccounts, db.advertisers, async () => {
    if ((await db.panics.get(runId)) !== undefined) return;
    const open = await db.panicAccounts.where('open').equals(1).toArray();
    for (const { key, runId: other, advertiserId } of open) {
      const isUndo = (await db.panics.get(other))?.action === 'resume';
      if (isUndo && advertiserIds.includes(advertiserId)) await db.panicAccounts.update(key, { open: 0 });
    }
    const run = { id: runId, action: 'stop', undoes: null, undoneBy: null, at: parts.clock.now() } as const;
    await begin(parts, run, advertiserIds);
  });
}

/** Stores the wish to undo a stop of everything in all its accounts. Of a run that is not there nothing is undone. */
export async function beginUndo(parts: EngineParts, runId: string, undoes: string): Promise<void> {
  const { db } = parts;
  await db.transaction('rw', db.panics, db.panicAccounts, db.advertisers, async () => {
    const stop = await db.panics.get(undoes);
    if (stop?.action !== 'stop' || (await db.panics.get(runId)) !== undefined) return;
    const accounts = await db.panicAccounts.where('runId').equals(undoes).toArray();
    // What was not stopped by then stays as it is.
    await db.panics.update(undoes, { undoneBy: runId });
    await db.panicAccounts.where('runId').equals(undoes).modify({ open: 0 });
    const mapped = accounts.filter(({ state }) => state !== 'waiting');
    await begin(
      parts,
      { id: runId, action: 'resume', undoes, undoneBy: null, at: parts.clock.now() },
      mapped.map(({ advertiserId }) => advertiserId),
    );
  });
}

async function begin({ db }: EngineParts, run: PanicRun, advertiserIds: readonly string[]): Promise<void> {
  await db.transaction('rw', db.panics, db.panicAccounts, db.advertisers, async () => {
    if ((await db.panics.get(run.id)) !== undefined) return;
    await db.panics.add(run);
    const ids = [...new Set(advertiserIds)];
    const known = await db.advertisers.bulkGet(ids);
    await db.panicAccounts.bulkAdd(
      ids.map((advertiserId, index): PanicAccount => ({
        key: `${run.id}/${advertiserId}`,
        runId: run.id,
        advertiserId,
        name: known[index]?.name ?? advertiserId,
        currency: known[index]?.currency ?? '',
        state: 'waiting',
        open: 1,
        problem: null,
        tries: 0,
        dueAt: run.at,
        readAt: null,
        items: [],
      })),
    );
  });
}

/** The person wants an account that could not be worked on to be tried again now. */
export async function tryAgain(
  { db, clock }: EngineParts,
  runId: string,
  advertiserId: string,
): Promise<void> {
  const key = `${runId}/${advertiserId}`;
  await db.transaction('rw', db.panics, db.panicAccounts, async () => {
    const run = await db.panics.get(runId);
    const account = await db.panicAccounts.get(key);
    if (run?.undoneBy !== null || account === undefined || account.problem === null) return;
    await db.panicAccounts.update(key, { open: 1, tries: 0, dueAt: clock.now() });
  });
}
