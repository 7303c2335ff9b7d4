import * as z from 'zod/mini';
import { isTikToks, KNOWN_ENDPOINTS, KNOWN_ISSUER, RESOURCE_METADATA, type Endpoints } from './addresses';
import { ask, type Net } from './request';

const resourceSchema = z.object({ authorization_servers: z.array(z.string()) });

const serverSchema = z.object({
  issuer: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  registration_endpoint: z.string(),
  revocation_endpoint: z.optional(z.string()),
});

export type Discovered =
  | { ok: true; endpoints: Endpoints }
  /** What TikTok's documents name is not TikTok's: nothing is sent there. */
  | { ok: false };

/**
 * Where TikTok wants to be asked for consent. The documents lie where only an appended path finds them; when they
 * cannot be read, what was seen before is used (facts: mcp 1.1).
 */
export async function discover(net: Net): Promise<Discovered> {
  const resource = resourceSchema.safeParse(await jsonAt(net, RESOURCE_METADATA));
  const issuer = resource.success ? resource.data.authorization_servers[0] : KNOWN_ISSUER;
  if (issuer === undefined || !isTikToks(issuer)) return { ok: false };
  for (const document of ['oauth-authorization-server', 'openid-configuration']) {
    const server = serverSchema.safeParse(await jsonAt(net, `${issuer}/.well-known/${document}`));
    if (!server.success || server.data.issuer !== issuer) continue;
    const { authorization_endpoint, token_endpoint, registration_endpoint, revocation_endpoint } =
      server.data;
    const endpoints: Endpoints = {
      authorize: authorization_endpoint,
      token: token_endpoint,
      register: registration_endpoint,
      revoke: revocation_endpoint ?? KNOWN_ENDPOINTS.revoke,
    };
    return Object.values(endpoints).every(isTikToks) ? { ok: true, endpoints } : { ok: false };
  }
  return { ok: true, endpoints: KNOWN_ENDPOINTS };
}

async function jsonAt(net: Net, address: string): Promise<unknown> {
  const got = await ask(net, address, { method: 'GET', headers: { Accept: 'application/json' } });
  return got.ok && got.status === 200 ? got.json : null;
}
