import type { KnownAdvertiser } from '@/utils/store/database';
import type { AccessNow } from './use-access';

/** How TikTok is reached: by a connection, one that is refused, only through the signed-in page, or not at all. */
export type Reach = 'connected' | 'revoked' | 'page' | 'none';

export function reachOf({ connection, advertisers }: Pick<AccessNow, 'connection' | 'advertisers'>): Reach {
  if (connection !== null) return connection.state === 'connected' ? 'connected' : 'revoked';
  return advertisers.length === 0 ? 'none' : 'page';
}

/** Whether TikTok can be asked about an account now; else what was read last is all there is. */
export function canAsk(
  account: KnownAdvertiser,
  { connections, stopped }: Pick<AccessNow, 'connections' | 'stopped'>,
): boolean {
  if (account.gateway !== 'page-session') {
    return connections.some(({ gateway, state }) => gateway === account.gateway && state === 'connected');
  }
  return stopped.every(({ advertiserId }) => advertiserId !== account.id);
}
