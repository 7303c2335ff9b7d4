import type { Problem, Remedy } from '@/utils/core/evidence';

/** What the server in front of the API may say, and what to do about it. Nothing was carried out in any of them. */
const REMEDIES = {
  /** The token is not good, and a new one is not either. */
  'access-refused': 'sign-in',
  'rate-limited': 'retry-later',
  /** The server takes no requests from a browser extension. */
  'mcp-refused': 'give-up',
  /** This account or region does not have the tool (facts: mcp 3.5). */
  'no-tool': 'give-up',
  /** Ours is the refusal: it is not on the list of what may be asked. */
  'not-by-mcp': 'give-up',
} as const satisfies Record<string, Remedy>;

export type ServerReason = keyof typeof REMEDIES;
export const SERVER_REASONS = Object.keys(REMEDIES) as ServerReason[];

export function problemOfServer(reason: ServerReason): Problem {
  return { remedy: REMEDIES[reason], reason, apiCode: null, apiMessage: null };
}
