import type { Level } from '@/utils/core/entity';
import { LIST_WORDS } from '@/utils/page/list-request';
import { ROWS_A_PAGE } from '@/utils/wire/limits';
import type { SeenList, SeenSwitch } from '@/utils/wire/page-answers';
import {
  add,
  fieldOf,
  isArray,
  lower,
  matchOf,
  objectIn,
  ownKeys,
  read,
  table,
  type Json,
  type JsonObject,
} from './pristine';

/** What the page asked a list for, as far as we know the words. */
export interface ListAsked extends Pick<SeenList, 'from' | 'to' | 'page' | 'narrowed'> {
  /** It was asked in the older form, with everything at the top of the body. */
  flat: boolean;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ID = /^\d{1,20}$/;
/** What says how a list is shown and not which rows are in it. */
const NEUTRAL =
  /^(?:st|et|page|page_size|limit|lifetime|sort_stat|sort_order|metrics|dimensions|query_list|version|relative_time|search_type|extra|(?:get_)?compare_\w+)$/;
const STATUS = /_status$/;

/**
 * Reads the body of a list request. Null when it is not a list of this level's rows over known days: then the
 * answer means something that we do not know.
 */
export function listAskedIn(body: string, level: Level): ListAsked | null {
  const top = objectIn(read(body));
  if (top === null) return null;
  const common = objectIn(fieldOf(top, 'common_req'));
  const list = common ?? top;
  const from = fieldOf(list, 'st');
  const to = fieldOf(list, 'et');
  const page = fieldOf(list, 'page') ?? 1;
  const lifetime = fieldOf(list, 'lifetime');
  if (!isDay(from) || !isDay(to) || typeof page !== 'number') return null;
  // "Since ever" makes the days meaningless.
  if (lifetime !== undefined && lifetime !== 0) return null;
  if (common !== null && !isOnly(fieldOf(common, 'dimensions'), LIST_WORDS[level].id)) return null;
  const narrowed = narrows(list) || (common !== null && narrowsBeside(top));
  return { from, to, page, narrowed, flat: common === null };
}

function isDay(value: Json | undefined): value is string {
  return typeof value === 'string' && matchOf(DAY, value) !== null;
}

function isOnly(value: Json | undefined, item: string): boolean {
  return isArray(value) && value.length === 1 && value[0] === item;
}

/** Whether something in the request may keep rows out. A word that is not known counts as one that does. */
function narrows(list: JsonObject): boolean {
  const keys = ownKeys(list);
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] as string;
    const value = fieldOf(list, key);
    if (key === 'filters' && isArray(value)) {
      for (let one = 0; one < value.length; one += 1) if (!leavesOutDeleted(value[one])) return true;
    } else if (matchOf(NEUTRAL, key) === null && !isEmpty(value)) {
      if (matchOf(STATUS, key) === null || !isOnly(value, 'no_delete')) return true;
    }
  }
  return false;
}

function narrowsBeside(top: JsonObject): boolean {
  const keys = ownKeys(top);
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] as string;
    if (key !== 'common_req' && key !== 'extra' && !isEmpty(fieldOf(top, key))) return true;
  }
  return false;
}

function leavesOutDeleted(filter: Json | undefined): boolean {
  const given = objectIn(filter);
  if (given === null) return false;
  const field = fieldOf(given, 'field');
  return (
    typeof field === 'string' &&
    matchOf(STATUS, field) !== null &&
    fieldOf(given, 'filter_type') === 0 &&
    isOnly(fieldOf(given, 'in_field_values'), 'no_delete')
  );
}

function isEmpty(value: Json | undefined): boolean {
  if (typeof value !== 'object' || value === null) {
    return value === undefined || value === null || value === '' || value === false || value === 0;
  }
  const keys = ownKeys(value);
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] as string;
    if (!(isArray(value) && key === 'length') && !isEmpty(fieldOf(value as JsonObject, key))) return false;
  }
  return true;
}

/** The form field with the ids, by level: `ad` is the ad group here (facts: session-api 0.1, 3). */
const ID_FIELDS: Record<Level, string> = {
  campaign: 'campaign_list',
  adgroup: 'ad_list',
  ad: 'creative_list',
};
const OPERATIONS = table<SeenSwitch['to']>();
OPERATIONS['enable'] = 'on';
OPERATIONS['disable'] = 'off';
OPERATIONS['delete'] = 'deleted';

/**
 * Reads the form of a status update, field by field. Null when it says something that we do not know.
 *
 * @param fieldIn the text of one field of the form, null when it has none
 */
export function switchAskedIn(
  fieldIn: (name: string) => string | null,
  level: Level,
): Pick<SeenSwitch, 'ids' | 'to'> | null {
  const to = OPERATIONS[lower(fieldIn('operation') ?? '')];
  const ids: string[] = [];
  collectIds(fieldIn(ID_FIELDS[level]), ids);
  if (level === 'ad') collectIds(fieldIn('aco_creative_list'), ids);
  return to === undefined || ids.length === 0 ? null : { ids, to };
}

function collectIds(text: string | null, ids: string[]): void {
  const list = read(text ?? '');
  if (!isArray(list)) return;
  for (let at = 0; at < list.length && ids.length < ROWS_A_PAGE; at += 1) {
    const id = list[at];
    // A number may have lost its last digits; then it is another entity's id.
    if (typeof id === 'string' && matchOf(ID, id) !== null) add(ids, id);
  }
}
