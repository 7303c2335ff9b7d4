import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { OAuthClientProvider } from '@modelcontextprotocol/sdk/client/auth.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type {
  OAuthClientInformationMixed,
  OAuthClientMetadata,
  OAuthTokens,
} from '@modelcontextprotocol/sdk/shared/auth.js';
import { frozenClock } from '../simulator/clock';
import { startServer } from '../simulator/server';
import { createSimulator, type Simulator } from '../simulator/simulator';
import { pressConsent } from '../support/press-consent';
import { NOW } from './sdk';

export const REDIRECT = 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/';

/** What the SDK remembers of itself, in memory, and where it wanted to send the person. */
export class Login implements OAuthClientProvider {
  readonly redirectUrl = REDIRECT;
  client?: OAuthClientInformationMixed;
  given?: OAuthTokens;
  sentTo?: URL;
  private verifier = '';

  constructor(private readonly method = 'none') {}

  get clientMetadata(): OAuthClientMetadata {
    return {
      client_name: 'The SDK',
      redirect_uris: [REDIRECT],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: this.method,
      scope: 'mcp:tt4b',
    };
  }
  state = () => 'st4te';
  clientInformation = () => this.client;
  saveClientInformation(client: OAuthClientInformationMixed): void {
    this.client = client;
  }
  tokens = () => this.given;
  saveTokens(tokens: OAuthTokens): void {
    this.given = tokens;
  }
  redirectToAuthorization(url: URL): void {
    this.sentTo = url;
  }
  saveCodeVerifier(verifier: string): void {
    this.verifier = verifier;
  }
  codeVerifier = () => this.verifier;
  invalidateCredentials(scope: string): void {
    if (scope === 'all' || scope === 'tokens') delete this.given;
    if (scope === 'all' || scope === 'client') delete this.client;
  }
}

export interface McpHarness {
  simulator: Simulator;
  /** Address of one of the two servers. */
  server(name: 'flat' | 'layer'): URL;
  /** A transport of the SDK's, which asks for tokens by itself. */
  transport(login: Login, name?: 'flat' | 'layer'): StreamableHTTPClientTransport;
  /** The SDK's client, in, after a person has consented. */
  connected(login?: Login, name?: 'flat' | 'layer'): Promise<Client>;
  close(): Promise<void>;
}

/** A simulator behind a real port, and the official MCP SDK's client pointed at it. */
export async function mcpSdkAgainstSimulator(): Promise<McpHarness> {
  const simulator = createSimulator({ clock: frozenClock(NOW) });
  const running = await startServer(simulator);
  const server = (name: 'flat' | 'layer') =>
    new URL(`http://127.0.0.1:${running.httpPort}/open_mcp/tt-ads-mcp-${name}`);
  const transport = (login: Login, name: 'flat' | 'layer' = 'flat') =>
    new StreamableHTTPClientTransport(server(name), { authProvider: login });
  return {
    simulator,
    server,
    transport,
    connected: async (login = new Login(), name = 'flat') => {
      const first = transport(login, name);
      await newClient()
        .connect(first)
        .catch(() => undefined);
      const back = await pressConsent(fetch, login.sentTo ?? '', 'Authorize');
      await first.finishAuth(back.searchParams.get('code') ?? '');
      const client = newClient();
      await client.connect(transport(login, name));
      return client;
    },
    close: () => running.close(),
  };
}

export const newClient = (): Client => new Client({ name: 'conformance', version: '1.0.0' });
