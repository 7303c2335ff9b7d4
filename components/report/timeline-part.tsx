import type { TimelineEntry } from '@/utils/core/report/timeline';
import { flagWord } from '../names';
import { formatExact } from '../format-time';
import { readerLocale, say, words } from '../words';
import { Section } from './section';
import { TimeCells, TimeHeads } from './times';
import type { Zones } from './zones';

/** What was sent, answered and read, oldest first. */
export function TimelinePart({ entries, zones }: { entries: readonly TimelineEntry[]; zones: Zones }) {
  return (
    <Section id="timeline" title={words('report_timeline')}>
      <p class="quiet-line">{words('report_timeline_what')}</p>
      <div class="table-place" tabIndex={0} role="group" aria-labelledby="timeline-title">
        <table class="table timeline">
          <thead>
            <tr>
              <TimeHeads zones={zones} />
              <th scope="col">{words('report_event')}</th>
              <th scope="col">{words('report_request_ids')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.seq}>
                <TimeCells at={entry.from} zones={zones} />
                <td class="event">
                  {say(entry.said)}
                  {entry.why !== null && ` ${say(entry.why)}`}
                  {entry.flag !== null && ` ${flagWord(entry.flag)}`}
                  {entry.quoted !== null && <q class="quoted">{entry.quoted}</q>}
                  {entry.times > 1 && <Again entry={entry} zones={zones} />}
                </td>
                <td class="request-ids">
                  <RequestIds ids={entry.requestIds} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function Again({ entry: { times, to }, zones }: { entry: TimelineEntry; zones: Zones }) {
  const last = formatExact(to, readerLocale(), zones.account ?? zones.own);
  return <span class="again">{words('report_again', times, last)}</span>;
}

/** The first, and how many more there are; all of them are in the raw evidence and in the exports. */
function RequestIds({ ids: [first, ...more] }: { ids: readonly string[] }) {
  if (first === undefined) return <>–</>;
  return (
    <>
      <bdi class="id">{first}</bdi>
      {more.length > 0 && ` ${words('report_more_ids', more.length)}`}
    </>
  );
}
