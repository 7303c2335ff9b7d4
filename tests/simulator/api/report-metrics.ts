import { amountOf, decimals } from '../world/money';
import type { Bucket } from '../world/zone';
import { NUMBERS, type Attribute, type NumberMetric } from './report-params';
import type { ReportReader, Sum } from './report-reader';
import type { Subject } from './report-subjects';

const HOUR = 3_600_000;
/** facts: marketing-api 7.4 */
const BILLED_LATER = 11 * HOUR;
const CASH_LATER = 16 * HOUR;
const IMPRESSIONS_PER_CLICK = 71;
const UNKNOWN = '-';

export function isNumber(metric: NumberMetric | Attribute): metric is NumberMetric {
  return (NUMBERS as readonly string[]).includes(metric);
}

/** The sums that a row's metrics are made of. */
export interface Measured {
  now: Sum;
  billed: number;
  cash: number;
}

export function measure(
  reader: ReportReader,
  subject: Subject,
  bucket: Bucket,
  metrics: readonly string[],
): Measured {
  const later = (metric: string, lateBy: number) =>
    metrics.includes(metric) ? reader.sum(subject, bucket, lateBy).spend : 0;
  return {
    now: reader.sum(subject, bucket),
    billed: later('billed_cost', BILLED_LATER),
    cash: later('cash_spend', CASH_LATER),
  };
}

export function add(a: Measured, b: Measured): Measured {
  return {
    now: {
      spend: a.now.spend + b.now.spend,
      impressions: a.now.impressions + b.now.impressions,
      counted: a.now.counted || b.now.counted,
    },
    billed: a.billed + b.billed,
    cash: a.cash + b.cash,
  };
}

/** All metric values are strings; "-" is not known or cannot be computed. facts: marketing-api 7.2 */
export function numberText(metric: NumberMetric, measured: Measured, currency: string): string {
  const { spend, impressions, counted } = measured.now;
  const clicks = Math.floor(impressions / IMPRESSIONS_PER_CLICK);
  const places = Math.max(2, decimals(currency));
  const each = (count: number, factor = 1) =>
    count === 0 ? UNKNOWN : ((Number(amountOf(spend, currency)) * factor) / count).toFixed(places);
  const known = (units: number) => (units === 0 && spend !== 0 ? UNKNOWN : amountOf(units, currency));
  switch (metric) {
    case 'spend':
      return amountOf(spend, currency);
    case 'impressions':
      return counted ? String(impressions) : UNKNOWN;
    case 'clicks':
      return counted ? String(clicks) : UNKNOWN;
    case 'ctr':
      return impressions === 0 ? UNKNOWN : ((clicks / impressions) * 100).toFixed(2);
    case 'cpc':
      return each(clicks);
    case 'cpm':
      return each(impressions, 1000);
    case 'billed_cost':
      return known(measured.billed);
    case 'cash_spend':
      return known(measured.cash);
    case 'voucher_spend':
      return known(0);
  }
}

export function attributeText(attribute: Attribute, { advertiser, campaigns, adGroup, ad }: Subject): string {
  const campaign = campaigns[0];
  switch (attribute) {
    case 'currency':
      return advertiser.currency;
    case 'campaign_id':
      return campaign?.id ?? UNKNOWN;
    case 'campaign_name':
      return campaign?.name ?? UNKNOWN;
    case 'adgroup_id':
      return adGroup?.id ?? UNKNOWN;
    case 'adgroup_name':
      return adGroup?.name ?? UNKNOWN;
    case 'ad_name':
      return ad?.name ?? UNKNOWN;
  }
}
