import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { randomBytes } from 'node:crypto';

const SESSION = 'sessionid_ss_ads';
const CSRF = 'csrftoken';

/** Signs the visitor in, as nobody needs a password here, and gives the readable token of the double-submit check. */
export function startSession(c: Context): void {
  const secure = new URL(c.req.url).protocol === 'https:';
  const common = { path: '/', secure, sameSite: 'Lax' } as const;
  if (!getCookie(c, SESSION))
    setCookie(c, SESSION, randomBytes(16).toString('hex'), { ...common, httpOnly: true });
  if (!getCookie(c, CSRF)) setCookie(c, CSRF, randomBytes(16).toString('hex'), common);
}

/**
 * Guards the page's endpoints: without a session a redirect to the login page; a POST whose `x-csrftoken` does not
 * equal the cookie gets an HTML page with status 400 (facts: session-api 3, 7).
 */
export const guard: MiddlewareHandler = async (c, next) => {
  if (!getCookie(c, SESSION)) return c.redirect('/i18n/login', 302);
  const token = c.req.header('x-csrftoken');
  if (c.req.method !== 'GET' && (!token || token !== getCookie(c, CSRF)))
    return c.html('<html><body><h1>Bad Request</h1><p>no csrf token present in data</p></body></html>', 400);
  await next();
};

/** TikTok's envelope for what went well. */
export const ok = (c: Context, data: unknown) => c.json({ code: 0, msg: 'success', data });

/** TikTok's envelope for what did not; the HTTP status stays 200. */
export const refused = (c: Context, code: number, msg: string) => c.json({ code, msg, data: {} });

/** What the decoder of the real service answers to wrong types: plain text that claims to be JSON. */
export const undecodable = (c: Context, what: string) =>
  c.body(`json: cannot unmarshal ${what}`, 200, { 'content-type': 'application/json' });
