import { total } from './ledger';
import { amountOf, unitsOf } from './money';
import type { WorldAdvertiser } from './types';
import type { World } from './world';
import { dayAfter, dayOf, startOfDay } from './zone';

const HOUR = 3_600_000;
/** Automatic payment charges a day's spend at this time on the next day, in the account's zone. */
const CHARGED_AFTER = 6 * HOUR;

export interface Transaction {
  id: string;
  type: 'BILL_PAYMENT' | 'ADD_BALANCE';
  at: number;
  /** A decimal string in the account's currency. */
  amount: string;
}

/**
 * What was charged to or paid into an account from an instant to another (UTC ms): each day's spend on the next
 * morning, also when everything has been paused since, and each top-up.
 */
export function transactionsOf(
  world: World,
  account: WorldAdvertiser,
  from: number,
  to: number,
): Transaction[] {
  const until = Math.min(to, world.clock.now());
  return [...billsOf(world, account, from, until), ...topUpsOf(world, account)].filter(
    ({ at }) => from <= at && at <= until,
  );
}

function billsOf(world: World, account: WorldAdvertiser, from: number, until: number): Transaction[] {
  const { id, timezone, currency } = account;
  const campaigns = world.campaignsOf(id);
  const bills: Transaction[] = [];
  for (let day = dayOf(from - 2 * 24 * HOUR, timezone); ; day = dayAfter(day)) {
    const start = startOfDay(day, timezone);
    const end = startOfDay(dayAfter(day), timezone);
    const at = end + CHARGED_AFTER;
    if (at > until) return bills;
    // What is corrected later is not on this bill.
    const knowledge = { at, usualLag: 0, tail: false };
    const { spend } = total(campaigns.flatMap((one) => world.spend.tally(one.id, start, end, knowledge)));
    const amount = amountOf(spend, currency);
    if (Number(amount) > 0)
      bills.push({ id: transactionId(id, day.replaceAll('-', '')), type: 'BILL_PAYMENT', at, amount });
  }
}

function topUpsOf(world: World, { id, currency }: WorldAdvertiser): Transaction[] {
  return world.changes
    .filter((change) => change.what === 'balance' && change.id === id)
    .map(({ at, from, to }, index) => ({
      id: transactionId(id, String(index).padStart(8, '0')),
      type: 'ADD_BALANCE',
      at,
      amount: amountOf(unitsOf(to, currency) - unitsOf(from, currency), currency),
    }));
}

function transactionId(accountId: string, suffix: string): string {
  return `7${accountId.slice(-10)}${suffix}`;
}
