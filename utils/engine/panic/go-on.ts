import type { PanicAccount } from '@/utils/store/database';
import { each } from '../each';
import { LONGEST_WAIT, readMap } from './map';
import { order, type PanicWorker } from './order';

/** So many accounts are worked on at a time. One that does not answer holds up no other. */
const ACCOUNTS_AT_ONCE = 4;
/** Nobody wants an old wish to spend money later: what an undo has not begun by then it leaves. Milliseconds. */
const UNDO_STALE_AFTER = 10 * 60_000;

/**
 * Goes on with every run where it was, and gives when one is to be tried again; -1 for never. What is stored says
 * how far it came: before the map nothing was done, after it each order is in the store or was not sent.
 */
export async function goOnWithPanics(worker: PanicWorker): Promise<number> {
  const { db, clock, locked } = worker.parts;
  const open = await db.panicAccounts.where('open').equals(1).toArray();
  if (open.length === 0) return -1;
  const due = open.filter((account) => isDue(account, clock.now()));
  await each(due, ACCOUNTS_AT_ONCE, ({ key }) => locked(`panic:${key}`, () => workOn(worker, key)));
  const later = await db.panicAccounts.where('open').equals(1).toArray();
  return later.length === 0 ? -1 : Math.min(...later.map(({ dueAt }) => dueAt));
}

/** After the clock was set back, what is due by the old time would wait for the old time to come again. */
function isDue({ dueAt }: PanicAccount, now: number): boolean {
  return dueAt <= now || dueAt > now + LONGEST_WAIT;
}

async function workOn(worker: PanicWorker, key: string): Promise<void> {
  const { parts } = worker;
  const { db, clock } = parts;
  const account = await db.panicAccounts.get(key);
  const run = account === undefined ? undefined : await db.panics.get(account.runId);
  if (account?.open !== 1 || !isDue(account, clock.now()) || run === undefined) return;
  // After our clock was set back nobody knows how long ago it was pressed.
  if (run.action === 'resume' && Math.abs(clock.now() - run.at) > UNDO_STALE_AFTER) {
    await db.panicAccounts.update(key, { open: 0, problem: { key: 'panic_too_late', values: {} } });
    return;
  }
  const mapped = account.state === 'waiting' ? await readMap(parts, run, account) : account;
  if (mapped !== null) await order(worker, run, mapped);
}
