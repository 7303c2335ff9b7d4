import type { SwitchReading } from '@/utils/core/reading';
import { provenAt } from '@/utils/core/evidence';
import type { LevelsRead } from '@/utils/core/report/levels-read';
import { words, type MessageKey } from '../words';
import { Section } from './section';
import { accountTime, type Zones } from './zones';

/** More than anybody reads here; all of them are in the raw evidence. */
const MOST_NAMED = 50;

export interface LevelsPartProps {
  own: SwitchReading | null;
  levels: LevelsRead | null;
  zones: Zones;
}

/** Which levels were read, how many of each can never deliver by themselves, and the others by name. */
export function LevelsPart({ own, levels, zones }: LevelsPartProps) {
  return (
    <Section id="levels" title={words('report_levels')}>
      <p>
        {own === null
          ? words('report_own_not_read')
          : words(
              `report_own_${own.state.replaceAll('-', '_')}` as MessageKey,
              accountTime(provenAt(own.stamp), zones),
              own.status || '–',
            )}
      </p>
      {levels === null ? (
        <p class="quiet-line">{words('report_levels_none')}</p>
      ) : (
        <>
          <p>
            {words(
              levels.complete ? 'report_levels_complete' : 'report_levels_incomplete',
              accountTime(levels.readAt, zones),
            )}
          </p>
          <div class="table-place" tabIndex={0} role="group" aria-labelledby="levels-title">
            <table class="table figures levels">
              <thead>
                <tr>
                  <th scope="col">{words('report_level')}</th>
                  <th scope="col" class="figure-head">
                    {words('report_read')}
                  </th>
                  <th scope="col" class="figure-head">
                    {words('report_still')}
                  </th>
                  <th scope="col" class="figure-head">
                    {words('report_others')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {levels.levels.map(({ level, count, still, others }) => (
                  <tr key={level} class={others.length > 0 ? 'is-leak' : ''}>
                    <th scope="row">{words(`report_levels_${level}` as MessageKey)}</th>
                    <td class="figure">{count}</td>
                    <td class="figure">{still}</td>
                    <td class="figure">{others.length}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Others levels={levels} />
        </>
      )}
    </Section>
  );
}

function Others({ levels: { levels } }: { levels: LevelsRead }) {
  const others = levels.flatMap((level) => level.others);
  if (others.length === 0) return null;
  return (
    <ul class="plain-list">
      {others.slice(0, MOST_NAMED).map(({ node, state }) => (
        <li key={`${node.level}/${node.id}`}>
          {words(`report_level_${node.level}` as MessageKey)} <bdi>{node.name}</bdi>{' '}
          <bdi class="id">{node.id}</bdi>: {words(`report_state_${state.replaceAll('-', '_')}` as MessageKey)}
          {node.status !== null && <code class="status-code">{node.status}</code>}
        </li>
      ))}
      {others.length > MOST_NAMED && <li>{words('report_more', others.length - MOST_NAMED)}</li>}
    </ul>
  );
}
