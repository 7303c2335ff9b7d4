import type { Hono } from 'hono';
import { AUTHORIZE_PATH, SERVERS, serverPath } from './addresses';
import { html, serve, type McpServices } from './serve';

/** HTML-safe text, also inside double quotes. */
function escaped(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

/** What the client asked for, carried on by the page's own form. */
const carried = (query: URLSearchParams): string =>
  [...query]
    .map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`)
    .join('');

const form = (query: URLSearchParams, content: string, method = 'post'): string =>
  `<form method="${method}" action="${AUTHORIZE_PATH}">${carried(query)}${content}</form>`;

const PAGES = {
  consent: (query: URLSearchParams, client: string) =>
    html(
      'Authorize – TikTok for Business (simulated)',
      `<h1>Authorize ${escaped(client)}</h1><p>It will be able to:</p>
<ul><li>read your ad accounts, campaigns and reports</li><li>create, change and delete campaigns</li><li>manage Business Centers and their money</li></ul>
${form(query, '<button name="decision" value="authorize">Authorize</button> <button name="decision" value="cancel">Cancel</button>')}`,
    ),
  login: (query: URLSearchParams) =>
    html(
      'Log in – TikTok for Business (simulated)',
      `<h1>Log in to TikTok for Business</h1>${form(query, '<button name="signed_in" value="yes">Log in</button>', 'get')}`,
    ),
  /** Seen by one person, who could not get past it. facts: mcp 1.2 */
  'app-id': (query: URLSearchParams) =>
    html(
      'MCP Authorization (simulated)',
      `<h1>MCP Authorization</h1>${form(query, '<label>App ID <input name="app_id"></label><label>App Secret <input name="app_secret" type="password"></label><button>Confirm</button>', 'get')}`,
    ),
  'dead-end': () =>
    html('TikTok for Business (simulated)', '<h1>Something went wrong</h1><p>Please try again later.</p>'),
};

/** The page on which a person lets a client in. It is the same for both servers. facts: mcp 1.3 */
export function registerConsent(app: Hono, services: McpServices): void {
  const { context, clients, grants } = services;

  const back = (redirectUri: string, answer: Record<string, string>, state: string | null): Response => {
    const url = new URL(redirectUri);
    for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
    if (state !== null) url.searchParams.set('state', state);
    if (context.settings.mcp.redirectBy === 'http')
      return new Response(null, {
        status: 302,
        headers: { location: url.href, 'cache-control': 'no-store' },
      });
    const target = JSON.stringify(url.href).replaceAll('<', '\\u003c');
    return html('Back (simulated)', `<p>One moment…</p><script>location.replace(${target})</script>`);
  };

  const show = (query: URLSearchParams, origin: string, decision: string | null): Response => {
    const client = clients.find(query.get('client_id') ?? '');
    const redirectUri = query.get('redirect_uri') ?? '';
    // With these two in doubt, nobody is sent anywhere (RFC 6749, 4.1.2.1).
    if (!client) return html('Error (simulated)', '<h1>Unknown client_id</h1>', 400);
    if (!client.redirectUris.includes(redirectUri))
      return html('Error (simulated)', '<h1>redirect_uri does not match</h1>', 400);

    const state = query.get('state');
    const refuse = (error: string, description: string) =>
      back(redirectUri, { error, error_description: description }, state);
    if (query.get('response_type') !== 'code')
      return refuse('unsupported_response_type', 'response_type must be code');
    const challenge = query.get('code_challenge') ?? '';
    if (query.get('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(challenge))
      return refuse('invalid_request', 'code_challenge with S256 is required');
    if ((query.get('scope') ?? 'mcp:tt4b') !== 'mcp:tt4b') return refuse('invalid_scope', 'Unknown scope');
    const resource = query.get('resource') ?? undefined;
    if (resource !== undefined && !SERVERS.some((server) => resource === origin + serverPath(server)))
      return refuse('invalid_target', 'Unknown resource');

    const page = context.settings.mcp.consentPage;
    const denied = () => refuse('access_denied', 'The user denied the request');
    if (page === 'denied') return denied();
    if (page === 'dead-end' || page === 'app-id') return PAGES[page](query);
    if (page === 'login' && query.get('signed_in') === null) return PAGES.login(query);
    if (decision === 'cancel') return denied();
    if (decision !== 'authorize') return PAGES.consent(query, client.name);
    const code = grants.consent({ clientId: client.id, redirectUri, challenge, resource });
    return back(redirectUri, { code }, state);
  };

  serve(
    app,
    services,
    { method: ['GET', 'POST'], path: AUTHORIZE_PATH, name: 'mcp/authorize' },
    async (c) => {
      const { origin, searchParams } = new URL(c.req.url);
      if (c.req.method === 'GET') return show(searchParams, origin, null);
      const given = new URLSearchParams(await c.req.text());
      const decision = given.get('decision');
      given.delete('decision');
      return show(given, origin, decision);
    },
  );
}
