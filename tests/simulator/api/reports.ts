import type { Hono } from 'hono';
import { reportKnowledge } from '../faults/report-knowledge';
import { zerosUntil } from '../settings';
import type { WorldAdvertiser } from '../world/types';
import type { Bucket } from '../world/zone';
import { authorise } from './access';
import { invalid } from './errors';
import type { Item } from './list';
import { conditionsOf } from './report-filters';
import { reportPage } from './report-list';
import { add, attributeText, isNumber, measure, numberText, type Measured } from './report-metrics';
import {
  checkRelations,
  periodOf,
  reportParams,
  type NumberMetric,
  type ReportParams,
  type TimeDimension,
} from './report-params';
import { ReportReader } from './report-reader';
import { subjectsOf, type Subject } from './report-subjects';
import { register, type ApiServices, type Call } from './transport';

type ReportCall = Call<ReportParams>;

interface Row {
  subject: Subject;
  bucket: Bucket;
  measured: Measured;
}

/** report/integrated/get: the basic reports of all four levels. facts: marketing-api 7.1-7.4 */
export function registerReports(app: Hono, services: ApiServices): void {
  register(app, services, {
    method: 'GET',
    path: 'report/integrated/get',
    params: reportParams,
    permission: '4',
    handle: (call) => {
      const { params: given, context, scope, headers } = call;
      const { idDimension, time } = checkRelations(given);
      const rows = rowsOf(call, time);
      const currency = rows[0]?.subject.advertiser.currency ?? 'USD';
      const list = ordered(rows, given.order_field, given.order_type, currency).map((row) => ({
        dimensions: {
          [idDimension]: row.subject.id,
          ...(time === undefined ? {} : { [time]: row.bucket.label }),
        } as Item,
        metrics: metricsOf(row, given.metrics),
      }));
      return {
        ...reportPage(context, scope, headers, given, list),
        ...(given.enable_total_metrics ? { total_metrics: totals(rows, given.metrics, currency) } : {}),
      };
    },
  });
}

function accountsOf(call: ReportCall): WorldAdvertiser[] {
  const { context, token, scope } = call;
  const { advertiser_id: one, advertiser_ids: several } = call.params;
  if ((one === undefined) === (several === undefined))
    throw invalid('Missing required field(s): one of advertiser_id, advertiser_ids.');
  return several?.map((id) => authorise(context, token, id, scope)) ?? [call.advertiser];
}

function rowsOf(call: ReportCall, time: TimeDimension | undefined): Row[] {
  const { params: given, context, scope, view } = call;
  const period = periodOf(given, time);
  const wanted = conditionsOf(given.filtering, given.data_level);
  const knowledge = reportKnowledge(context.faults, context.settings, context.clock, scope);
  const reader = new ReportReader(context.world, knowledge);
  const zeros = zerosUntil(context.settings, time !== undefined, context.clock.now());
  const utc = given.advertiser_ids !== undefined && given.multi_adv_report_in_utc_time;
  const rows: Row[] = [];
  for (const advertiser of accountsOf(call))
    for (const subject of subjectsOf(view, advertiser, given.data_level, wanted)) {
      if (reader.leavesOut(subject)) continue;
      const measurable = time === 'stat_time_hour' ? withoutPromote(subject) : subject;
      if (subject.campaigns.length > 0 && measurable.campaigns.length === 0) continue;
      for (const bucket of period(utc ? 'UTC' : advertiser.timezone)) {
        const measured = measure(reader, measurable, bucket, given.metrics);
        const { spend, impressions } = measured.now;
        const silent = spend === 0 && impressions === 0;
        if (silent && bucket.from > zeros) continue;
        rows.push({ subject, bucket, measured });
      }
    }
  return rows;
}

/** Promote has no hourly data. facts: field 5 */
function withoutPromote(subject: Subject): Subject {
  return { ...subject, campaigns: subject.campaigns.filter(({ origin }) => origin !== 'PROMOTE') };
}

function metricsOf({ subject, measured }: Row, metrics: ReportParams['metrics']): Record<string, string> {
  const { currency } = subject.advertiser;
  return Object.fromEntries(
    metrics.map((metric) => [
      metric,
      isNumber(metric) ? numberText(metric, measured, currency) : attributeText(metric, subject),
    ]),
  );
}

/** The asked numbers over all rows, not only those of the page. */
function totals(
  rows: readonly Row[],
  metrics: ReportParams['metrics'],
  currency: string,
): Record<string, string> {
  const nothing: Measured = { now: { spend: 0, impressions: 0, counted: true }, billed: 0, cash: 0 };
  const all = rows.reduce((sum, { measured }) => add(sum, measured), nothing);
  return Object.fromEntries(
    metrics.filter(isNumber).map((metric) => [metric, numberText(metric, all, currency)]),
  );
}

function ordered(
  rows: readonly Row[],
  field: NumberMetric | undefined,
  direction: 'ASC' | 'DESC',
  currency: string,
): readonly Row[] {
  if (field === undefined) return rows;
  const value = ({ measured }: Row) => Number(numberText(field, measured, currency)) || 0;
  return [...rows].sort((a, b) => (value(a) - value(b)) * (direction === 'ASC' ? 1 : -1));
}
