import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { randomBytes } from 'node:crypto';
import type { Visits } from './visits';

export const SESSION = 'sessionid_ss_ads';
export const CSRF = 'csrftoken';
export const MS_TOKEN = 'msToken';

/** The cookies of a visit, and whether scripts can read them (facts: session-api 1.3). */
const COOKIES: Record<string, 'http-only' | 'readable'> = {
  sessionid_ads: 'http-only',
  [SESSION]: 'http-only',
  sid_tt_ads: 'http-only',
  sid_guard_ads: 'http-only',
  uid_tt_ads: 'http-only',
  ttwid: 'http-only',
  odin_tt: 'http-only',
  passport_csrf_token: 'readable',
  tt_csrf_token: 'readable',
  s_v_web_id: 'readable',
  [CSRF]: 'readable',
  [MS_TOKEN]: 'readable',
};

export const COOKIE_NAMES = Object.keys(COOKIES);

/** Signs the visitor in, as nobody needs a password here: every cookie it lacks, and those that were planted. */
export function startSession(c: Context, visits: Visits): void {
  for (const name of COOKIE_NAMES) {
    const planted = visits.planted.get(name);
    const had = getCookie(c, name);
    if (had === undefined || (planted !== undefined && planted !== had))
      give(c, name, planted ?? randomBytes(16).toString('hex'));
  }
}

export function give(c: Context, name: string, value: string): void {
  const secure = new URL(c.req.url).protocol === 'https:';
  setCookie(c, name, value, { path: '/', secure, sameSite: 'Lax', httpOnly: COOKIES[name] === 'http-only' });
}
