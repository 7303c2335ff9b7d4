import { LARGEST_BODY } from '@/utils/wire/limits';
import type { PageAnswer } from '@/utils/wire/page-answers';
import { cut, groupOf, lower, matchOf, parseDate, stringify } from './pristine';
import {
  responseHeader,
  responseRedirected,
  responseStatus,
  responseText,
  responseUrl,
  xhrHeader,
  xhrStatus,
  xhrText,
  xhrType,
  xhrUrl,
  xhrValue,
} from './pristine-web';

const MEDIA_TYPE = /^\s*([^;\s]{1,100})/;
/** Where one signs in (facts: session-api 3, session expiry). */
const LOGIN = /^https?:\/\/[^/?#]+\/(?:[^?#]*\/)?(?:login|passport)(?:[/?#]|$)/;
/** A page may leave the protocol out of an address; where an answer came from always has it. */
const PATH = /^(?:(?:https?:)?\/\/[^/?#]+)?([^?#]*)/;

export const OFFLINE: PageAnswer = { outcome: 'failed', reason: 'offline' };

interface Head {
  status: number;
  redirected: boolean;
  url: string;
  header: (name: string) => string | null;
}

function answered(body: string, { status, redirected, url, header }: Head): PageAnswer {
  if (body.length > LARGEST_BODY) return { outcome: 'failed', reason: 'too-large' };
  const date = parseDate(header('date') ?? '');
  const logId = header('x-tt-logid');
  return {
    outcome: 'answered',
    status,
    redirected,
    login: matchOf(LOGIN, url) !== null,
    type: lower(groupOf(matchOf(MEDIA_TYPE, header('content-type') ?? ''), 1) ?? ''),
    date: date === date ? date : null,
    logId: logId === null ? null : cut(logId, 0, 100),
    body,
  };
}

/** Reads a response to its end; of the page's own responses it gets a copy. */
export async function fetchAnswer(response: Response): Promise<PageAnswer> {
  return answered(await responseText(response), {
    status: responseStatus(response),
    redirected: responseRedirected(response),
    url: responseUrl(response),
    header: (name) => responseHeader(response, name),
  });
}

/**
 * What came back by XMLHttpRequest, which tells of redirects only by its address. Null when the page asked for it
 * in a form from which no text can be had.
 */
export function xhrAnswer(request: XMLHttpRequest, asked: string): PageAnswer | null {
  const status = xhrStatus(request);
  if (status === 0) return OFFLINE;
  const body = xhrBody(request);
  const url = xhrUrl(request);
  const redirected = groupOf(matchOf(PATH, url), 1) !== groupOf(matchOf(PATH, asked), 1);
  const header = (name: string): string | null => xhrHeader(request, name);
  return body === null ? null : answered(body, { status, redirected, url, header });
}

function xhrBody(request: XMLHttpRequest): string | null {
  const type = xhrType(request);
  if (type === '' || type === 'text') return xhrText(request);
  // TikTok's ids and metrics are texts, so the way through JavaScript's numbers loses nothing (facts: session-api 2.1).
  return type === 'json' ? stringify(xhrValue(request)) : null;
}
