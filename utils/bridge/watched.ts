import type { Level } from '@/utils/core/entity';
import type { ListForm } from '@/utils/page/list-request';
import { groupOf, matchOf } from './pristine';

/** A call of the page's that the bridge looks at, told by its address alone. */
export type Watched =
  | { kind: 'list'; advertiserId: string; level: Level; form: Omit<ListForm, 'flat'> }
  | { kind: 'switch'; advertiserId: string; level: Level };

/**
 * One expression decides about every request of the page. Lists of drafts (`sketch`) and of materials are others.
 * Facts: session-api 2.1, 3.
 */
const WATCHED =
  /^(?:https:)?(?:\/\/ads\.tiktok\.com)?\/api\/v(\d{1,2})\/i18n\/(?:statistics\/(op\/)?(campaign|adgroup|ad)\/list|overture\/(campaign|ad|creative)\/update_status)\/?\?([^#]*)/;
const ACCOUNT = /(?:^|&)aadvid=(\d{1,20})(?=&|$)/;
const ANOTHER = /(?:^|&)aadvid=.*&aadvid=/;

/** Path segments of lists mean what they say; those of switches do not (facts: session-api 0.1). */
function listLevel(segment: string): Level {
  return segment === 'campaign' || segment === 'adgroup' ? segment : 'ad';
}
function switchLevel(segment: string): Level {
  return segment === 'campaign' ? 'campaign' : segment === 'ad' ? 'adgroup' : 'ad';
}

/** What a request to this address is, or null for the thousands that are none of ours. */
export function watchedIn(url: string): Watched | null {
  const match = matchOf(WATCHED, url);
  if (match === null) return null;
  const query = groupOf(match, 5) ?? '';
  const advertiserId = groupOf(matchOf(ACCOUNT, query), 1);
  // An address that names two accounts says nothing for sure about either.
  if (advertiserId === null || matchOf(ANOTHER, query) !== null) return null;
  const list = groupOf(match, 3);
  if (list === null) {
    return { kind: 'switch', advertiserId, level: switchLevel(groupOf(match, 4) ?? '') };
  }
  const form = { version: groupOf(match, 1) ?? '', op: groupOf(match, 2) !== null };
  return { kind: 'list', advertiserId, level: listLevel(list), form };
}
