import type { Settings } from '../settings';
import { amountOf, decimals } from '../world/money';

/** A list row: identity and attributes go to its top level, metrics into an object of their own. */
export interface Row {
  attributes: Record<string, string>;
  metrics: Metrics;
  /** A row that stands for no ad; totals leave it out. */
  placeholder?: true;
}

export interface Metrics {
  /** In the currency's smallest units. */
  cost: number;
  impressions: number;
}

export function totalOf(rows: readonly Row[]): Metrics {
  const real = rows.filter(({ placeholder }) => !placeholder);
  return {
    cost: real.reduce((sum, { metrics }) => sum + metrics.cost, 0),
    impressions: real.reduce((sum, { metrics }) => sum + metrics.impressions, 0),
  };
}

/**
 * Metrics as the lists send them: strings, "-" for what cannot be computed, and `cpc` missing altogether in about
 * three of ten rows (facts: session-api 2.1). `seed` is an id; the same row always lacks it.
 */
export function metricStrings(metrics: Metrics, currency: string, seed: string): Record<string, string> {
  const places = decimals(currency);
  const clicks = Math.floor(metrics.impressions / 71);
  const cost = Number(amountOf(metrics.cost, currency));
  const over = (count: number, factor = 1) =>
    count === 0 ? '-' : ((cost * factor) / count).toFixed(Math.max(2, places));
  return {
    stat_cost: amountOf(metrics.cost, currency),
    show_cnt: String(metrics.impressions),
    click_cnt: String(clicks),
    cpm: over(metrics.impressions, 1000),
    ctr: metrics.impressions === 0 ? '-' : ((clicks / metrics.impressions) * 100).toFixed(2),
    time_attr_convert_cnt: String(Math.floor(clicks / 23)),
    ...(Number(seed.slice(-2)) % 10 < 3 ? {} : { cpc: over(clicks) }),
  };
}

/** Leaves what was asked for, and makes unavailable what the settings say. */
export function shown(
  all: Record<string, string>,
  wanted: readonly string[],
  { metrics }: Settings['lists'],
): Record<string, string> {
  const kept = Object.entries(all).filter(
    ([name]) => (wanted.length === 0 || wanted.includes(name)) && metrics[name] !== 'missing',
  );
  const stands = { dash: '-', blank: '' } as const;
  return Object.fromEntries(
    kept.map(([name, value]) => {
      const how = metrics[name];
      return [name, how === 'dash' || how === 'blank' ? stands[how] : value];
    }),
  );
}
