import type { Shape } from './shape';

/** Who may send a command: our script in Ads Manager, or our own pages. Own pages may send everything. */
export type AllowedSender = 'ads-manager' | 'own-page';

/** Commands by name: who may send each, what it takes, what it answers. */
export type CommandTable = Record<
  string,
  { from: AllowedSender; input: Shape<unknown>; output: Shape<unknown> }
>;

/** The part of the browser's message sender that we decide by. */
export interface Sender {
  id?: string | undefined;
  url?: string | undefined;
  origin?: string | undefined;
  tab?: { id?: number | undefined } | undefined;
  frameId?: number | undefined;
}

const ADS_MANAGER_ORIGIN = 'https://ads.tiktok.com';

/**
 * Who sent a message, or null when it must be refused. `sender.url` of a content script goes stale on
 * soft navigation, so only its origin is used (facts: anchors, point 12).
 *
 * @param ownOrigin origin of the extension's own pages, without a trailing slash
 */
export function whoIs(sender: Sender, ownId: string, ownOrigin: string): AllowedSender | null {
  if (sender.id !== ownId) return null;
  const origin = sender.origin ?? originOf(sender.url);
  if (origin === ownOrigin) return 'own-page';
  if (origin === ADS_MANAGER_ORIGIN && sender.tab?.id !== undefined && (sender.frameId ?? 0) === 0) {
    return 'ads-manager';
  }
  return null;
}

/** Own pages may do what a page script may do, never the other way round. */
export function mayCall(who: AllowedSender, needed: AllowedSender): boolean {
  return who === 'own-page' || needed === 'ads-manager';
}

/** The origin of a URL, also for extension URLs to which some browsers give the opaque origin `null`. */
export function originOf(url: string | undefined): string | null {
  if (url === undefined) return null;
  try {
    const parsed = new URL(url);
    // Firefox and older Chromium give moz-extension: URLs the opaque origin "null".
    return parsed.origin === 'null' ? `${parsed.protocol}//${parsed.host}` : parsed.origin;
  } catch {
    return null;
  }
}
