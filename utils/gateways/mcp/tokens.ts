import * as z from 'zod/mini';
import type { Problem } from '@/utils/core/evidence';
import { problemOf } from '../api/problems';
import { SERVER } from './addresses';
import { ask, form, type Got, type Net } from './request';

const tokensSchema = z.object({
  access_token: z.string().check(z.minLength(1), z.maxLength(8192)),
  refresh_token: z.optional(z.string().check(z.minLength(1), z.maxLength(8192))),
  expires_in: z.optional(z.number()),
  refresh_token_expires_in: z.optional(z.number()),
});

const refusalSchema = z.object({ error: z.optional(z.string()), error_description: z.optional(z.string()) });

export interface Tokens {
  accessToken: string;
  /** Null where the one before stays. */
  refreshToken: string | null;
  /** Milliseconds. */
  goodFor: number;
  /** Until the consent is over; null where TikTok does not say. Milliseconds. */
  endsIn: number | null;
}

export type TokenAnswer =
  | { ok: true; tokens: Tokens }
  /** `final`: asking again changes nothing, only a new consent does. */
  | { ok: false; final: boolean; problem: Problem };

/** Where TikTok does not say how long (facts: mcp 1.4). Milliseconds. */
const A_DAY = 86_399_000;

const FINAL = new Set([
  'invalid_grant',
  'invalid_client',
  'invalid_request',
  'invalid_scope',
  'invalid_target',
  'unauthorized_client',
  'unsupported_grant_type',
  'access_denied',
]);

/** Changes the code that a consent gave for tokens. */
export async function exchange(
  net: Net,
  endpoint: string,
  asked: { clientId: string; code: string; verifier: string; redirectUri: string },
): Promise<TokenAnswer> {
  return askForTokens(net, endpoint, asked.clientId, {
    grant_type: 'authorization_code',
    code: asked.code,
    code_verifier: asked.verifier,
    redirect_uri: asked.redirectUri,
  });
}

/** Gets the next access token. The one in use dies with it, here and in every other client (facts: mcp 1.4). */
export async function refresh(
  net: Net,
  endpoint: string,
  grant: { clientId: string; refreshToken: string },
): Promise<TokenAnswer> {
  return askForTokens(net, endpoint, grant.clientId, {
    grant_type: 'refresh_token',
    refresh_token: grant.refreshToken,
  });
}

async function askForTokens(
  net: Net,
  endpoint: string,
  clientId: string,
  fields: Record<string, string>,
): Promise<TokenAnswer> {
  return tokensIn(await ask(net, endpoint, form({ ...fields, client_id: clientId, resource: SERVER })));
}

/** Ends the consent at TikTok. Whether TikTok said yes. */
export async function revoke(
  net: Net,
  endpoint: string,
  { clientId, refreshToken }: { clientId: string; refreshToken: string },
): Promise<boolean> {
  const got = await ask(net, endpoint, form({ token: refreshToken, client_id: clientId }));
  return got.ok && got.status < 300;
}

function tokensIn(got: Got): TokenAnswer {
  if (!got.ok) return { ok: false, final: false, problem: got.problem };
  const parsed = tokensSchema.safeParse(got.json);
  if (got.status < 300 && parsed.success) {
    const { access_token, refresh_token, expires_in, refresh_token_expires_in } = parsed.data;
    return {
      ok: true,
      tokens: {
        accessToken: access_token,
        refreshToken: refresh_token ?? null,
        goodFor: expires_in === undefined ? A_DAY : expires_in * 1000,
        endsIn: refresh_token_expires_in === undefined ? null : refresh_token_expires_in * 1000,
      },
    };
  }
  const problem = problemOf(got.status >= 500 ? 'tiktok-error' : 'bad-answer');
  return { ok: false, final: isFinal(got), problem };
}

/** The code of a refusal is not dependable, its words are (facts: mcp 1.4). A server in trouble says nothing final. */
function isFinal({ status, json, text }: Extract<Got, { ok: true }>): boolean {
  if (status >= 500 || status === 429 || status < 400) return false;
  const { error = '' } = refusalSchema.safeParse(json).data ?? {};
  return FINAL.has(error) || /\b(expired|revoked)\b/i.test(text);
}
