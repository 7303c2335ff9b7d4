import { rank, STAGES, type Verdict } from '@/utils/core/verdict';
import { ToneIcon } from '../icons';
import { stageWord } from '../names';
import { words, type MessageKey } from '../words';
import { Section } from './section';
import { TimeCells, TimeHeads } from './times';
import { columnsOf, type Zones } from './zones';

/** Every rung with when it was reached, on the account's clock and the reader's, and what it means. */
export function LadderPart(props: {
  verdict: Verdict;
  /** It was turned on again: what had been proved before that does not hold any more. */
  wasUndone: boolean;
  zones: Zones;
}) {
  const { verdict, wasUndone, zones } = props;
  if (verdict.action === 'resume') return null;
  return (
    <Section id="ladder" title={words('report_ladder')}>
      <p class="quiet-line">{words('report_ladder_what')}</p>
      <div class="table-place" tabIndex={0} role="group" aria-labelledby="ladder-title">
        <table class="table ladder-table">
          <thead>
            <tr>
              <th scope="col">{words('report_stage')}</th>
              <TimeHeads zones={zones} />
            </tr>
          </thead>
          <tbody>
            {STAGES.map((stage) => {
              const at = verdict.reachedAt[stage];
              const held = rank(stage) <= rank(verdict.stage);
              return (
                <tr key={stage} class={at === undefined ? 'not-reached' : ''}>
                  <th scope="row">
                    <span class="stage-name">
                      <ToneIcon tone={at !== undefined && held ? 'proven' : 'waiting'} />
                      {stageWord(stage)}
                    </span>
                    <span class="stage-means">
                      {words(`report_means_${stage.replaceAll('-', '_')}` as MessageKey)}
                    </span>
                  </th>
                  {at === undefined ? (
                    <td colSpan={columnsOf(zones).length}>
                      {words(wasUndone ? 'report_not_any_more' : 'report_not_reached')}
                    </td>
                  ) : (
                    <TimeCells at={at} zones={zones} />
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
