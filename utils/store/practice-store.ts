import { Dexie } from 'dexie';
import { StandstillDatabase } from './database';

/** No name of the real store begins like this. */
const PREFIX = 'standstill-practice-';

/** A store for one practice in one page, and its end. */
export interface PracticeStore {
  db: StandstillDatabase;
  /** Deletes it. */
  end(): Promise<void>;
}

/**
 * Opens an empty store of its own for a practice. It lives as long as its page: what a page left behind that was
 * closed in the middle is deleted by the next one, which knows by a lock which pages are still there.
 */
export async function openPracticeStore(): Promise<PracticeStore> {
  const name = PREFIX + crypto.randomUUID();
  const release = await holdLock(name);
  await deleteLeftovers();
  const db = new StandstillDatabase(name);
  return {
    db,
    end: async () => {
      await db.delete();
      release();
    },
  };
}

/** Holds the lock of this name until it is released, or the page is gone. */
function holdLock(name: string): Promise<() => void> {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(name, () => new Promise<void>((release) => resolve(() => release())))
      .catch(reject);
  });
}

async function deleteLeftovers(): Promise<void> {
  const { held = [] } = await navigator.locks.query();
  const alive = new Set(held.map(({ name }) => name));
  for (const name of await Dexie.getDatabaseNames()) {
    if (name.startsWith(PREFIX) && !alive.has(name)) await Dexie.delete(name);
  }
}
