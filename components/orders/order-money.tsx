import type { VerdictMoney } from '@/utils/core/verdict';
import { formatMoment } from '../format-time';
import { Money } from '../money';
import { readerLocale, words } from '../words';

/** The money around a stop: what it spent before, in the hour of the stop, and after that. */
export function OrderMoney({ money }: { money: VerdictMoney }) {
  const { currency, provisionalUntil } = money;
  const lines = [
    [words('popup_money_before'), money.before],
    [words('popup_money_stop_hour'), money.inStopHour],
    [words('popup_money_after'), money.after],
  ] as const;
  return (
    <section class="order-money" aria-label={words('popup_money')}>
      <dl>
        {lines.map(([term, amount]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>
              <Money amount={amount} currency={currency} />
            </dd>
          </div>
        ))}
      </dl>
      {provisionalUntil !== null && (
        <p>{words('popup_money_provisional', formatMoment(provisionalUntil, Date.now(), readerLocale()))}</p>
      )}
    </section>
  );
}
