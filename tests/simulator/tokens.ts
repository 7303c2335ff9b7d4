/** Permission ids of the Marketing API that the simulator knows. facts: marketing-api 8.2 */
export const ALL_SCOPES = [
  '1',
  '10',
  '100',
  '2',
  '200',
  '201',
  '210',
  '211',
  '220',
  '221',
  '230',
  '4',
  '44',
  '15',
  '150',
  '152',
  '17010000',
  '17020000',
  '7078191955347259394',
] as const;

const WRITE_SCOPES = new Set(['201', '211', '221', '17010000']);

export interface AccessToken {
  token: string;
  /** What the journal calls it. */
  label: string;
  appId: string;
  advertiserIds: string[] | 'all';
  /** Business Centers its user administers. */
  bcIds: string[] | 'all';
  scopes: readonly string[];
  revoked: boolean;
  /** When it was given out (UTC ms); absent for tokens that were there from the beginning. */
  issuedAt?: number;
}

interface AuthCode {
  code: string;
  advertiserIds: string[] | 'all';
  expires: number;
}

/** What tool calls of the MCP server come through: no developer's app. */
export const MCP_APP = '7399000111222333444';
export const SEED_APP = { id: '7301245678901234567', secret: 'sim-secret' };
const AUTH_CODE_LIFE_MS = 3_600_000;

/** The access tokens TikTok has given out, and the codes that can still be exchanged for one. */
export class Tokens {
  private readonly tokens = new Map<string, AccessToken>();
  private readonly codes = new Map<string, AuthCode>();
  private made = 0;

  constructor(oneAdvertiserId?: string) {
    this.reset(oneAdvertiserId);
  }

  /** Back to the seeded tokens. `oneAdvertiserId` is the account of `sim-token-one-account`. */
  reset(oneAdvertiserId?: string): void {
    this.tokens.clear();
    this.codes.clear();
    const readonlyScopes = ALL_SCOPES.filter((scope) => !WRITE_SCOPES.has(scope));
    this.add({ token: 'sim-token-full' });
    this.add({ token: 'sim-token-readonly', scopes: readonlyScopes });
    this.add({
      token: 'sim-token-one-account',
      advertiserIds: oneAdvertiserId ? [oneAdvertiserId] : [],
      bcIds: [],
    });
    this.add({ token: 'sim-token-revoked', revoked: true });
  }

  /** Adds a token, or changes the given parts of a known one (such as `revoked`). */
  add(token: Partial<AccessToken> & { token: string }): AccessToken {
    const full: AccessToken = {
      label: token.token,
      appId: SEED_APP.id,
      advertiserIds: 'all',
      bcIds: 'all',
      scopes: ALL_SCOPES,
      revoked: false,
      ...this.tokens.get(token.token),
      ...token,
    };
    this.tokens.set(full.token, full);
    return full;
  }

  find(token: string): AccessToken | undefined {
    return this.tokens.get(token);
  }

  list(): AccessToken[] {
    return [...this.tokens.values()];
  }

  /** Adds a code that can be exchanged once within an hour (`now` in UTC ms). */
  addAuthCode(code: string, now: number, advertiserIds: string[] | 'all' = 'all'): void {
    this.codes.set(code, { code, advertiserIds, expires: now + AUTH_CODE_LIFE_MS });
  }

  /** A new token for a code, or undefined when the code is unknown, used or too old. */
  exchange(code: string, now: number): AccessToken | undefined {
    const found = this.codes.get(code);
    this.codes.delete(code);
    if (!found || found.expires < now) return undefined;
    return this.issue(now, found.advertiserIds);
  }

  /** A new token that may do everything, as if the person had gone through the login again. */
  issue(now: number, advertiserIds: string[] | 'all' = 'all'): AccessToken {
    this.made += 1;
    return this.add({ token: `sim-token-made-${this.made}`, advertiserIds, issuedAt: now });
  }
}
