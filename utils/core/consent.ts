/** How TikTok's page for the consent is shown, and how its answer comes back to us. */
export const CONSENT_WAYS = ['window', 'tab'] as const;
export type ConsentWay = (typeof CONSENT_WAYS)[number];

/** At what a connect by consent failed. */
export const CONSENT_REFUSALS = [
  /** TikTok could not be reached, or was in trouble. */
  'unreachable',
  /** TikTok's documents name addresses that are not TikTok's. */
  'address',
  /** TikTok makes no client for us. */
  'registration',
  /** TikTok does not send people back to a browser extension. */
  'redirect',
  /** The window was closed before TikTok answered: by the person, or because it led nowhere. */
  'closed',
  /** The person, or TikTok, said no. */
  'denied',
  /** What came back answers another question than ours. */
  'answer',
  /** TikTok does not change the code for a token. */
  'exchange',
  /** TikTok's server takes no requests from a browser extension. */
  'origin',
  /** The first real read was refused. */
  'first-read',
  /** The login reaches no ad account. */
  'no-account',
  /** The browser stopped us in the middle. */
  'interrupted',
] as const;
export type ConsentRefusal = (typeof CONSENT_REFUSALS)[number];

/** What comes next when one way is refused. */
export const NEXT_WAYS = ['again', 'tab', 'token', 'page'] as const;
export type NextWay = (typeof NEXT_WAYS)[number];

/**
 * The way after one that was refused (facts: mcp 6). What the other way back may cure leads there; what no way of the
 * consent cures leads to a token; and a login without ad accounts has Ads Manager itself, if anything.
 */
export function nextWay(at: ConsentRefusal, way: ConsentWay): NextWay {
  switch (at) {
    case 'unreachable':
    case 'answer':
    case 'interrupted':
      return 'again';
    case 'redirect':
    case 'closed':
      return way === 'window' ? 'tab' : 'token';
    case 'no-account':
      return 'page';
    case 'address':
    case 'registration':
    case 'denied':
    case 'exchange':
    case 'origin':
    case 'first-read':
      return 'token';
  }
}
