import { formatMoney } from './format-money';
import { readerLocale } from './words';

/** An amount in account currency, in the reader's way of writing numbers. */
export function moneyText(amount: string, currency: string): string {
  return formatMoney(amount, currency, readerLocale());
}

export function Money({ amount, currency }: { amount: string; currency: string }) {
  return <bdi class="money">{moneyText(amount, currency)}</bdi>;
}
