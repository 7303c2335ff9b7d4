import type { MessageKey } from '../words';

export interface Permission {
  /** As the manifest names it. */
  name: string;
  /** What it is for, to be read by the person. */
  why: MessageKey;
}

/** What a manifest asks for; the versions of manifests name it differently. */
export interface AskedFor {
  permissions?: readonly string[];
  host_permissions?: readonly string[];
  optional_permissions?: readonly string[];
  optional_host_permissions?: readonly string[];
}

/** Everything that some build's manifest asks for, with the reason; a test compares the two. */
export const PERMISSIONS: readonly Permission[] = [
  { name: 'https://ads.tiktok.com/*', why: 'welcome_may_ads_manager' },
  { name: 'https://business-api.tiktok.com/*', why: 'welcome_may_api' },
  { name: 'storage', why: 'welcome_may_storage' },
  { name: 'alarms', why: 'welcome_may_alarms' },
  { name: 'notifications', why: 'welcome_may_notifications' },
  { name: 'identity', why: 'mcp_may_identity' },
  { name: 'sidePanel', why: 'welcome_may_side_panel' },
];

/** What is asked for only when the person wants what needs it. */
export const OPTIONAL_PERMISSIONS: readonly Permission[] = [
  { name: 'cookies', why: 'welcome_may_cookies' },
  { name: 'http://127.0.0.1/*', why: 'mcp_may_own_computer' },
];

/** What this build asks for at once, and what it may ask for later. */
export function askedOf(manifest: AskedFor): { atOnce: Permission[]; later: Permission[] } {
  const { permissions = [], host_permissions = [] } = manifest;
  const { optional_permissions = [], optional_host_permissions = [] } = manifest;
  const within = (names: readonly string[]) => (one: Permission) => names.includes(one.name);
  return {
    atOnce: PERMISSIONS.filter(within([...permissions, ...host_permissions])),
    later: OPTIONAL_PERMISSIONS.filter(within([...optional_permissions, ...optional_host_permissions])),
  };
}
