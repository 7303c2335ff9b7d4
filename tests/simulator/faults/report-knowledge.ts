import type { ArmedFault, Faults, FaultScope } from '../faults';
import type { SimClock } from '../clock';
import type { Settings } from '../settings';
import type { Knowledge } from '../world/slices';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How one report departs from what was spent. */
export interface ReportKnowledge {
  /** What it knows of a campaign. */
  of(campaignId: string): Knowledge;
  /** True where rows are left out. */
  leavesOut(campaignId: string, adGroupId?: string): boolean;
}

/** Turns the lag settings and the armed report faults into what one answer of a report knows. */
export function reportKnowledge(
  faults: Faults,
  settings: Settings,
  clock: SimClock,
  scope: FaultScope,
): ReportKnowledge {
  const frozen = faults.meetRows('report-frozen', scope);
  const late = faults.meetRows('report-late', scope);
  const missing = faults.meetRows('report-rows-missing', scope);
  // These change what there is to know; met here, so that the journal names them.
  for (const name of ['spends-although-off', 'late-spend', 'correction-adds'] as const)
    faults.meetRows(name, scope);
  const { usualLagMinutes, tail } = settings.report;
  return {
    of: (campaignId) => {
      const about = ({ campaignId: only }: ArmedFault) => only === undefined || only === campaignId;
      const at = Math.min(clock.now(), ...frozen.filter(about).map((fault) => fault.armedAt));
      const later = Math.max(0, ...late.filter(about).map((fault) => fault.hours ?? 1));
      return { at: at - later * HOUR, usualLag: usualLagMinutes * MINUTE, tail };
    },
    leavesOut: (campaignId, adGroupId) =>
      missing.some((fault) => {
        if (fault.adGroupId !== undefined) return fault.adGroupId === adGroupId;
        return fault.campaignId === undefined || fault.campaignId === campaignId;
      }),
  };
}
