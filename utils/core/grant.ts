import type { ConsentWay } from './consent';

/**
 * What one consent at TikTok gave: the right to ask TikTok's MCP server for thirty days, by an access token that lives
 * a day and a refresh token that gets the next one (facts: mcp 1.4). All times are our clock, UTC milliseconds.
 */
export interface Grant {
  /** The name TikTok gave this install of ours; refresh tokens are bound to it. */
  clientId: string;
  accessToken: string;
  refreshToken: string;
  /** When the access token was got; a new one is not accepted everywhere for some seconds. */
  renewedAt: number;
  /** Until when the access token is good. */
  accessUntil: number;
  /** Until when it can be renewed. Fixed by the consent: renewing does not move it. */
  endsAt: number;
  /** When a renewal was last tried as the cure for a missing permission; once in a while is enough. */
  curedAt: number | null;
  /** When TikTok refused to renew it for good. Only a new consent helps. */
  endedAt: number | null;
}

/** A consent that was asked for, and all that is needed to understand the answer, whichever life of the worker hears it. */
export interface ConsentAttempt {
  id: string;
  way: ConsentWay;
  clientId: string;
  redirectUri: string;
  /** Comes back with the answer, which is then to our question. */
  state: string;
  /** Shows that it is us who changes the code. */
  verifier: string;
  startedAt: number;
  /** The tab with TikTok's page, where it is one. */
  tabId: number | null;
  /** What was got and not yet proved by a read; null before. */
  grant: Grant | null;
}
