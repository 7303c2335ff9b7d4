import { parse } from 'lossless-json';
import { fit, listOf, object, optional, text, type Of } from '@/utils/wire/shape';

/** What a person pasted to connect: the token, and what TikTok said with it when its whole answer was pasted. */
export interface PastedToken {
  token: string;
  advertiserIds: string[];
  /** Numbers of the granted permissions, or null when only a token was pasted. */
  scope: string[] | null;
}

/** More of either than any token has. */
const MOST = 100_000;
const many = optional(listOf(text(100), MOST));
/** What a header can carry; quotes of a message program, and blanks that nobody sees, are not of it. */
const TOKEN = /^[\x21-\x7e]{1,4096}$/;
const grantShape = object({ access_token: text(4096, TOKEN), advertiser_ids: many, scope: many });
const answerShape = object({ data: grantShape });

/**
 * Reads what was pasted: a bare token, or TikTok's JSON answer of the token exchange, which also names the
 * ad accounts and the permissions. Some of its numbers do not fit a JavaScript number, so all stay text
 * (facts: marketing-api 8.1).
 *
 * @returns null when nothing in it can be a token
 */
export function readPasted(text: string): PastedToken | null {
  const pasted = text.trim();
  if (!pasted.startsWith('{')) {
    return TOKEN.test(pasted) ? { token: pasted, advertiserIds: [], scope: null } : null;
  }
  const grant = grantOf(pasted);
  if (grant === null) return null;
  return {
    token: grant.access_token,
    advertiserIds: (grant.advertiser_ids ?? []).filter(isId),
    scope: grant.scope ?? null,
  };
}

/** Ids of ad accounts typed by a person: digits, parted by anything. */
export function readIds(text: string): string[] {
  return [...new Set(text.split(/\D+/).filter(isId))];
}

function grantOf(json: string): Of<typeof grantShape> | null {
  let value: unknown;
  try {
    value = parse(json, null, (digits) => digits);
  } catch {
    return null;
  }
  const answer = fit(answerShape, value);
  if (answer.ok) return answer.value.data;
  const grant = fit(grantShape, value);
  return grant.ok ? grant.value : null;
}

function isId(text: string): boolean {
  return /^\d{1,20}$/.test(text);
}
