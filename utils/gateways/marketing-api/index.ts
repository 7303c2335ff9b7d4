import { apiGateway } from '../api';
import { Pace } from '../api/pace';
import type { Clock } from '../clock';
import type { Gateway } from '../gateway';
import { byToken } from './carrier';

/**
 * TikTok's official Marketing API v1.3 with a long-lived access token.
 *
 * @param parts.token gives the token for each call; null means not connected
 * @param parts.pace shared by all that talk for the same app: TikTok counts their requests together
 */
export function marketingApi(parts: {
  fetch: typeof fetch;
  clock: Clock;
  token: () => Promise<string | null>;
  pace?: Pace;
}): Gateway {
  const { clock, pace = new Pace(clock) } = parts;
  return apiGateway({ name: 'marketing-api', clock, carry: byToken({ ...parts, pace }) });
}
