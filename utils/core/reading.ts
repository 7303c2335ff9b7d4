import type { Entity, Material } from './entity';
import { provenAt, type Stamp } from './evidence';
import { EQUAL_READS_APART } from './ladder';
import { classOf } from './status';
import { findingOf, type Tree, type TreeState } from './tree';

/**
 * What one read of the switch says.
 * - `off`: the switch is off and TikTok's status agrees
 * - `on`: the switch is on
 * - `running`: the switch is off, yet TikTok says that it delivers
 * - `may-resume`: the switch is off, yet TikTok gives another reason that clears by itself
 * - `unprovable`: the status is missing or unknown to us
 * - `missing`: TikTok does not list it any more
 */
export type ReadState = 'off' | 'on' | 'running' | 'may-resume' | 'unprovable' | 'missing';

export interface SwitchReading {
  state: ReadState;
  /** TikTok lists it as deleted. */
  deleted: boolean;
  /** TikTok gives a reason why it does not deliver that clears by itself, whatever the switch says. */
  waits: boolean;
  /** Two readings are equal when this is equal. */
  fingerprint: string;
  /** TikTok's raw status, for the sentence. */
  status: string;
  /** Of a Smart+ ad: its materials that are on; null where that is not told. */
  materialsOn: readonly Material[] | null;
  seq: number;
  stamp: Stamp;
}

export function readingOf(
  entity: Entity | null,
  { seq, stamp }: { seq: number; stamp: Stamp },
): SwitchReading {
  if (entity === null) {
    return {
      state: 'missing',
      deleted: false,
      waits: false,
      fingerprint: 'missing',
      status: '',
      materialsOn: null,
      seq,
      stamp,
    };
  }
  return {
    state: stateOf(entity),
    deleted: entity.switch === 'deleted',
    waits: classOf(entity.ref.level, entity.status) === 'may-resume',
    fingerprint: `${entity.switch}/${entity.status ?? ''}`,
    status: entity.status ?? '',
    materialsOn: entity.materialsOn ?? null,
    seq,
    stamp,
  };
}

/** What the levels below say of a campaign that is stopped through its ad groups. */
export function readingOfParts({ seq, stamp, ...tree }: Tree & { seq: number; stamp: Stamp }): SwitchReading {
  const { state, node } = findingOf(tree);
  const fingerprint = tree.nodes.map(({ id, status }) => `${id}/${status ?? ''}`).join(' ');
  return {
    state: STATE_OF_PARTS[state],
    deleted: false,
    waits: state === 'may-resume',
    fingerprint,
    status: node?.status ?? '',
    materialsOn: null,
    seq,
    stamp,
  };
}

const STATE_OF_PARTS: Record<TreeState, ReadState> = {
  running: 'on',
  unprovable: 'unprovable',
  'may-resume': 'may-resume',
  incomplete: 'unprovable',
  empty: 'unprovable',
  'nothing-can-run': 'off',
};

function stateOf(entity: Entity): ReadState {
  const status = classOf(entity.ref.level, entity.status);
  if (entity.switch === 'on') return 'on';
  if (entity.switch !== 'off' && entity.switch !== 'deleted') return 'unprovable';
  switch (status) {
    case 'off':
    case 'ended':
      return 'off';
    case 'running':
      return 'running';
    case 'may-resume':
      return 'may-resume';
    case 'unknown':
    case 'absent':
      return 'unprovable';
  }
}

/** A stretch of readings in a row that say the same, and whether two equal ones are far enough apart. */
export interface Run {
  state: ReadState;
  first: SwitchReading;
  last: SwitchReading;
  /** The first of its newest readings that agree whether it waits. */
  alikeSince: SwitchReading;
  /** How many readings it has. */
  length: number;
  /** The reading that made the state believable, or null while it is not. */
  established: SwitchReading | null;
}

/**
 * Cuts readings into runs of one state. A state is believable after two equal readings at least
 * `EQUAL_READS_APART` apart in TikTok's time with no other state between (facts: marketing-api 16, L1).
 *
 * @param readings oldest first
 */
export function runsOf(readings: SwitchReading[]): Run[] {
  const runs: Run[] = [];
  let firstOfKind = new Map<string, number>();
  for (const reading of readings) {
    let run = runs.at(-1);
    if (run === undefined || run.state !== reading.state) {
      run = {
        state: reading.state,
        first: reading,
        last: reading,
        alikeSince: reading,
        length: 0,
        established: null,
      };
      firstOfKind = new Map();
      runs.push(run);
    }
    if (run.last.waits !== reading.waits) run.alikeSince = reading;
    run.last = reading;
    run.length++;
    // An answer without a date says what is, but not when: it cannot make anything believable.
    if (reading.stamp.dated === false) continue;
    const since = firstOfKind.get(reading.fingerprint);
    if (since === undefined) {
      firstOfKind.set(reading.fingerprint, provenAt(reading.stamp));
    } else if (run.established === null && provenAt(reading.stamp) - since >= EQUAL_READS_APART) {
      run.established = reading;
    }
  }
  return runs;
}
