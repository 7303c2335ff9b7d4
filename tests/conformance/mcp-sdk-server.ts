import { randomUUID } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { InvalidGrantError, InvalidTokenError } from '@modelcontextprotocol/sdk/server/auth/errors.js';
import { authorizationHandler } from '@modelcontextprotocol/sdk/server/auth/handlers/authorize.js';
import { metadataHandler } from '@modelcontextprotocol/sdk/server/auth/handlers/metadata.js';
import { clientRegistrationHandler } from '@modelcontextprotocol/sdk/server/auth/handlers/register.js';
import { revocationHandler } from '@modelcontextprotocol/sdk/server/auth/handlers/revoke.js';
import { tokenHandler } from '@modelcontextprotocol/sdk/server/auth/handlers/token.js';
import { requireBearerAuth } from '@modelcontextprotocol/sdk/server/auth/middleware/bearerAuth.js';
import type {
  AuthorizationParams,
  OAuthServerProvider,
} from '@modelcontextprotocol/sdk/server/auth/provider.js';
import type { AuthInfo } from '@modelcontextprotocol/sdk/server/auth/types.js';
import { createMcpExpressApp } from '@modelcontextprotocol/sdk/server/express.js';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { OAuthClientInformationFull, OAuthTokens } from '@modelcontextprotocol/sdk/shared/auth.js';
import { CallToolRequestSchema, ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';
import { createSimulator, type Simulator } from '../simulator/simulator';
import { frozenClock } from '../simulator/clock';
import { asQuery } from '../simulator/mcp/arguments';
import { TOOLS } from '../simulator/mcp/tools';
import { NOW, TOKEN } from './sdk';

const ORIGIN = 'https://business-api.tiktok.com';
const SERVER = '/open_mcp/tt-ads-mcp-flat';
const ISSUER = `${SERVER}/oauth`;
const AUTHORIZE = '/portal/mcp-tt4b-authorize';

interface Consent {
  clientId: string;
  params: AuthorizationParams;
}

/** Lets in whoever asks, in memory. Unlike TikTok, every refresh token is good once, and an access token for an hour. */
class Provider implements OAuthServerProvider {
  private readonly clients = new Map<string, OAuthClientInformationFull>();
  private readonly codes = new Map<string, Consent>();
  private readonly refreshTokens = new Map<string, string>();
  private readonly accessTokens = new Map<string, string>();

  readonly clientsStore = {
    getClient: (id: string) => this.clients.get(id),
    registerClient: (client: Omit<OAuthClientInformationFull, 'client_id'>) => {
      const full = { client_id: randomUUID(), ...client };
      this.clients.set(full.client_id, full);
      return full;
    },
  };

  async authorize(
    { client_id: clientId }: OAuthClientInformationFull,
    params: AuthorizationParams,
    response: { redirect(url: string): void },
  ): Promise<void> {
    const code = randomUUID();
    this.codes.set(code, { clientId, params });
    const back = new URL(params.redirectUri);
    back.searchParams.set('code', code);
    if (params.state !== undefined) back.searchParams.set('state', params.state);
    response.redirect(back.href);
  }

  async challengeForAuthorizationCode(_client: OAuthClientInformationFull, code: string): Promise<string> {
    return this.consentOf(code).params.codeChallenge;
  }

  async exchangeAuthorizationCode(
    client: OAuthClientInformationFull,
    code: string,
    _verifier?: string,
    redirectUri?: string,
  ): Promise<OAuthTokens> {
    const consent = this.consentOf(code);
    this.codes.delete(code);
    if (consent.clientId !== client.client_id || consent.params.redirectUri !== redirectUri)
      throw new InvalidGrantError('The code is another client’s.');
    return this.tokens(client.client_id);
  }

  async exchangeRefreshToken(client: OAuthClientInformationFull, token: string): Promise<OAuthTokens> {
    if (this.refreshTokens.get(token) !== client.client_id) throw new InvalidGrantError('No such token.');
    this.refreshTokens.delete(token);
    return this.tokens(client.client_id);
  }

  async verifyAccessToken(token: string): Promise<AuthInfo> {
    const clientId = this.accessTokens.get(token);
    if (clientId === undefined) throw new InvalidTokenError('No such token.');
    return { token, clientId, scopes: ['mcp:tt4b'], expiresAt: Date.now() / 1000 + 3600 };
  }

  async revokeToken(_client: OAuthClientInformationFull, { token }: { token: string }): Promise<void> {
    this.refreshTokens.delete(token);
    this.forgetAccess();
  }

  forgetAccess(): void {
    this.accessTokens.clear();
  }

  private consentOf(code: string): Consent {
    const consent = this.codes.get(code);
    if (!consent) throw new InvalidGrantError('No such code.');
    return consent;
  }

  private tokens(clientId: string): OAuthTokens {
    const [access, refresh] = [randomUUID(), randomUUID()];
    this.accessTokens.set(access, clientId);
    this.refreshTokens.set(refresh, clientId);
    return { access_token: access, token_type: 'bearer', expires_in: 3600, refresh_token: refresh };
  }
}

/** What is used of Express, which brings no types. */
interface App {
  use(path: string, handler: unknown): void;
  post(path: string, ...handlers: unknown[]): void;
  listen(port: number, host: string, ready: () => void): HttpServer;
}

export interface SdkServer {
  /** Whose campaigns the tools show and switch. */
  simulator: Simulator;
  /** The network of a client that believes to talk to TikTok. */
  fetch: typeof globalThis.fetch;
  /** Every access token that was given out is good no more. */
  forgetAccess(): void;
  /** Whether answers come as JSON or as streams of events, the SDK's usual way. */
  answers: 'json' | 'sse';
  /** Tools that it does not have. */
  missing: string[];
  close(): Promise<void>;
}

/** A server made of the SDK's own parts at TikTok's addresses, whose tools ask the simulated Marketing API. */
export async function sdkServer(): Promise<SdkServer> {
  const simulator = createSimulator({ clock: frozenClock(NOW) });
  simulator.settings.limits.appPerSecond = 0;
  const provider = new Provider();
  const app = createMcpExpressApp() as App;
  const free = { provider, rateLimit: false } as const;
  app.use(AUTHORIZE, authorizationHandler(free));
  app.use(`${ISSUER}/token`, tokenHandler(free));
  app.use(`${ISSUER}/revoke`, revocationHandler(free));
  app.use(
    `${ISSUER}/register`,
    clientRegistrationHandler({ clientsStore: provider.clientsStore, rateLimit: false }),
  );
  app.use(
    `/.well-known/oauth-protected-resource${SERVER}`,
    metadataHandler({ resource: ORIGIN + SERVER, authorization_servers: [ORIGIN + ISSUER] }),
  );
  app.use(
    `${ISSUER}/.well-known/oauth-authorization-server`,
    metadataHandler({
      issuer: ORIGIN + ISSUER,
      authorization_endpoint: ORIGIN + AUTHORIZE,
      token_endpoint: `${ORIGIN + ISSUER}/token`,
      registration_endpoint: `${ORIGIN + ISSUER}/register`,
      revocation_endpoint: `${ORIGIN + ISSUER}/revoke`,
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
    }),
  );
  const made: Pick<SdkServer, 'answers' | 'missing'> = { answers: 'sse', missing: [] };
  app.post(
    SERVER,
    requireBearerAuth({ verifier: provider }),
    async (request: { body: unknown }, response: unknown) => {
      const transport = new StreamableHTTPServerTransport({ enableJsonResponse: made.answers === 'json' });
      await toolServer(simulator, made.missing).connect(transport);
      await transport.handleRequest(request as never, response as never, request.body);
    },
  );
  const listening = await new Promise<HttpServer>((resolve) => {
    const server = app.listen(0, '127.0.0.1', () => resolve(server));
  });
  const local = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  return Object.assign(made, {
    simulator,
    fetch: (async (input, init) => {
      const request = new Request(input, init);
      if (!request.url.startsWith(`${ORIGIN}/`)) throw new Error(`not TikTok: ${request.url}`);
      return fetch(new Request(request.url.replace(ORIGIN, local), request));
    }) as typeof globalThis.fetch,
    forgetAccess: () => provider.forgetAccess(),
    close: () => new Promise<void>((resolve) => listening.close(() => resolve())),
  });
}

/** One server of the SDK's for one request, as the SDK wants it without sessions. */
function toolServer(simulator: Simulator, missing: readonly string[]): Server {
  const server = new Server({ name: 'conformance', version: '1.0.0' }, { capabilities: { tools: {} } });
  server.setRequestHandler(CallToolRequestSchema, async ({ params: { name, arguments: given = {} } }) => {
    const tool = missing.includes(name) ? undefined : TOOLS[name];
    if (!tool) throw new McpError(ErrorCode.InvalidParams, `Tool ${name} not found`);
    return { content: [{ type: 'text', text: await inMarketingApi(simulator, tool, given) }] };
  });
  return server;
}

async function inMarketingApi(
  simulator: Simulator,
  { endpoint, own }: (typeof TOOLS)[string],
  given: Record<string, unknown>,
): Promise<string> {
  const url = new URL(`${ORIGIN}/open_api/v1.3/${endpoint}/`);
  const headers = { 'access-token': TOKEN, 'content-type': 'application/json' };
  const writes = /\/(update|create|delete|cancel)(\/status)?$/.test(endpoint);
  if (!writes) url.search = asQuery({ ...given, ...own }).toString();
  const request = writes ? { method: 'POST', headers, body: JSON.stringify(given) } : { headers };
  return (await simulator.fetch(new Request(url, request))).text();
}
