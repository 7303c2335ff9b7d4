import type { Level } from '@/utils/core/entity';
import {
  accountRequest,
  listRequest,
  NEWEST_FORM,
  type ListForm,
  type PageRequest,
} from '@/utils/page/list-request';
import type { ListQuery, PageAnswer, PageAsk } from '@/utils/wire/page-answers';
import { fetchAnswer, OFFLINE } from './answers';
import { apply, groupOf, isArray, matchOf, table, write } from './pristine';
import { cookieText } from './pristine-web';

const ID = /^\d{1,20}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const CSRF = /(?:^|; )csrftoken=([^;]+)/;
const NOT_ALLOWED: PageAnswer = { outcome: 'failed', reason: 'not-allowed' };

/** The closed set of what can be asked of the page's own endpoints: two reads, no address and no body from outside. */
export class Verbs {
  private readonly forms = table<ListForm>();
  private readonly sending = table<true>();

  /** The page was seen to read its lists in this form. */
  learn(advertiserId: string, form: ListForm): void {
    this.forms[advertiserId] = form;
  }

  isOurs(body: string): boolean {
    return this.sending[body] === true;
  }

  async answer(ask: PageAsk): Promise<PageAnswer> {
    const request = this.requestFor(ask);
    if (request === null) return NOT_ALLOWED;
    const body = write(request.body);
    this.sending[body] = true;
    try {
      return await fetchAnswer(await post(request.path, body));
    } catch {
      return OFFLINE;
    } finally {
      this.sending[body] = undefined;
    }
  }

  private requestFor(ask: PageAsk): PageRequest | null {
    if (ask.ask === 'account') return isId(ask.advertiserId) ? accountRequest(ask.advertiserId) : null;
    if (ask.ask !== 'list' || !isQuery(ask.query)) return null;
    return listRequest(ask.query, this.forms[ask.query.advertiserId] ?? NEWEST_FORM);
  }
}

/** Through the page's own `fetch` of this moment, so that the request is what every request of the page is. */
function post(path: string, body: string): Promise<Response> {
  const token = groupOf(matchOf(CSRF, cookieText()), 1);
  const headers = {
    accept: 'application/json, text/plain, */*',
    'content-type': 'application/json',
    ...(token === null ? {} : { 'x-csrftoken': token }),
  };
  return apply(window.fetch, window, [path, { method: 'POST', headers, body, credentials: 'include' }]);
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && matchOf(ID, value) !== null;
}

function isLevel(value: unknown): value is Level {
  return value === 'campaign' || value === 'adgroup' || value === 'ad';
}

function isDay(value: unknown): boolean {
  return typeof value === 'string' && matchOf(DAY, value) !== null;
}

function isQuery(query: ListQuery): boolean {
  const { advertiserId, level, within, from, to, page } = query;
  if (!isId(advertiserId) || !isLevel(level) || !isDay(from) || !isDay(to)) return false;
  if (typeof page !== 'number') return false;
  if (within === null) return true;
  if (!isLevel(within.level) || !isArray(within.ids)) return false;
  for (let at = 0; at < within.ids.length; at += 1) if (!isId(within.ids[at])) return false;
  return true;
}
