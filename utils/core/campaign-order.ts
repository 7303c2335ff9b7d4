import type { Entity } from './entity';
import { isAmount, micros } from './money';

/** What the order of campaigns looks at. */
interface Orderable extends Pick<Entity, 'name' | 'switch'> {
  key: string;
  /** Decimal string in account currency; null when not read. */
  spentToday: string | null;
}

/**
 * Where the money goes first: most spent today, then by name; deleted ones last. The switch does not
 * count, so that a row stays where it is when it is paused. Amounts of different currencies cannot be compared:
 * then one group after the other.
 *
 * @param groupOf what has one currency; the groups come in the order of these texts
 */
export function byTodaysSpend<Campaign extends Orderable>(
  campaigns: readonly Campaign[],
  groupOf: (campaign: Campaign) => string = () => '',
): Campaign[] {
  // Amounts and names are made comparable once each, not with every comparison: there may be ten thousand.
  const letters = new Intl.Collator();
  const keyed = campaigns.map((campaign) => ({
    campaign,
    group: groupOf(campaign),
    gone: campaign.switch === 'deleted' ? 1 : 0,
    spent: amountOf(campaign.spentToday),
  }));
  keyed.sort(
    (a, b) =>
      (a.group === b.group ? 0 : letters.compare(a.group, b.group)) ||
      a.gone - b.gone ||
      byAmount(a.spent, b.spent) ||
      letters.compare(a.campaign.name, b.campaign.name) ||
      (a.campaign.key < b.campaign.key ? -1 : 1),
  );
  return keyed.map(({ campaign }) => campaign);
}

interface Amount {
  text: string;
  /** The nearest float, which is never in another order than the amounts themselves. */
  near: number;
}

/** Less than any amount. */
const UNKNOWN: Amount = { text: '', near: -Infinity };

function amountOf(text: string | null): Amount {
  return isAmount(text) ? { text, near: Number(text) } : UNKNOWN;
}

/** The larger one first. Only where floats cannot tell them apart are they counted out. */
function byAmount(a: Amount, b: Amount): number {
  if (a.near !== b.near) return a.near < b.near ? 1 : -1;
  if (a.text === b.text) return 0;
  const [one, other] = [micros(a.text), micros(b.text)];
  return one < other ? 1 : one > other ? -1 : 0;
}
