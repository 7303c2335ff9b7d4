import { useMemo } from 'preact/hooks';
import type { Bucket, SpendCurve } from '@/utils/core/report/spend-curve';
import type { VerdictMoney } from '@/utils/core/verdict';
import { Money } from '../money';
import { OrderMoney } from '../orders/order-money';
import { words, type MessageKey } from '../words';
import { Section } from './section';
import { SpendChart } from './spend-chart';
import { accountTime, type Zones } from './zones';

export interface SpendPartProps {
  curve: SpendCurve | null;
  money: VerdictMoney | null;
  zones: Zones;
}

/** Money by the hour around the stop, drawn and as a table, with what lag can still do to it. */
export function SpendPart({ curve, money, zones }: SpendPartProps) {
  return (
    <Section id="spend" title={words(curve?.per === 'day' ? 'report_spend_days' : 'report_spend')}>
      {curve === null ? (
        <p class="quiet-line">{words('report_spend_none')}</p>
      ) : (
        <Curve curve={curve} zones={zones} />
      )}
      {money !== null && <OrderMoney money={money} />}
    </Section>
  );
}

function Curve({ curve, zones }: { curve: SpendCurve; zones: Zones }) {
  const rows = useMemo(() => shownRows(curve), [curve]);
  const time = (at: number) => accountTime(at, zones);
  const [usual, extreme, repair] = curve.bands;
  return (
    <>
      <p>
        {words('report_spend_what', time(curve.stoppedAt), time(curve.readAt))}{' '}
        {words('report_spend_zone', curve.timezone)}
      </p>
      <SpendChart curve={curve} label={words('report_chart', time(curve.stoppedAt))} />
      <ul class="legend" role="list">
        <li class="key key-before">{words('report_key_before')}</li>
        <li class="key key-lag">{words('report_key_lag')}</li>
        <li class="key key-leak">{words('report_key_leak')}</li>
        <li class="key key-stop">{words('report_key_stop')}</li>
        <li class="key key-read">{words('report_key_read')}</li>
        {usual !== undefined && <li class="key key-usual">{words('report_band_usual', time(usual.to))}</li>}
        {extreme !== undefined && (
          <li class="key key-extreme">{words('report_band_extreme', time(extreme.to))}</li>
        )}
        {repair !== undefined && (
          <li class="key key-repair">{words('report_band_repair', time(repair.to))}</li>
        )}
      </ul>
      <details class="fold" open>
        <summary>{words('report_spend_table')}</summary>
        <div class="table-place" tabIndex={0} role="group" aria-label={words('report_spend_table')}>
          <table class="table figures">
            <thead>
              <tr>
                <th scope="col">{words(curve.per === 'day' ? 'report_day' : 'report_hour')}</th>
                <th scope="col" class="figure-head">
                  {words('report_spent')}
                </th>
                <th scope="col" class="figure-head">
                  {words('report_impressions')}
                </th>
                <th scope="col">{words('report_meaning')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.period} row={row} currency={curve.currency} />
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}

type Shown = Pick<Bucket, 'period' | 'spent' | 'shown' | 'meaning' | 'early'>;

/** Quiet hours long before the stop say nothing. */
function shownRows({ buckets, later }: SpendCurve): Shown[] {
  const first = buckets.findIndex(({ spent, meaning }) => spent !== null || meaning !== 'before');
  return [
    ...buckets.slice(Math.max(0, first)),
    ...later.map((row) => ({ ...row, meaning: 'leak' as const, early: false })),
  ];
}

function Row({ row, currency }: { row: Shown; currency: string }) {
  const { period, spent, shown, meaning, early } = row;
  const isLeak = meaning === 'leak' && spent !== null && (Number(spent) > 0 || (shown ?? 0) > 0);
  const said: MessageKey = isLeak
    ? 'report_means_leak'
    : `report_means_${meaning === 'leak' ? 'silent' : meaning}`;
  return (
    <tr class={isLeak ? 'is-leak' : ''}>
      <th scope="row">{period.length > 10 ? `${period}:00` : period}</th>
      <td class="figure">
        {spent === null ? words('report_no_row') : <Money amount={spent} currency={currency} />}
      </td>
      <td class="figure">{shown ?? '–'}</td>
      <td>
        {words(said)}
        {early && spent === null && ` ${words('report_means_early')}`}
      </td>
    </tr>
  );
}
