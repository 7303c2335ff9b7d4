import * as z from 'zod/mini';
import type { Problem } from '@/utils/core/evidence';
import { problemOf } from '../api/problems';
import { ask, type Net } from './request';

const clientSchema = z.object({ client_id: z.string().check(z.minLength(1), z.maxLength(500)) });
const refusalSchema = z.object({ error: z.string() });

export type Registered =
  | { ok: true; clientId: string }
  /** `refused` tells whether TikTok said no, and to what; else nobody knows. */
  | { ok: false; refused: 'redirect' | 'client' | 'origin' | null; problem: Problem };

/**
 * Gets us a name at TikTok. The same name and way back give the same client, so doing it at every connect is harmless;
 * another install needs another name, or the grants of two browsers might end each other (facts: mcp 1.2, 1.4).
 */
export async function register(
  net: Net,
  endpoint: string,
  client: { name: string; redirectUri: string },
): Promise<Registered> {
  const got = await ask(net, endpoint, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({
      client_name: client.name,
      redirect_uris: [client.redirectUri],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
      scope: 'mcp:tt4b',
    }),
  });
  if (!got.ok) return { ok: false, refused: null, problem: got.problem };
  const made = clientSchema.safeParse(got.json);
  if (got.status < 300 && made.success) return { ok: true, clientId: made.data.client_id };
  if (got.status >= 500 || got.status === 429)
    return { ok: false, refused: null, problem: problemOf('tiktok-error') };
  const refusal = refusalSchema.safeParse(got.json);
  const problem = problemOf('api-changed');
  // Without a word of OAuth, the gateway in front of it refused the caller (facts: mcp 1.6).
  if (!refusal.success) return { ok: false, refused: got.status === 403 ? 'origin' : 'client', problem };
  const isRedirect = refusal.data.error === 'invalid_redirect_uri';
  return { ok: false, refused: isRedirect ? 'redirect' : 'client', problem };
}
