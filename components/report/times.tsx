import { formatExact } from '../format-time';
import { readerLocale, words } from '../words';
import { columnsOf, type Zones } from './zones';

/** Headings of the columns of times: the account's clock, and the reader's where that is another one. */
export function TimeHeads({ zones }: { zones: Zones }) {
  const heads = columnsOf(zones);
  return (
    <>
      {heads.map((zone) => (
        <th key={zone} scope="col" class="time-head">
          {words(zone === zones.account ? 'report_time_account' : 'report_time_own')}
          <span class="zone">
            <bdi>{zone}</bdi>
          </span>
        </th>
      ))}
    </>
  );
}

/** A moment in each of those columns. */
export function TimeCells({ at, zones }: { at: number; zones: Zones }) {
  return (
    <>
      {columnsOf(zones).map((zone) => (
        <td key={zone} class="time-cell">
          <time dateTime={new Date(at).toISOString()}>{formatExact(at, readerLocale(), zone)}</time>
        </td>
      ))}
    </>
  );
}
