import { z } from 'zod';

const seconds = z.number().min(0);
const names = z.array(z.string());

/** How the MCP server behaves where TikTok's behaviour varies or is not known. */
export const mcpSchema = z.strictObject({
  registration: z.enum(['open', 'refused']),
  /** Which redirect addresses a client may register. */
  redirectHosts: z.enum(['any', 'no-extensions', 'loopback']),
  /** Requests under `/open_mcp/` with an Origin that is not TikTok's own. */
  foreignOrigin: z.enum(['accepted', 'refused']),
  /** What a person meets at the authorization address. */
  consentPage: z.enum(['consent', 'login', 'app-id', 'dead-end', 'denied']),
  /** How the browser gets back to the client. */
  redirectBy: z.enum(['http', 'script']),
  /** What the login that consents can reach. */
  login: z.enum(['everything', 'one-account', 'no-account']),
  codeSeconds: seconds,
  accessTokenSeconds: seconds,
  /** From consent on; refreshing does not extend it. */
  grantDays: z.number().min(0),
  /** A refresh gives a new refresh token, and the old one is dead. */
  rotateRefreshToken: z.boolean(),
  /** A new consent for a client ends the grant it had. */
  oneGrantPerClient: z.boolean(),
  /** How long a new access token is not yet known to the tools, and with which HTTP status they say so. */
  propagationSeconds: seconds,
  propagationStatus: z.union([z.literal(401), z.literal(200)]),
  /** The answer to an access token that is not good. */
  badToken: z.enum(['401', '40105']),
  /** Whether the end of a grant is told with a standard error code, or in words only. */
  finalError: z.enum(['standard', 'plain']),
  /** Tools that do not exist here (region, account). */
  missingTools: names,
  /** Tools whose `advertiser_id` is now called `account_id`. */
  changedTools: names,
  answers: z.enum(['json', 'sse']),
  /** Results also come as `structuredContent`. */
  structuredContent: z.boolean(),
  /** Results whose `code` is not 0 also say `isError`. */
  isError: z.boolean(),
  /** Calls of one tool in a second; 0 means no limit. */
  toolPerSecond: z.int().min(0),
  /** How too many calls are refused: code 40100 in the envelope, or HTTP 429 in plain text. */
  rateLimit: z.enum(['envelope', 'text']),
});
export type McpSettings = z.infer<typeof mcpSchema>;

export const defaultMcp = (): McpSettings => ({
  registration: 'open',
  redirectHosts: 'any',
  foreignOrigin: 'accepted',
  consentPage: 'consent',
  redirectBy: 'http',
  login: 'everything',
  codeSeconds: 60,
  accessTokenSeconds: 86_399,
  grantDays: 30,
  rotateRefreshToken: false,
  oneGrantPerClient: true,
  propagationSeconds: 0,
  propagationStatus: 401,
  badToken: '401',
  finalError: 'standard',
  missingTools: [],
  changedTools: [],
  answers: 'json',
  structuredContent: false,
  isError: false,
  toolPerSecond: 3,
  rateLimit: 'envelope',
});
