import { rank, STAGES, type Verdict } from '@/utils/core/verdict';
import { stageWord } from './names';
import { Moment } from './relative-time';
import { ToneIcon } from './icons';
import { words } from './words';

/** The rungs reached, each with its time, and the next one. Rungs above that are not promised. */
export function StageLadder({ verdict }: { verdict: Verdict }) {
  const reached = STAGES.filter((stage) => verdict.reachedAt[stage] !== undefined);
  const next = verdict.closed ? undefined : STAGES[rank(verdict.stage) + 1];
  return (
    <ol class="ladder" aria-label={words('popup_ladder')}>
      {reached.map((stage) => (
        <li key={stage} class="rung">
          <ToneIcon tone="proven" />
          <span class="rung-word">{stageWord(stage)}</span>
          <Moment at={verdict.reachedAt[stage] ?? 0} />
        </li>
      ))}
      {next !== undefined && (
        <li class="rung rung-next">
          <ToneIcon tone="waiting" />
          <span class="rung-word">{words('popup_next_rung', stageWord(next))}</span>
        </li>
      )}
    </ol>
  );
}
