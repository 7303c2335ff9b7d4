import type { Problem } from '@/utils/core/evidence';
import type { GatewayName } from '@/utils/core/gateway-name';
import type { Connection } from '@/utils/store/database';
import { handOver } from './hand-over';
import type { EngineParts } from './parts';

/** The person hears of the end of a consent so long before it. Milliseconds. */
const REMIND_BEFORE = 3 * 24 * 60 * 60_000;

/** That an access works is remembered anew only after so long. Milliseconds. */
const CHECK_LASTS = 60_000;

/**
 * Remembers that TikTok refused our access, so that every face can say so, and lets another one take over. Other
 * problems are not about access.
 */
export async function noteProblem(parts: EngineParts, gateway: GatewayName, problem: Problem): Promise<void> {
  if (problem.remedy !== 'sign-in') return;
  if (await setState(parts, gateway, 'revoked')) await handOver(parts, gateway);
}

/** Remembers that TikTok answered with our access. */
export async function noteWorking(parts: EngineParts, gateway: GatewayName): Promise<void> {
  await setState(parts, gateway, 'connected');
}

/** Whether it was in another state before. */
async function setState(
  parts: EngineParts,
  gateway: GatewayName,
  state: 'connected' | 'revoked',
): Promise<boolean> {
  const { db, clock } = parts;
  // Nearly always nothing changes, and then nothing is locked.
  const known = await db.connections.get(gateway);
  if (known === undefined || (known.state === state && !isOld(known, clock.now()))) return false;
  return db.transaction('rw', db.connections, async () => {
    const connection = await db.connections.get(gateway);
    if (connection === undefined) return false;
    const after: Connection = { ...connection, state, checkedAt: clock.now() };
    // What was told to be over works again, so its end is still to come.
    if (state === 'connected' && after.reminded === 'over') delete after.reminded;
    await db.connections.put(after);
    return connection.state !== state;
  });
}

/** A refusal stays of the moment it was first heard. */
function isOld({ state, checkedAt }: Connection, now: number): boolean {
  return state === 'connected' && Math.abs(now - checkedAt) >= CHECK_LASTS;
}

/**
 * Keeps every access alive that runs out by itself, and tells the person in time when it cannot be kept any longer: what
 * watches must not fall silent unnoticed. When to do so again, our clock; null for never.
 */
export async function keepAccess(parts: EngineParts): Promise<number | null> {
  const times: number[] = [];
  for (const gateway of Object.values(parts.gateways)) {
    const kept = await gateway.keep?.();
    if (kept === undefined) continue;
    if (kept.problem !== null) await noteProblem(parts, gateway.name, kept.problem);
    if (kept.next !== null) times.push(kept.next);
    const remindAt = await remindOfTheEnd(parts, gateway.name, kept.endsAt);
    if (remindAt !== null) times.push(remindAt);
  }
  return times.length === 0 ? null : Math.min(...times);
}

/** Tells once that the end is near, and once that it came. When there may be something to tell, or null. */
async function remindOfTheEnd(
  { db, clock, remind }: EngineParts,
  gateway: GatewayName,
  endsAt: number | null,
): Promise<number | null> {
  const connection = await db.connections.get(gateway);
  if (connection === undefined || endsAt === null) return null;
  if (connection.endsAt !== endsAt) await db.connections.update(gateway, { endsAt });
  const now = clock.now();
  const due = connection.state === 'revoked' ? 'over' : endsAt - REMIND_BEFORE <= now ? 'soon' : null;
  if (due === null) return endsAt - REMIND_BEFORE;
  if (connection.reminded !== due && connection.reminded !== 'over') {
    await db.connections.update(gateway, { reminded: due });
    await remind({ gateway, endsAt, is: due });
  }
  return null;
}
