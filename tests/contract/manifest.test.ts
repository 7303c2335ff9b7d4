import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const CHROME = '.output/chrome-mv3';
const FIREFOX = '.output/firefox-mv2';
const HOSTS = ['https://ads.tiktok.com/*', 'https://business-api.tiktok.com/*'];
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; " +
  "connect-src 'self' https://business-api.tiktok.com https://ads.tiktok.com; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const SIZES = ['16', '32', '48', '96', '128'];
const ICONS = Object.fromEntries(SIZES.map((size) => [size, `icon/${size}.png`]));

const COMMANDS = {
  'first-flag': { suggested_key: { default: 'Alt+Shift+F' }, description: '__MSG_shortcut_first_flag__' },
  'pause-row': { suggested_key: { default: 'Alt+Shift+P' }, description: '__MSG_shortcut_pause_row__' },
};
const OPENS = { suggested_key: { default: 'Alt+Shift+S' } };

/** What both browsers are told. Exact: a permission more or an entry more is a decision, not an accident. */
const COMMON = {
  name: '__MSG_extensionName__',
  short_name: 'Standstill',
  description: '__MSG_extensionDescription__',
  default_locale: 'en',
  version: (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version,
  icons: ICONS,
  /** Asked for in the options page, when the person wants checks to go on without a tab. */
  optional_permissions: ['cookies'],
  options_ui: { open_in_tab: true, page: 'options.html' },
  content_scripts: [
    {
      matches: ['https://ads.tiktok.com/i18n/*'],
      run_at: 'document_idle',
      js: ['content-scripts/ads-manager.js'],
    },
    {
      matches: ['https://ads.tiktok.com/i18n/*'],
      run_at: 'document_start',
      js: ['content-scripts/page-bridge.js'],
      world: 'MAIN',
    },
  ],
};

const EXPECTED = {
  [CHROME]: {
    ...COMMON,
    manifest_version: 3,
    minimum_chrome_version: '120',
    permissions: ['storage', 'alarms', 'notifications', 'identity', 'sidePanel'],
    host_permissions: HOSTS,
    /** Asked for where TikTok does not send its answer to an extension: the address of one tab is read. */
    optional_host_permissions: ['http://127.0.0.1/*'],
    content_security_policy: { extension_pages: CSP },
    background: { type: 'module', service_worker: 'background.js' },
    action: { default_title: 'Standstill', default_popup: 'popup.html' },
    commands: { _execute_action: OPENS, ...COMMANDS },
    side_panel: { default_path: 'sidepanel.html' },
  },
  [FIREFOX]: {
    ...COMMON,
    manifest_version: 2,
    permissions: ['storage', 'alarms', 'notifications', 'identity', ...HOSTS],
    content_security_policy: CSP,
    background: { scripts: ['background.js'] },
    browser_action: { default_title: 'Standstill', default_popup: 'popup.html' },
    commands: { _execute_browser_action: OPENS, ...COMMANDS },
    sidebar_action: { default_title: 'Standstill', default_panel: 'sidepanel.html', open_at_install: false },
    browser_specific_settings: {
      gecko: {
        id: 'standstill@standstill.app',
        strict_min_version: '142.0',
        data_collection_permissions: { required: ['none'] },
      },
    },
  },
};

interface Manifest {
  icons?: Record<string, string>;
  [key: string]: unknown;
}

describe.each(Object.entries(EXPECTED))('the manifest in %s', (build, expected) => {
  const manifest = JSON.parse(readFileSync(join(build, 'manifest.json'), 'utf8')) as Manifest;

  it('says exactly what was decided', () => {
    expect(manifest).toEqual(expected);
  });

  it('lets no page reach a file of ours', () => {
    expect(manifest).not.toHaveProperty('web_accessible_resources');
    expect(manifest).not.toHaveProperty('externally_connectable');
  });

  it('has an icon of every size it names, of that size', () => {
    for (const [size, path] of Object.entries(manifest.icons ?? {})) {
      const file = join(build, path);
      expect(existsSync(file), file).toBe(true);
      const png = readFileSync(file);
      expect([png.readUInt32BE(16), png.readUInt32BE(20)], file).toEqual([Number(size), Number(size)]);
    }
  });
});
