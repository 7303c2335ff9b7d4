import type { LoggedChange } from '@/utils/core/evidence';
import type { History } from '@/utils/core/history';
import { turnedOn } from '@/utils/core/turned-on';
import type { Verdict } from '@/utils/core/verdict';
import { gapWords } from '../orders/gap-words';
import { words, type MessageKey } from '../words';
import { Section } from './section';
import { TimeCells, TimeHeads } from './times';
import { accountTime, type Zones } from './zones';

/** Whether it was turned on again, who did it, and every change of its switch that TikTok tells. */
export function TurnedOnPart({ history, zones }: { history: History; zones: Zones }) {
  const on = turnedOn(history);
  const newest = history.changes.at(-1);
  return (
    <Section id="turned-on" title={words('report_turned_on')}>
      {on === null ? (
        <p>{words('report_turned_on_never')}</p>
      ) : (
        <p>
          {words('report_turned_on_seen', accountTime(on.lastOffAt, zones), accountTime(on.seenAt, zones))}{' '}
          {on.change === null ? words('report_by_nobody_tells') : words(byKey(on.change), on.change.by.name)}
        </p>
      )}
      {newest !== undefined && newest.changes.length > 0 && (
        <div class="table-place" tabIndex={0} role="group" aria-labelledby="turned-on-title">
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{words('report_change')}</th>
                <th scope="col">{words('report_by')}</th>
                <TimeHeads zones={zones} />
              </tr>
            </thead>
            <tbody>
              {newest.changes.map((change, index) => (
                <tr key={index}>
                  <th scope="row">{words(`report_changed_${change.to}` as MessageKey)}</th>
                  <td>
                    {words(`report_who_${change.by.kind}` as MessageKey)} <bdi>{change.by.name}</bdi>
                  </td>
                  <TimeCells at={change.at} zones={zones} />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

function byKey({ by }: LoggedChange): MessageKey {
  return by.kind === 'unknown' ? 'report_by_nobody_tells' : `report_by_${by.kind}`;
}

/** When nobody watched. */
export function GapsPart({ verdict, zones }: { verdict: Verdict; zones: Zones }) {
  const time = (at: number) => accountTime(at, zones);
  return (
    <Section id="gaps" title={words('report_gaps')}>
      {verdict.gaps.length === 0 && <p>{words('report_gaps_none')}</p>}
      <ul class="plain-list">
        {verdict.gaps.map(({ from, to, reason }) => (
          <li key={from}>
            {to === null
              ? words('popup_gap_open', time(from), words(gapWords(reason)))
              : words('popup_gap', time(from), time(to), words(gapWords(reason)))}
          </li>
        ))}
      </ul>
    </Section>
  );
}
