import type { Actor } from '../world/types';

/** Operator, Source and App ID of a change. */
export type Signature = [operator: string, source: string, appId: string];

/** Whoever owns the tokens and the login of the simulated accounts. */
const OWNER = 'owner@example.com';
/** Some other developer's app. */
const OTHER_APP = '7309876543210987654';
const NONE = '--';

/** First and last letter before the @, stars between. */
function masked(email: string): string {
  const [local = '', host = ''] = email.split('@');
  const stars = '*'.repeat(Math.max(1, local.length - 2));
  return `${local.slice(0, 1)}${stars}${local.length > 1 ? local.slice(-1) : ''}@${host}`;
}

/** The e-mail of a person who is known by a name only. */
function emailOf(name: string): string {
  return name.includes('@') ? name : `${name.toLowerCase().replaceAll(/\s+/g, '.')}@example.com`;
}

/** Who did it, as the change log tells. facts: marketing-api 5.1 */
export function signatureOf({ kind, name, appId }: Actor): Signature {
  switch (kind) {
    case 'user':
      return [masked(name === undefined ? OWNER : emailOf(name)), 'TikTok Ads Manager', NONE];
    case 'page':
      return [masked(OWNER), 'TikTok Ads Manager', NONE];
    case 'api':
      return [masked(OWNER), 'Marketing API', appId ?? NONE];
    case 'app':
      return [masked(OWNER), 'Marketing API', name !== undefined && /^\d+$/.test(name) ? name : OTHER_APP];
    case 'rule':
      return [name ?? 'Automated rule', 'Automated rules', NONE];
    case 'platform':
      return ['System', 'System', NONE];
  }
}
