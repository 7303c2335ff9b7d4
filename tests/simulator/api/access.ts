import type { SimulatorContext } from '../context';
import type { FaultScope } from '../faults';
import type { AccessToken } from '../tokens';
import type { WorldAdvertiser } from '../world/types';
import { ApiError, CODE, invalid, noAdvertiser } from './errors';

/** Stands in where an endpoint asks for none. */
export const NO_TOKEN: AccessToken = {
  token: '',
  label: 'none',
  appId: 'none',
  advertiserIds: [],
  scopes: [],
  revoked: false,
};

/** Whose token came with the request; a token in the query string does not count. Throws 40104 or 40105. */
export function authenticate(context: SimulatorContext, headers: Headers, scope: FaultScope): AccessToken {
  const given = headers.get('access-token');
  if (!given)
    throw new ApiError(
      CODE.tokenMissing,
      'Access token is null, you should set it in http header with key Access-Token.',
    );
  const token = context.tokens.find(given);
  if (!token || token.revoked || context.faults.meet('token-revoked', scope))
    throw new ApiError(CODE.tokenRevoked, 'Access token is incorrect or has been revoked.');
  return token;
}

/** Whether the token covers an advertiser that exists. Throws 40001 or 40002. */
export function authorise(
  context: SimulatorContext,
  token: AccessToken,
  advertiserId: string,
  scope: FaultScope,
): WorldAdvertiser {
  if (context.faults.meet('permission-lost', scope)) throw noAdvertiser(advertiserId);
  const advertiser = context.world.advertisers.get(advertiserId);
  const covered = token.advertiserIds === 'all' || token.advertiserIds.includes(advertiserId);
  if (!covered) throw noAdvertiser(advertiserId);
  if (!advertiser) throw invalid(`The advertiser ${advertiserId} doesn't exist or has been deleted.`);
  return advertiser;
}
