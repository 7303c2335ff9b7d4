import type { Hono } from 'hono';
import {
  AUTHORIZE_PATH,
  issuerPath,
  resourceMetadataPath,
  SERVERS,
  serverPath,
  type ServerName,
} from './addresses';
import { json, serve, type McpServices } from './serve';

/** Shape and order as seen live. facts: mcp 1.1 */
function authorizationServer(origin: string, server: ServerName) {
  const issuer = origin + issuerPath(server);
  return {
    issuer,
    authorization_endpoint: origin + AUTHORIZE_PATH,
    token_endpoint: `${issuer}/token`,
    registration_endpoint: `${issuer}/register`,
    revocation_endpoint: `${issuer}/revoke`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['none'],
    scopes_supported: ['mcp:tt4b'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
  };
}

/**
 * What tells a client where to go. The documents hang behind the issuer's path; where RFC 8414 would look for them
 * (inserted before the path, and at the root) there is nothing.
 */
export function registerDiscovery(app: Hono, services: McpServices): void {
  const document = (path: string, content: (origin: string) => object) =>
    serve(app, services, { method: 'GET', path, name: 'mcp/discovery' }, (c) =>
      json(content(new URL(c.req.url).origin)),
    );
  for (const server of SERVERS) {
    document(resourceMetadataPath(server), (origin) => ({
      resource: origin + serverPath(server),
      authorization_servers: [origin + issuerPath(server)],
      bearer_methods_supported: ['header'],
      scopes_supported: ['mcp:tt4b'],
    }));
    for (const name of ['openid-configuration', 'oauth-authorization-server'])
      document(`${issuerPath(server)}/.well-known/${name}`, (origin) => authorizationServer(origin, server));
    document(`${issuerPath(server)}/jwks`, () => ({ keys: [] }));
  }
}
