import { inEnglish } from '../support/english';
import type { Rig } from '../support/rig';
import type { ArmFault } from '../simulator/faults';

/** One promotion of the demo: what is pressed beside it, what goes wrong, and what must come of it. */
export interface Part {
  name: string;
  action: 'pause' | 'end';
  /** What TikTok does wrong, and in words. */
  fault?: Omit<ArmFault, 'campaign'>;
  story: string;
  /** The verdict in the end, as the chip says it. */
  verdict: string;
  /** What the chip must have said on the way there. */
  onTheWay?: string;
}

const NO_PART_CAN_DELIVER = inEnglish('common_stage_nothing_can_run');

/** In the order they are pressed: what takes longest goes first, so that the waits overlap. */
export const PARTS: readonly Part[] = [
  {
    name: 'Always-on catalogue (many ad groups)',
    action: 'pause',
    fault: { name: 'write-ignored' },
    story: 'TikTok answers OK and changes nothing',
    verdict: inEnglish('common_flag_still_running'),
    onTheWay: inEnglish('common_stage_accepted'),
  },
  {
    name: 'Smart+ Web conversions',
    action: 'pause',
    fault: { name: 'write-lost-after', times: 1 },
    story: 'TikTok switches it off, but its answer is lost on the way',
    verdict: NO_PART_CAN_DELIVER,
    onTheWay: inEnglish('common_flag_outcome_unknown'),
  },
  {
    name: 'Spring Sale – Prospecting',
    action: 'pause',
    story: 'nothing goes wrong',
    verdict: NO_PART_CAN_DELIVER,
  },
  {
    name: 'Spring Sale – Retargeting',
    action: 'end',
    story: 'nothing goes wrong, and it is held off',
    verdict: NO_PART_CAN_DELIVER,
  },
];

/** Puts the promotions on top of the list and arms what goes wrong; gives their ids by name. */
export function prepare(rig: Rig): Map<string, string> {
  const ids = new Map<string, string>();
  for (const { name, fault } of PARTS) {
    const { id } = rig.onTop(name);
    ids.set(name, id);
    if (fault) rig.simulator.faults.arm({ ...fault, campaign: id });
  }
  return ids;
}
