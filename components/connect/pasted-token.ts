import { parse } from 'lossless-json';
import * as z from 'zod/mini';

// Extension pages forbid `eval`; zod would probe for it and leave a CSP report on every start.
z.config({ jitless: true });

/** What a person pasted to connect: the token, and what TikTok said with it when its whole answer was pasted. */
export interface PastedToken {
  token: string;
  advertiserIds: string[];
  /** Numbers of the granted permissions, or null when only a token was pasted. */
  scope: string[] | null;
}

const grantSchema = z.object({
  access_token: z.string().check(z.minLength(1), z.maxLength(4096)),
  advertiser_ids: z.optional(z.array(z.string())),
  scope: z.optional(z.array(z.string())),
});
const answerSchema = z.object({ data: grantSchema });

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
    return /^\S{1,4096}$/.test(pasted) ? { token: pasted, advertiserIds: [], scope: null } : null;
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

function grantOf(json: string): z.infer<typeof grantSchema> | null {
  let value: unknown;
  try {
    value = parse(json, null, (digits) => digits);
  } catch {
    return null;
  }
  const answer = answerSchema.safeParse(value);
  if (answer.success) return answer.data.data;
  const grant = grantSchema.safeParse(value);
  return grant.success ? grant.data : null;
}

function isId(text: string): boolean {
  return /^\d{1,20}$/.test(text);
}
