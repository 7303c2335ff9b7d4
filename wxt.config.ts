import { readFileSync, readdirSync } from 'node:fs';
import preact from '@preact/preset-vite';
import { transformWithEsbuild, type Plugin, type ResolvedConfig, type Rollup } from 'vite';
import { defineConfig } from 'wxt';

/** What the extension may reach; nothing else is ever requested. */
const TIKTOK_HOSTS = ['https://ads.tiktok.com/*', 'https://business-api.tiktok.com/*'];

/** Where TikTok may send its answer instead; nothing is requested there, a tab's address is read. */
const OWN_COMPUTER = 'http://127.0.0.1/*';

/** Extension pages load only what ships in the package and talk only to TikTok: its API, and Ads Manager's own lists. */
const PAGE_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self' https://business-api.tiktok.com https://ads.tiktok.com",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Preact's way to set markup from text, which nothing of ours uses: what is not shipped cannot be misused. */
const SETS_MARKUP =
  /(\w+)\?\(\w+\|\|\w+&&\(\1\.__html==\w+\.__html\|\|\1\.__html==\w+\.innerHTML\)\|\|\(\w+\.innerHTML=\1\.__html\),\w+\.__k=\[\]\):/;

function withoutInnerHtml(): Plugin {
  return {
    name: 'without-inner-html',
    transform(code, id) {
      if (!/\/preact\/dist\/preact\.m?js(\?|$)/.test(id)) return null;
      if (!SETS_MARKUP.test(code)) throw new Error('This version of Preact sets markup in another way');
      return { code: code.replace(SETS_MARKUP, ''), map: null };
    },
  };
}

function isThePage({ build }: ResolvedConfig): boolean {
  return JSON.stringify([build.lib, build.rollupOptions.input]).includes('ads-manager.content');
}

/**
 * The page script needs none of what the polyfill evens out: `runtime` and `i18n` speak promises in every
 * browser we build for. Leaving it out there keeps what Ads Manager has to load small.
 */
function withoutPolyfillInThePage(browser: string): Plugin {
  const native =
    browser === 'firefox'
      ? 'globalThis.browser'
      : 'globalThis.browser?.runtime?.id ? globalThis.browser : globalThis.chrome';
  let inThePage = false;
  return {
    name: 'without-polyfill-in-the-page',
    enforce: 'pre',
    configResolved(config) {
      inThePage = isThePage(config);
    },
    resolveId: (id) => (inThePage && id === 'webextension-polyfill' ? '\0native-browser' : null),
    load: (id) => (id === '\0native-browser' ? `export default ${native}` : null),
  };
}

/**
 * A class whose constructor keeps what it is given names each such field twice once it is JavaScript: declared,
 * and assigned. The page script goes without the declarations.
 */
function withoutDeclaredFields(): Plugin {
  let inThePage = false;
  return {
    name: 'without-declared-fields',
    configResolved(config) {
      inThePage = isThePage(config);
    },
    transform: (code, id) =>
      inThePage && /\.tsx?$/.test(id) ? { code: code.replace(/^  [a-zA-Z]\w*;$/gm, ''), map: null } : null,
  };
}

/** Bytes. A file smaller than this is not worth one of its own. */
const SMALL_FILE = 40_000;

/** Files that pages share, by which pages: the first that has all who want it takes a module, with its style. */
const SHARED_FILES = [
  { name: 'desk', of: /(popup|sidepanel)\/index\.html$/ },
  { name: 'orders', of: /(popup|sidepanel|welcome)\/index\.html$/ },
  { name: 'pages', of: /\.html$/ },
];

/** A page opens the later the more files it loads. What the worker loads, too, is kept out of those of the pages. */
function withFewFiles(): Plugin {
  return {
    name: 'with-few-files',
    outputOptions: (options) =>
      options.format !== 'es'
        ? null
        : {
            ...options,
            experimentalMinChunkSize: SMALL_FILE,
            onlyExplicitManualChunks: true,
            manualChunks: (id, { getModuleInfo }) => {
              const entries = entriesOf(id, getModuleInfo);
              if (entries.length < 2) return undefined;
              return SHARED_FILES.find(({ of }) => entries.every((entry) => of.test(entry)))?.name;
            },
          },
  };
}

/** The pages and scripts that load this module before they start. */
function entriesOf(id: string, infoOf: Rollup.GetModuleInfo): string[] {
  const seen = new Set([id]);
  // A set grows while it is walked through.
  for (const one of seen) for (const importer of infoOf(one)?.importers ?? []) seen.add(importer);
  return [...seen].filter((one) => infoOf(one)?.isEntry);
}

/** Only in this mode is there a clock that can be moved; see `tests/support/demo-clock.ts`. */
const DEMO = 'demo';
const DEMO_CLOCK = 'demo-clock.js';

/**
 * The demo build is the production build, byte by byte, but for one file more and one line in front of the
 * worker and of each page that loads it first.
 */
function withDemoClock(): Plugin {
  return {
    name: 'with-demo-clock',
    config: () => ({
      define: { 'process.env.NODE_ENV': '"production"', 'import.meta.env.MODE': '"production"' },
    }),
    async generateBundle({ format }, bundle) {
      // Scripts for the page are no modules, and keep the page's own clock.
      if (format !== 'es') return;
      const path = 'tests/support/demo-clock.ts';
      const { code } = await transformWithEsbuild(readFileSync(path, 'utf8'), path, { minify: true });
      this.emitFile({ type: 'asset', fileName: DEMO_CLOCK, source: code });
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk' && chunk.isEntry) chunk.code = `import"/${DEMO_CLOCK}";\n${chunk.code}`;
      }
    },
  };
}

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  vite: ({ mode, browser }) => ({
    define: { LOCALE_FOLDERS: JSON.stringify(readdirSync('public/_locales')) },
    plugins: [
      preact(),
      withoutInnerHtml(),
      withoutPolyfillInThePage(browser),
      withoutDeclaredFields(),
      withFewFiles(),
      ...(mode === DEMO ? [withDemoClock()] : []),
    ],
  }),
  manifest: ({ browser, manifestVersion }) => ({
    name: '__MSG_extensionName__',
    short_name: 'Standstill',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    // `identity` shows TikTok's page of consent in a window of the browser's own.
    permissions: [
      'storage',
      'alarms',
      'notifications',
      'identity',
      ...(manifestVersion === 2 ? TIKTOK_HOSTS : []),
    ],
    // Asked for only when the person wants the worker to read while no tab is open.
    optional_permissions: ['cookies'],
    ...(manifestVersion === 3
      ? {
          host_permissions: TIKTOK_HOSTS,
          // Asked for only when TikTok does not send its answer to an extension.
          optional_host_permissions: [OWN_COMPUTER],
        }
      : {}),
    // Stopping everything has no shortcut: it must not happen by a slip of the hand.
    commands: {
      [manifestVersion === 3 ? '_execute_action' : '_execute_browser_action']: {
        suggested_key: { default: 'Alt+Shift+S' },
      },
      'first-flag': {
        suggested_key: { default: 'Alt+Shift+F' },
        description: '__MSG_shortcut_first_flag__',
      },
      'pause-row': {
        suggested_key: { default: 'Alt+Shift+P' },
        description: '__MSG_shortcut_pause_row__',
      },
    },
    content_security_policy: manifestVersion === 3 ? { extension_pages: PAGE_CSP } : PAGE_CSP,
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'standstill@standstill.app',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '120' }),
  }),
});
