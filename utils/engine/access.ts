import type { Problem } from '@/utils/core/evidence';
import type { GatewayName } from '@/utils/core/gateway-name';
import type { EngineParts } from './parts';

/** Remembers that TikTok refused our access, so that every face can say so. Other problems are not about access. */
export async function noteProblem(parts: EngineParts, gateway: GatewayName, problem: Problem): Promise<void> {
  if (problem.remedy !== 'sign-in') return;
  await setState(parts, gateway, 'revoked');
}

/** Remembers that TikTok answered with our access. */
export async function noteWorking(parts: EngineParts, gateway: GatewayName): Promise<void> {
  await setState(parts, gateway, 'connected');
}

async function setState(
  parts: EngineParts,
  gateway: GatewayName,
  state: 'connected' | 'revoked',
): Promise<void> {
  const { db, clock } = parts;
  // Nearly always nothing changes, and then nothing is locked.
  if ((await db.connections.get(gateway))?.state === state) return;
  await db.transaction('rw', db.connections, async () => {
    if ((await db.connections.get(gateway)) === undefined) return;
    await db.connections.update(gateway, { state, checkedAt: clock.now() });
  });
}
