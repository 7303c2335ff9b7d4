/** An error TikTok reports in the body, with HTTP 200. `data` is sent along (20001 carries what did work). */
export class ApiError extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly data: Record<string, unknown> = {},
  ) {
    super(message);
  }
}

/** The codes this simulator sends. facts: marketing-api 12 */
export const CODE = {
  ok: 0,
  partial: 20001,
  noPermission: 40001,
  invalid: 40002,
  versionMismatch: 40006,
  notFound: 40007,
  notImplemented: 40008,
  tooManyIds: 40011,
  nothingToUpdate: 40012,
  endpointLimit: 40016,
  duplicate: 40050,
  appLimit: 40100,
  authMismatch: 40101,
  tokenMissing: 40104,
  tokenRevoked: 40105,
  authCode: 40110,
  missingScope: 40125,
  advertiserLimit: 40133,
  conflict: 40202,
  system: 50000,
} as const;

export const invalid = (message: string): ApiError => new ApiError(CODE.invalid, message);

export const noAdvertiser = (id: string): ApiError =>
  new ApiError(CODE.noPermission, `No permission to operate advertiser: ${id}`);
