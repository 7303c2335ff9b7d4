import type { Problem, Remedy } from '@/utils/core/evidence';

/**
 * TikTok's codes by what to do about them (facts: marketing-api 12). For a write, `retry-later` is only
 * given where TikTok refuses before it changes anything; everything unclear is `read-first`.
 */
const REMEDIES: { codes: readonly number[]; remedy: Remedy; reason: string }[] = [
  {
    codes: [40016, 40100, 40132, 40133, 51021, 61000],
    remedy: 'retry-later',
    reason: 'rate-limited',
  },
  { codes: [40202], remedy: 'retry-later', reason: 'write-conflict' },
  { codes: [60001], remedy: 'retry-later', reason: 'maintenance' },
  { codes: [40012], remedy: 'read-first', reason: 'nothing-to-change' },
  { codes: [40050], remedy: 'read-first', reason: 'duplicate' },
  {
    codes: [40102, 40104, 40105, 40106, 40114],
    remedy: 'sign-in',
    reason: 'token-revoked',
  },
  {
    codes: [40101, 40108, 40109, 40110, 40112, 40113, 40115, 40116, 40117],
    remedy: 'sign-in',
    reason: 'token-refused',
  },
  {
    codes: [40001, 40118, 40119, 40124, 40125, 40130, 40300, 40301, 40309],
    remedy: 'ask-permission',
    reason: 'no-permission',
  },
  { codes: [40000, 40002, 40011, 40061], remedy: 'give-up', reason: 'refused' },
  { codes: [40007], remedy: 'give-up', reason: 'not-existing' },
  {
    codes: [40003, 40006, 40010, 40051, 40400, 41001, 41002],
    remedy: 'give-up',
    reason: 'api-changed',
  },
  { codes: [40008, 40009, 40013, 40014], remedy: 'give-up', reason: 'sandbox' },
  { codes: [41000], remedy: 'give-up', reason: 'country-blocked' },
];

const BY_CODE = new Map(REMEDIES.flatMap((row) => row.codes.map((code) => [code, row] as const)));

/** TikTok's non-zero `code` as a problem. A code we do not know may mean anything, so: read first. */
export function problemOfCode(code: number, message: string): Problem {
  const known = BY_CODE.get(code);
  return {
    remedy: known?.remedy ?? 'read-first',
    reason: known?.reason ?? 'tiktok-error',
    apiCode: code,
    apiMessage: clean(message),
  };
}

/** A problem before or below TikTok's envelope. */
export function problemOf(
  reason:
    | 'offline'
    | 'timed-out'
    | 'bad-answer'
    | 'incomplete'
    | 'redirected'
    | 'tiktok-error'
    | 'api-changed'
    | 'not-covered'
    | 'account-unknown',
): Problem {
  const isInVain = reason === 'api-changed' || reason === 'not-covered' || reason === 'account-unknown';
  return {
    remedy: isInVain ? 'give-up' : 'read-first',
    reason,
    apiCode: null,
    apiMessage: null,
  };
}

/** A problem in what TikTok said about one item of a write. */
export function problemOfItem(message: string): Problem {
  return { remedy: 'give-up', reason: 'refused', apiCode: null, apiMessage: clean(message) };
}

/** TikTok's words, short enough to keep and without anything that looks like a token or an address. */
function clean(message: string): string {
  return message
    .replace(/[\w.+-]+@[\w-]+\.[\w.]+/g, '[e-mail]')
    .replace(/\b(?=\w*[a-z])(?=\w*\d)\w{24,}\b/gi, '[removed]')
    .slice(0, 300);
}
