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
  bcIds: [],
  scopes: [],
  revoked: false,
};

/**
 * Whose token came with the request, unless its caller is known already; a token in the query string does not count.
 * Throws 40104 or 40105.
 */
export function authenticate(
  context: SimulatorContext,
  headers: Headers,
  scope: FaultScope,
  caller?: AccessToken,
): AccessToken {
  const given = headers.get('access-token');
  if (!caller && !given)
    throw new ApiError(
      CODE.tokenMissing,
      'Access token is null, you should set it in http header with key Access-Token.',
    );
  const token = caller ?? context.tokens.find(given ?? '');
  const revoked = context.faults.meet('token-revoked', scope);
  const newer = revoked && token?.issuedAt !== undefined && token.issuedAt >= revoked.armedAt;
  if (!token || token.revoked || (revoked && !newer))
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

/** The ad accounts of a Business Center that the token's user administers. Throws 40001 or 40002. */
export function accountsOfBc(
  context: SimulatorContext,
  token: AccessToken,
  bcId: string,
  scope: FaultScope,
): WorldAdvertiser[] {
  const covered = token.bcIds === 'all' || token.bcIds.includes(bcId);
  if (!covered || context.faults.meet('permission-lost', scope))
    throw new ApiError(CODE.noPermission, `No permission to operate Business Center: ${bcId}`);
  const accounts = [...context.world.advertisers.values()].filter(({ ownerBcId }) => ownerBcId === bcId);
  if (accounts.length === 0) throw invalid(`The Business Center ${bcId} doesn't exist.`);
  return accounts;
}
