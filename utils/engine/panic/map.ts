import { entityKey, type Entity } from '@/utils/core/entity';
import type { Problem } from '@/utils/core/evidence';
import { problemSaid } from '@/utils/core/verdict';
import type { PanicAccount, PanicRun } from '@/utils/store/database';
import { noteProblem, noteWorking } from '../access';
import { gatewayOf } from '../accounts';
import { forgetOthers } from '../campaigns';
import { remember } from '../known-entities';
import type { EngineParts } from '../parts';
import { itemsOfStop, itemsOfUndo } from './items';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** A list that cannot be read for now is tried again so long after; then the person has to. Milliseconds. */
const TRY_AGAIN_AFTER = [15 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 20 * MINUTE];
/** No list waits longer for its next try. Milliseconds. */
export const LONGEST_WAIT = Math.max(...TRY_AGAIN_AFTER);

/** Reads the account's list and stores what it told, and what is to be done about each campaign; null where it could not. */
export async function readMap(
  parts: EngineParts,
  run: PanicRun,
  account: PanicAccount,
): Promise<PanicAccount | null> {
  const { db } = parts;
  const { advertiserId, key } = account;
  const gateway = await gatewayOf(parts, advertiserId);
  if (gateway === null) {
    await db.panicAccounts.update(key, { open: 0, problem: { key: 'problem_not_connected', values: {} } });
    return null;
  }
  const listed = await gateway.listCampaigns(advertiserId, 'many');
  if (!listed.ok) {
    await noteProblem(parts, gateway.name, listed.problem);
    await unread(parts, run, account, listed.problem);
    return null;
  }
  await noteWorking(parts, gateway.name);
  await remember(parts, listed.value, listed.stamp.at);
  await forgetOthers(parts, advertiserId, new Set(listed.value.map(({ ref }) => entityKey(ref))));
  // The page's lists do not tell the kind; what TikTok once told of it is kept.
  const entities = await knownAs(parts, listed.value);
  const items =
    run.action === 'stop'
      ? await itemsOfStop(parts, entities)
      : await itemsOfUndo(parts, run, advertiserId, entities);
  return db.transaction('rw', db.panicAccounts, async () => {
    // It may have been taken back in the meantime.
    if ((await db.panicAccounts.get(key))?.open !== 1) return null;
    const change = { state: 'mapped', problem: null, readAt: listed.stamp.at, items } as const;
    await db.panicAccounts.update(key, change);
    return { ...account, ...change };
  });
}

async function knownAs({ db }: EngineParts, listed: Entity[]): Promise<Entity[]> {
  const known = await db.entities.bulkGet(listed.map(({ ref }) => entityKey(ref)));
  return listed.map((entity, index) => ({ ...entity, kind: known[index]?.kind ?? entity.kind }));
}

/** Says that a list could not be read; what may pass by itself is tried again, but no undo is. */
async function unread(
  { db, clock }: EngineParts,
  run: PanicRun,
  { key, tries }: PanicAccount,
  problem: Problem,
): Promise<void> {
  const passes = problem.remedy === 'retry-later' || problem.remedy === 'read-first';
  const wait = passes && run.action === 'stop' ? TRY_AGAIN_AFTER[tries] : undefined;
  await db.panicAccounts.update(key, {
    problem: problemSaid(problem),
    tries: tries + 1,
    ...(wait === undefined ? { open: 0 } : { dueAt: clock.now() + wait }),
  });
}
