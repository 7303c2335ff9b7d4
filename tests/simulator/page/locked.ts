import type { Settings } from '../settings';
import type { WorldCampaign } from '../world/types';

/** Kinds that Ads Manager shows but cannot switch; Promote only where the settings say so (facts: marketing-api 4). */
const LOCKED = new Set<WorldCampaign['kind']>(['promote', 'reach-frequency', 'topview']);

export function isLocked({ kind }: WorldCampaign, { session }: Settings): boolean {
  return LOCKED.has(kind) && !(kind === 'promote' && session.promoteSwitch);
}
