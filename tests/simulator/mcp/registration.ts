import type { Hono } from 'hono';
import { z } from 'zod';
import { issuerPath, SERVERS } from './addresses';
import { json, serve, type McpServices } from './serve';
import type { McpSettings } from './settings';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);
const EXTENSIONS = /\.(chromiumapp\.org|extensions\.allizom\.org)$/;

const metadata = z.object({
  client_name: z.string().min(1),
  redirect_uris: z.array(z.string()).min(1),
  grant_types: z.array(z.enum(['authorization_code', 'refresh_token'])).default(['authorization_code']),
  response_types: z.array(z.literal('code')).default(['code']),
  scope: z.string().optional(),
});

/** Web addresses, and plain HTTP on the person's own machine; no fragment. facts: mcp 1.2 */
function mayReturnTo(uri: string, allowed: McpSettings['redirectHosts']): boolean {
  if (!URL.canParse(uri) || uri.includes('#')) return false;
  const { protocol, hostname } = new URL(uri);
  if (LOOPBACK.has(hostname)) return protocol === 'http:' || protocol === 'https:';
  if (protocol !== 'https:' || allowed === 'loopback') return false;
  return allowed !== 'no-extensions' || !EXTENSIONS.test(hostname);
}

const refuse = (error: string, description: string, status = 400) =>
  json({ error, error_description: description }, status);

/** Dynamic client registration (RFC 7591): anybody may, and needs no secret. facts: mcp 1.2 */
export function registerRegistration(app: Hono, services: McpServices): void {
  for (const server of SERVERS)
    serve(
      app,
      services,
      { method: 'POST', path: `${issuerPath(server)}/register`, name: 'mcp/register' },
      async (c) => {
        const settings = services.context.settings.mcp;
        if (settings.registration === 'refused')
          return refuse('access_denied', 'Client registration is not allowed.', 403);
        if (!(c.req.header('content-type') ?? '').startsWith('application/json'))
          return refuse('invalid_client_metadata', 'The request must be JSON.');
        const body: unknown = await c.req.json().catch(() => undefined);
        // Left out, it would mean a secret (RFC 7591, section 2), which no client here has.
        if (
          (body as { token_endpoint_auth_method?: unknown } | undefined)?.token_endpoint_auth_method !==
          'none'
        )
          return refuse('invalid_client_metadata', 'token_endpoint_auth_method must be none.');
        const given = metadata.safeParse(body);
        if (!given.success)
          return refuse('invalid_client_metadata', given.error.issues[0]?.message ?? 'Invalid metadata.');
        const { client_name: name, redirect_uris: uris } = given.data;
        const bad = uris.find((uri) => !mayReturnTo(uri, settings.redirectHosts));
        if (bad !== undefined) return refuse('invalid_redirect_uri', `redirect_uri is not allowed: ${bad}`);
        const client = services.clients.register(server, name, uris);
        return json(
          {
            client_id: client.id,
            client_id_issued_at: Math.floor(services.context.clock.now() / 1000),
            ...given.data,
            token_endpoint_auth_method: 'none',
          },
          201,
        );
      },
    );
}
