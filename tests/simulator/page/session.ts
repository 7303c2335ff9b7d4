import type { Settings } from '../settings';
import { html, json, nothing, refused, type PageAnswer } from './answer';
import type { Traces } from './traces';
import type { Visits } from './visits';

/** Where an ended session is sent: the answer is a redirect (facts: session-api 3). */
export const TO_LOGIN = 'login';

const TOO_MANY = { code: 429, msg: 'Too many requests', data: {} };

/**
 * What is asked of a request before an endpoint sees it: a session that is alive, the CSRF header, the signature, not
 * too many calls. Undefined when nothing stands in its way.
 */
export function refusal(
  { session }: Settings,
  method: string,
  traces: Traces,
  visits: Visits,
): PageAnswer | typeof TO_LOGIN | undefined {
  if (!traces.session) return TO_LOGIN;
  const ended = endedSession(session.mode);
  if (ended) return ended;
  if (method !== 'GET' && traces.csrf !== 'right')
    return html('<html><body><h1>Bad Request</h1><p>no csrf token present in data</p></body></html>', 400);
  const { signature } = traces;
  if (session.signature === 'presence' && signature === 'none') return nothing();
  if (session.signature === 'strict' && signature !== 'valid') return nothing();
  return visits.tooMany(session.callsPerMinute) ? json(TOO_MANY, session.tooManyStatus) : undefined;
}

/** No published code says "not logged in"; these are the shapes that were seen or are to be expected. */
function endedSession(mode: Settings['session']['mode']): PageAnswer | typeof TO_LOGIN | undefined {
  switch (mode) {
    case 'login-redirect':
      return TO_LOGIN;
    case 'html':
      return html('<!doctype html><title>TikTok Ads Manager</title><h1>Log in</h1>', 200);
    case 'unauthorized':
      return json({ code: 401, msg: 'Unauthorized', data: {} }, 401);
    case 'forbidden':
      return json({ code: 403, msg: 'Forbidden', data: {} }, 403);
    case 'code':
      return refused(10_001, 'not logged in');
    case 'challenge':
      return json({
        code: 10_000,
        message: 'verify',
        type: 'verify',
        subtype: 'slide',
        data: { verify_event: 'captcha', decision: 'challenge' },
      });
    case 'rate-limited':
      return json(TOO_MANY, 429);
    case 'alive':
    case 'csrf-rotated':
      return undefined;
  }
}
