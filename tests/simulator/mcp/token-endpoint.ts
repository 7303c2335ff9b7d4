import type { Context, Hono } from 'hono';
import { issuerPath, SERVERS, serverPath, type ServerName } from './addresses';
import { OAuthError, type TokenAnswer } from './grants';
import { json, serve, type McpServices } from './serve';

const invalidRequest = (description: string) => new OAuthError('invalid_request', description);

/** The fields of a form, each given once. Throws OAuthError. */
async function fields(c: Context): Promise<Map<string, string>> {
  if (!(c.req.header('content-type') ?? '').startsWith('application/x-www-form-urlencoded'))
    throw invalidRequest('The request must be form-encoded.');
  const pairs = [...new URLSearchParams(await c.req.text())];
  const form = new Map(pairs);
  if (form.size !== pairs.length) throw invalidRequest('A parameter is given more than once.');
  return form;
}

function needed(form: Map<string, string>, name: string): string {
  const value = form.get(name);
  if (value === undefined || value === '') throw invalidRequest(`${name} is missing.`);
  return value;
}

function tokens(
  { grants, clients }: McpServices,
  server: ServerName,
  form: Map<string, string>,
  resource: string,
): TokenAnswer {
  if (form.has('resource') && form.get('resource') !== resource)
    throw new OAuthError('invalid_target', 'resource is not this server.');
  const clientId = form.get('client_id');
  if (clientId !== undefined && !clients.at(server, clientId))
    throw new OAuthError('invalid_client', 'The client is not registered here.');
  switch (needed(form, 'grant_type')) {
    case 'authorization_code':
      return grants.exchange(server, {
        code: needed(form, 'code'),
        verifier: needed(form, 'code_verifier'),
        redirectUri: needed(form, 'redirect_uri'),
        resource,
        ...(clientId === undefined ? {} : { clientId }),
      });
    case 'refresh_token':
      return grants.refresh(server, needed(form, 'refresh_token'), clientId);
    default:
      throw new OAuthError('unsupported_grant_type', 'Unknown grant_type.');
  }
}

/** Token and revocation endpoint of both servers. facts: mcp 1.4 */
export function registerTokenEndpoint(app: Hono, services: McpServices): void {
  const post = (path: string, name: string, answer: (c: Context) => Promise<Response>) =>
    serve(app, services, { method: 'POST', path, name }, async (c) => {
      try {
        return await answer(c);
      } catch (error) {
        if (!(error instanceof OAuthError)) throw error;
        return json({ error: error.error, error_description: error.message }, 400);
      }
    });
  for (const server of SERVERS) {
    post(`${issuerPath(server)}/token`, 'mcp/token', async (c) => {
      const resource = new URL(c.req.url).origin + serverPath(server);
      return json(tokens(services, server, await fields(c), resource));
    });
    post(`${issuerPath(server)}/revoke`, 'mcp/revoke', async (c) => {
      services.grants.revoke(needed(await fields(c), 'token'));
      return new Response(null, { status: 200 });
    });
  }
}
