import { createHash } from 'node:crypto';
import type { SimClock } from '../clock';
import { ALL_SCOPES, MCP_APP, type AccessToken } from '../tokens';
import { Random } from '../world/random';
import { SERVERS, type ServerName } from './addresses';
import type { Clients, McpClient } from './clients';
import type { McpSettings } from './settings';

const DAY_MS = 86_400_000;

/** A consent that a client has not yet turned into tokens. */
interface Code {
  clientId: string;
  redirectUri: string;
  challenge: string;
  resource: string | undefined;
  expiresAt: number;
  reach: Reach;
}
type Reach = string[] | 'all';

/** What one consent gave to one client: one access token at a time, for 30 days. Times are UTC ms. */
interface Grant {
  n: number;
  clientId: string;
  server: ServerName;
  reach: Reach;
  consentedAt: number;
  endsAt: number;
  revoked: boolean;
  refreshToken: string;
  access: { token: string; issuedAt: number; expiresAt: number };
  /** The access token in use may nothing, until it is refreshed. */
  spoiled: boolean;
}

/** What the token endpoint gives. Times in seconds. facts: mcp 1.4 */
export interface TokenAnswer {
  access_token: string;
  token_type: 'Bearer';
  expires_in: number;
  refresh_token: string;
  refresh_token_expires_in: number;
  scope: string;
}

/** A refusal of the token endpoint, in OAuth's words. */
export class OAuthError extends Error {
  constructor(
    readonly error: string,
    description: string,
  ) {
    super(description);
  }
}

const invalidGrant = (description: string) => new OAuthError('invalid_grant', description);

/** The consents that were given and what became of them. */
export class Grants {
  private readonly codes = new Map<string, Code>();
  private grants: Grant[] = [];
  /** Whose every access token was that was ever given out. */
  private readonly holders = new Map<string, Grant>();
  private readonly random = new Random(3);
  private count = 0;

  constructor(
    private readonly clock: SimClock,
    private readonly settings: () => McpSettings,
    private readonly clients: Clients,
    private readonly firstAdvertiser: () => string | undefined,
  ) {}

  clear(): void {
    this.codes.clear();
    this.grants = [];
    this.holders.clear();
    this.count = 0;
  }

  /** A code for what a person has just consented to. */
  consent(given: Pick<Code, 'clientId' | 'redirectUri' | 'challenge' | 'resource'>): string {
    const code = `mcp-code-${this.random.hex(24)}`;
    const expiresAt = this.clock.now() + this.settings().codeSeconds * 1000;
    this.codes.set(code, { ...given, expiresAt, reach: this.reach() });
    return code;
  }

  /** Tokens for a code: once, in time, by whoever asked for it. Throws OAuthError. */
  exchange(
    server: ServerName,
    given: { code: string; verifier: string; redirectUri: string; clientId?: string; resource: string },
  ): TokenAnswer {
    const code = this.codes.get(given.code);
    this.codes.delete(given.code);
    if (!code || this.clock.now() >= code.expiresAt)
      throw invalidGrant('The authorization code is unknown, used or expired.');
    if (given.clientId !== undefined && given.clientId !== code.clientId)
      throw invalidGrant('The authorization code was issued to another client.');
    if (!this.clients.at(server, code.clientId))
      throw new OAuthError('invalid_client', 'The client is not registered here.');
    if (code.resource !== undefined && code.resource !== given.resource)
      throw invalidGrant('The authorization code was issued for another resource.');
    if (given.redirectUri !== code.redirectUri) throw invalidGrant('redirect_uri does not match.');
    const challenge = createHash('sha256').update(given.verifier).digest('base64url');
    if (challenge !== code.challenge) throw invalidGrant('code_verifier does not match.');
    return this.begin(server, code.clientId, code.reach);
  }

  /** A new access token; the one in use is dead from now on. Throws OAuthError. */
  refresh(server: ServerName, refreshToken: string, clientId: string | undefined): TokenAnswer {
    const grant = this.grants.find((one) => one.refreshToken === refreshToken && one.server === server);
    if (!grant || grant.revoked) throw this.final('refresh token is invalid or has been revoked');
    if (clientId !== undefined && clientId !== grant.clientId)
      throw invalidGrant('The refresh token was issued to another client.');
    if (this.clock.now() >= grant.endsAt) throw this.final('refresh token expired');
    this.renew(grant);
    if (this.settings().rotateRefreshToken) grant.refreshToken = this.newToken('rt');
    return this.answer(grant);
  }

  /** Ends the grant that a token of either kind belongs to. */
  revoke(token: string): void {
    const grant = this.grants.find((one) => one.refreshToken === token || one.access.token === token);
    if (grant) grant.revoked = true;
  }

