import { canBeSwitchedOff, entityKey } from '@/utils/core/entity';
import type { Sentence } from '@/utils/core/verdict';
import type { GatewayName } from '@/utils/core/gateway-name';
import type { Press } from '@/utils/wire/page-commands';
import { accessTo, gatewayOf } from './accounts';
import type { EngineParts } from './parts';

/**
 * Through which gateway a press goes, or why it cannot. Whatever reaches the account acts; what the API cannot
 * switch, such as a Promote, is switched by its row's own switch where the press came from a row that has one.
 *
 * @param fromRow whether it was pressed beside a row of Ads Manager
 */
export async function routeOf(
  parts: EngineParts,
  press: Press,
  fromRow: boolean,
): Promise<{ gateway: GatewayName } | { refused: Sentence }> {
  const { advertiserId } = press.ref;
  const access = await accessTo(parts, advertiserId);
  const gateway = access === 'connected' ? await gatewayOf(parts, advertiserId) : null;
  if (gateway === null) return { refused: sentence(access) };
  const known = await parts.db.entities.get(entityKey(press.ref));
  const bySwitch = fromRow && known !== undefined && !canBeSwitchedOff(known.kind);
  if (!bySwitch || parts.gateways['page-session'] === undefined) return { gateway: gateway.name };
  const isStopped = (await parts.db.stoppedSessions.get(advertiserId)) !== undefined;
  return isStopped ? { refused: sentence('session-stopped') } : { gateway: 'page-session' };
}

function sentence(access: string): Sentence {
  return { key: `refusal_${access.replaceAll('-', '_')}`, values: {} };
}
