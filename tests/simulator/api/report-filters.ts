import { z } from 'zod';
import { invalid } from './errors';
import { idParam, parseJson } from './params';
import { conflict, LEVELS, type Condition, type DataLevel } from './report-params';

export interface Conditions {
  campaign_ids?: string[];
  adgroup_ids?: string[];
  ad_ids?: string[];
  campaign_status: string[];
  adgroup_status: string[];
  ad_status: string[];
  campaign_system_origins: string[];
}

const STATUSES = [
  'STATUS_ALL',
  'STATUS_NOT_DELETE',
  'STATUS_DELETE',
  'STATUS_DELIVERY_OK',
  'STATUS_DISABLE',
  'STATUS_NOT_DELIVERY',
  'STATUS_TIME_DONE',
  'STATUS_RF_CLOSED',
  'STATUS_FROZEN',
] as const;
const idValues = z.array(idParam).min(1).max(100);
const statusValues = z.array(z.enum(STATUSES)).min(1);
const FIELDS = {
  campaign_ids: { rank: 1, values: idValues },
  adgroup_ids: { rank: 2, values: idValues },
  ad_ids: { rank: 3, values: idValues },
  campaign_status: { rank: 1, values: statusValues },
  adgroup_status: { rank: 2, values: statusValues },
  ad_status: { rank: 3, values: statusValues },
  campaign_system_origins: { rank: 0, values: z.array(z.enum(['TT_ADS_PLATFORM', 'PROMOTE'])).min(1) },
} as const;

/**
 * The conditions with TikTok's defaults: what is deleted, and Promote, is hidden. A filter of a level below the data
 * level has no relation to the report. facts: marketing-api 7.1, 7.3
 */
export function conditionsOf(given: readonly Condition[], level: DataLevel): Conditions {
  const notDeleted = ['STATUS_NOT_DELETE'];
  const result: Conditions = {
    campaign_status: notDeleted,
    adgroup_status: notDeleted,
    ad_status: notDeleted,
    campaign_system_origins: ['TT_ADS_PLATFORM'],
  };
  for (const { field_name: field, filter_type: type, filter_value: text } of given) {
    if (!(field in FIELDS)) throw invalid(`filtering: unknown field_name ${field}.`);
    const name = field as keyof typeof FIELDS;
    if (type !== 'IN') throw invalid(`filtering: ${field} takes the filter_type IN only.`);
    if (FIELDS[name].rank > LEVELS[level].rank) throw conflict();
    result[name] = readValues(field, text, FIELDS[name].values);
  }
  return result;
}

/** `filter_value` is JSON inside a string. facts: marketing-api 7.1 */
function readValues(field: string, text: string, schema: z.ZodType<string[]>): string[] {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch {
    throw invalid(`filtering: filter_value of ${field} is not JSON.`);
  }
  const values = schema.safeParse(value);
  if (!values.success) throw invalid(`filtering: ${field}: ${values.error.issues[0]?.message ?? 'invalid'}.`);
  return values.data;
}