  /** What the journal calls whoever has this access token, or had it. */
  label(accessToken: string): string | undefined {
    const grant = this.holders.get(accessToken);
    return grant && `mcp-${grant.n}`;
  }

  /** What an access token may do at a server; undefined where it is not good, `fresh` where it is not yet known. */
  bearer(server: ServerName, accessToken: string): AccessToken | 'fresh' | undefined {
    const now = this.clock.now();
    const grant = this.grants.find((one) => one.access.token === accessToken && one.server === server);
    if (!grant || grant.revoked || now >= grant.endsAt || now >= grant.access.expiresAt) return undefined;
    if (now < grant.access.issuedAt + this.settings().propagationSeconds * 1000) return 'fresh';
    const reach = grant.spoiled ? [] : grant.reach;
    return {
      token: '',
      label: `mcp-${grant.n}`,
      appId: MCP_APP,
      advertiserIds: reach,
      bcIds: reach === 'all' ? 'all' : [],
      scopes: ALL_SCOPES,
      revoked: false,
      // Renewing is no new access: what was revoked stays so until somebody consents anew.
      issuedAt: grant.consentedAt,
    };
  }

  /** A grant without any page, for tests of what comes after it. */
  issue({ server = 'flat' }: { server?: 'flat' | 'layer' } = {}): {
    clientId: string;
    accessToken: string;
    refreshToken: string;
  } {
    const name: ServerName = server === 'flat' ? SERVERS[0] : SERVERS[1];
    const client: McpClient = this.clients.register(name, `issued ${this.count + 1}`, ['http://127.0.0.1/']);
    const { access_token, refresh_token } = this.begin(name, client.id, this.reach());
    const grant = this.grants.at(-1);
    // It was there before whatever happens at this instant.
    if (grant) grant.consentedAt -= 1;
    return { clientId: client.id, accessToken: access_token, refreshToken: refresh_token };
  }

  /** Somebody else refreshes every grant: the access tokens in use are dead. */
  refreshElsewhere(): void {
    for (const grant of this.grants) this.renew(grant);
  }

  /** The 30 days of every grant are over. */
  endAll(): void {
    for (const grant of this.grants) grant.endsAt = Math.min(grant.endsAt, this.clock.now());
  }

  /** Access tokens in use reach no account (40001) until they are refreshed. */
  spoilPermission(): void {
    for (const grant of this.grants) grant.spoiled = true;
  }

  private begin(server: ServerName, clientId: string, reach: Reach): TokenAnswer {
    if (this.settings().oneGrantPerClient)
      for (const former of this.grants)
        if (former.clientId === clientId && former.server === server) former.revoked = true;
    this.count += 1;
    const grant: Grant = {
      n: this.count,
      clientId,
      server,
      reach,
      consentedAt: this.clock.now(),
      endsAt: this.clock.now() + this.settings().grantDays * DAY_MS,
      revoked: false,
      refreshToken: this.newToken('rt'),
      access: { token: '', issuedAt: 0, expiresAt: 0 },
      spoiled: false,
    };
    this.renew(grant);
    this.grants.push(grant);
    return this.answer(grant);
  }

  private renew(grant: Grant): void {
    const now = this.clock.now();
    const expiresAt = now + this.settings().accessTokenSeconds * 1000;
    grant.access = { token: this.newToken('at'), issuedAt: now, expiresAt };
    grant.spoiled = false;
    this.holders.set(grant.access.token, grant);
  }

  private answer({ access, refreshToken, endsAt }: Grant): TokenAnswer {
    const inSeconds = (until: number) => Math.max(0, Math.floor((until - this.clock.now()) / 1000));
    return {
      access_token: access.token,
      token_type: 'Bearer',
      expires_in: inSeconds(access.expiresAt),
      refresh_token: refreshToken,
      refresh_token_expires_in: inSeconds(endsAt),
      scope: 'mcp:tt4b',
    };
  }

  /** Seen live without a code to rely on. facts: mcp 1.4 */
  private final(description: string): OAuthError {
    return new OAuthError(
      this.settings().finalError === 'plain' ? 'authorization_failed' : 'invalid_grant',
      description,
    );
  }

  private reach(): Reach {
    const { login } = this.settings();
    if (login === 'everything') return 'all';
    const first = this.firstAdvertiser();
    return login === 'no-account' || first === undefined ? [] : [first];
  }

  private newToken(kind: 'at' | 'rt'): string {
    return `mcp-${kind}-${this.random.hex(40)}`;
  }
}
