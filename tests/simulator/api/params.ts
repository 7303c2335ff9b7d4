import { parse } from 'lossless-json';
import { z } from 'zod';
import { invalid } from './errors';

/** 64-bit numbers stay exact: an unquoted id in a request becomes its digits. */
function parseNumber(text: string): number | string {
  const number = Number(text);
  return /^-?\d+$/.test(text) && !Number.isSafeInteger(number) ? text : number;
}

export function parseJson(text: string): unknown {
  return parse(text, null, { parseNumber });
}

/** An id: TikTok takes strings and numbers. */
export const idParam = z
  .union([z.string().regex(/^\d{1,20}$/, 'is not an id'), z.int().min(0)])
  .transform((id) => String(id));

export const pageParam = z.coerce.number().int().min(1).default(1);

/** `page_size`, 1 to `max`. */
export const pageSizeParam = (max: number) => z.coerce.number().int().min(1).max(max).default(10);

export const fieldsParam = <T extends string>(names: readonly T[]) => z.array(z.enum(names)).optional();

export const dateTimeParam = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/, 'is not a UTC time');

/** An IANA time zone, UTC included. */
export const zoneParam = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}, 'is not a time zone');

/** Query keys whose value is a JSON document. */
const JSON_KEYS = new Set([
  'fields',
  'filtering',
  'dimensions',
  'metrics',
  'advertiser_ids',
  'store_ids',
  'exclude_field_types_in_response',
  'rule_ids',
  'result_detail',
]);

/** The query as an object, JSON values parsed. Throws 40002 on a value that is not the JSON it should be. */
export function readQuery(url: URL): Record<string, unknown> {
  const query: Record<string, unknown> = {};
  for (const [key, value] of url.searchParams) {
    if (key in query) throw invalid(`${key}: given more than once.`);
    if (!JSON_KEYS.has(key)) {
      query[key] = value;
      continue;
    }
    try {
      query[key] = parseJson(value);
    } catch {
      throw invalid(`${key}: Invalid JSON.`);
    }
  }
  return query;
}

/**
 * Checks parameters against their schema. What is unknown is refused in strict mode and dropped in lenient mode.
 * Throws 40002 with TikTok's wording for missing fields.
 */
export function check<S extends z.ZodType>(schema: S, params: unknown, strict: boolean): z.output<S> {
  const result = schema.safeParse(params);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  if (!issue) throw invalid('Invalid parameters.');
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    if (strict) throw invalid(`${path || 'request'}: Unknown field(s): ${issue.keys.join(', ')}.`);
    return check(schema, without(params, issue.path, issue.keys), strict);
  }
  if (valueAt(params, issue.path) === undefined) throw invalid(`Missing required field(s): ${path}.`);
  if (!strict && issue.path[0] === 'fields' && issue.path.length === 2)
    return check(schema, withoutItem(params, 'fields', Number(issue.path[1])), strict);
  throw invalid(`${path}: ${issue.message}.`);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], value);
}

function without(value: unknown, path: readonly PropertyKey[], keys: readonly string[]): unknown {
  const copy = structuredClone(value);
  const target = valueAt(copy, path) as Record<string, unknown>;
  for (const key of keys) delete target[key];
  return copy;
}

function withoutItem(value: unknown, key: string, index: number): unknown {
  const copy = structuredClone(value) as Record<string, unknown[]>;
  copy[key]?.splice(index, 1);
  return copy;
}
