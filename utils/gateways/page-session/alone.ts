import { LARGEST_BODY } from '@/utils/wire/limits';
import type { PageAnswer, PageAsk } from '@/utils/wire/page-answers';
import type { Clock } from '../clock';

const ORIGIN = 'https://ads.tiktok.com';
/** As for a tab. Milliseconds. */
const ANSWER_WITHIN = 45_000;

/**
 * Reads with the signed-in session alone, without a page: only where the person agreed to that, and never
 * anything that changes something. Such a request is unsigned and comes from an extension, which TikTok may
 * refuse at any time (facts: session-api 7, recommended design).
 *
 * @param given.csrf the page's form token, read from its cookie at call time and kept nowhere; null when there is none
 * @param given.requestOf the request with which the page itself would ask
 */
export function readAlone(given: {
  fetch: typeof fetch;
  clock: Clock;
  isAllowed: () => Promise<boolean>;
  csrf: () => Promise<string | null>;
  requestOf: (ask: PageAsk) => { path: string; body: object };
}): (ask: PageAsk) => Promise<PageAnswer | null> {
  return async (ask) => {
    if (!(await given.isAllowed())) return null;
    const csrf = await given.csrf();
    if (csrf === null) return { outcome: 'failed', reason: 'not-allowed' };
    const { path, body } = given.requestOf(ask);
    const timeout = new AbortController();
    const tooLate = given.clock.sleep(ANSWER_WITHIN, timeout.signal).then(
      (): PageAnswer => ({ outcome: 'failed', reason: 'timed-out' }),
      () => null,
    );
    const answer = send(given.fetch, `${ORIGIN}${path}`, csrf, body);
    const first = await Promise.race([answer, tooLate]);
    timeout.abort();
    return first ?? (await answer);
  };
}

async function send(fetching: typeof fetch, url: string, csrf: string, body: object): Promise<PageAnswer> {
  let response: Response;
  try {
    response = await fetching(url, {
      method: 'POST',
      credentials: 'include',
      // Where a session has ended there is a way to sign in; it is not followed.
      redirect: 'manual',
      headers: { 'content-type': 'application/json', 'x-csrftoken': csrf },
      body: JSON.stringify(body),
    });
  } catch {
    return { outcome: 'failed', reason: 'offline' };
  }
  const redirected = response.type === 'opaqueredirect' || response.redirected;
  const text = redirected ? '' : await response.text().catch(() => null);
  if (text === null) return { outcome: 'failed', reason: 'offline' };
  if (text.length > LARGEST_BODY) return { outcome: 'failed', reason: 'too-large' };
  const date = Date.parse(response.headers.get('date') ?? '');
  return {
    outcome: 'answered',
    status: response.status,
    redirected,
    login: redirected,
    type: (response.headers.get('content-type') ?? '').split(';')[0]?.slice(0, 100) ?? '',
    date: Number.isNaN(date) ? null : date,
    logId: response.headers.get('x-tt-logid')?.slice(0, 100) ?? null,
    body: text,
  };
}
