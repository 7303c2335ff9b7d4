/** The only origin that is ever asked, registered with, or sent a token (facts: mcp 1.1). */
export const ORIGIN = 'https://business-api.tiktok.com';

/** The server with all tools under their own names; no trailing slash (facts: mcp, servers). */
const PATH = '/open_mcp/tt-ads-mcp-flat';
export const SERVER = `${ORIGIN}${PATH}`;

/** Where the server says who lets people in. */
export const RESOURCE_METADATA = `${ORIGIN}/.well-known/oauth-protected-resource${PATH}`;

/** Where consent is asked for, and codes and tokens are changed. */
export interface Endpoints {
  authorize: string;
  token: string;
  register: string;
  revoke: string;
}

const ISSUER = `${SERVER}/oauth`;

/** As they were seen in August 2026; for when TikTok does not tell (facts: mcp 1.1, 1.3). */
export const KNOWN_ISSUER = ISSUER;
export const KNOWN_ENDPOINTS: Endpoints = {
  authorize: `${ORIGIN}/portal/mcp-tt4b-authorize`,
  token: `${ISSUER}/token`,
  register: `${ISSUER}/register`,
  revoke: `${ISSUER}/revoke`,
};

/** Whether an address is TikTok's and nobody else's: exactly this origin, and no name or password in it. */
export function isTikToks(address: string): boolean {
  try {
    const { origin, username, password } = new URL(address);
    return origin === ORIGIN && username === '' && password === '';
  } catch {
    return false;
  }
}
