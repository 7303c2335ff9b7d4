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
  await db.transaction('rw', db.connections, async () => {
    const connection = await db.connections.get(gateway);
    if (connection === undefined || connection.state === state) return;
    await db.connections.update(gateway, { state, checkedAt: clock.now() });
  });
}
