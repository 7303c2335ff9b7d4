import type { SimClock } from '../clock';
import type { ArmedFault, Faults, FaultScope } from '../faults';
import type { Settings } from '../settings';
import type { Distortion } from '../world/read-view';
import type { Level, WorldAd, WorldAdGroup } from '../world/types';
import type { World } from '../world/world';

const UNKNOWN_STATUS: Record<Level, string> = {
  campaign: 'CAMPAIGN_STATUS_SETTLEMENT_HOLD',
  adgroup: 'ADGROUP_STATUS_SETTLEMENT_HOLD',
  ad: 'AD_STATUS_SETTLEMENT_HOLD',
};

function isAd(child: WorldAdGroup | WorldAd): child is WorldAd {
  return 'adGroupId' in child;
}

function adGroupIdOf(child: WorldAdGroup | WorldAd): string {
  return isAd(child) ? child.adGroupId : child.id;
}

/** How far behind this answer is for one level and campaign: the worst of the lag setting and the armed faults. */
function knowledge(faults: ArmedFault[], settings: Settings, clock: SimClock): Distortion['knowsUntil'] {
  const now = clock.now();
  return (level, campaignId) => {
    let until = now - settings.lagSeconds[level] * 1000;
    for (const fault of faults) {
      if (fault.level !== undefined && fault.level !== level) continue;
      if (fault.campaignId !== undefined && fault.campaignId !== campaignId) continue;
      // Just before arming: a change of that very instant already misses the stale replica.
      until = Math.min(until, fault.seconds === undefined ? fault.armedAt - 1 : now - fault.seconds * 1000);
    }
    return until;
  };
}

function matches(fault: ArmedFault, campaignId: string, adGroupId: string | undefined): boolean {
  if (fault.adGroupId !== undefined) return fault.adGroupId === adGroupId;
  return fault.campaignId === undefined || fault.campaignId === campaignId;
}

/** Turns the lag settings and the armed read faults into the distortion of one answer. */
export function distortionFor(
  faults: Faults,
  settings: Settings,
  clock: SimClock,
  world: World,
  scope: FaultScope,
): Distortion {
  const stale = faults.meetRows('stale-reads', scope);
  const flipFlop = faults.meetRows('flip-flop-reads', scope).filter((fault) => fault.met % 2 === 1);
  const delivering = faults.meetRows('delivers-although-off', scope);
  const leftOn = faults.meetRows('child-left-on', scope);
  const unknown = faults.meetRows('unknown-status', scope);

  return {
    knowsUntil: knowledge([...stale, ...flipFlop], settings, clock),
    ignoresParents: (_level, child) => {
      const adGroupId = adGroupIdOf(child);
      if (delivering.some((fault) => matches(fault, child.campaignId, adGroupId))) return true;
      return leftOn.some((fault) => {
        if (!matches(fault, child.campaignId, adGroupId)) return false;
        return fault.adGroupId !== undefined || world.adGroupsOf(child.campaignId)[0]?.id === adGroupId;
      });
    },
    secondaryStatus: (level, entity, derived) => {
      const child = 'campaignId' in entity ? entity : undefined;
      const adGroupId = child && adGroupIdOf(child);
      const campaignId = child ? child.campaignId : entity.id;
      const hit = unknown.some((fault) => {
        const wanted = fault.level ?? (fault.adGroupId === undefined ? 'campaign' : 'adgroup');
        return wanted === level && matches(fault, campaignId, adGroupId);
      });
      return hit ? UNKNOWN_STATUS[level] : derived;
    },
  };
}
