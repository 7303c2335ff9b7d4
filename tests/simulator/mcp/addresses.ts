/** Where everything is. facts: mcp 1.1 */

export const SERVERS = ['tt-ads-mcp-flat', 'tt-ads-mcp-layer'] as const;
/** Flat lists every tool; layer has a few, and a dispatcher for the others. */
export type ServerName = (typeof SERVERS)[number];

export const AUTHORIZE_PATH = '/portal/mcp-tt4b-authorize';
export const serverPath = (server: ServerName): string => `/open_mcp/${server}`;
export const issuerPath = (server: ServerName): string => `${serverPath(server)}/oauth`;
export const resourceMetadataPath = (server: ServerName): string =>
  `/.well-known/oauth-protected-resource${serverPath(server)}`;

/** Whether a path of the API's host belongs to the MCP server. */
export const isMcpPath = (path: string): boolean => /^\/(open_mcp|\.well-known|portal)\//.test(path);

/** The body of a request as the journal keeps it: codes and tokens are nobody's business. */
export function withoutSecrets(path: string, body: string): string {
  if (!/\/oauth\/(token|revoke)$/.test(path)) return body;
  const form = new URLSearchParams(body);
  for (const name of ['code', 'code_verifier', 'refresh_token', 'token'])
    if (form.has(name)) form.set(name, '***');
  return form.toString();
}
